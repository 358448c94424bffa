using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Galaxies.Coarse;

/// <summary>
/// The nodes of the coarse graph: galaxies far from each other, chosen by distances alone, so that they turn and move
/// with the cloud.
/// </summary>
public static class CoarseNodes
{
    /// <summary>
    /// Farthest-point sampling: first the galaxy whose nearest neighbour is farthest away, then again and again the one
    /// that is farthest from those chosen. Between galaxies at equal distances, which only contrived clouds have, the
    /// first one is taken.
    /// </summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="count">Nodes at most; all galaxies where there are fewer.</param>
    /// <returns>Numbers of galaxies, in the order of choice.</returns>
    public static int[] Choose(GalaxyCloud cloud, int count)
    {
        int n = cloud.Count,
            size = Math.Min(count, n);
        if (size == 0)
            return [];

        int[] nodes = new int[size];
        nodes[0] = Loneliest(cloud);
        double[] distances = [.. Enumerable.Range(0, n).Select(i => Squared(cloud, nodes[0], i))];
        for (int k = 1; k < size; k++)
        {
            nodes[k] = Array.IndexOf(distances, distances.Max());
            for (int i = 0; i < n; i++)
                distances[i] = Math.Min(distances[i], Squared(cloud, nodes[k], i));
        }

        return nodes;
    }

    private static int Loneliest(GalaxyCloud cloud)
    {
        double[] nearest = new double[cloud.Count];
        Array.Fill(nearest, double.PositiveInfinity);
        for (int i = 0; i < nearest.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double squared = Squared(cloud, i, j);
                nearest[i] = Math.Min(nearest[i], squared);
                nearest[j] = Math.Min(nearest[j], squared);
            }
        }

        return Array.IndexOf(nearest, nearest.Max());
    }

    private static double Squared(GalaxyCloud cloud, int i, int j)
    {
        (double x, double y, double z) = cloud.Separation(i, j);
        return (x * x) + (y * y) + (z * z);
    }
}
