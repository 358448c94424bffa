using GeoDL.Typed;

namespace GeoDLModel._1;

/// <summary>A cloud, and the velocity of each of its points.</summary>
public sealed record Sample(PointCloud<Point> Cloud, Rows<Flow> Velocities)
{
    private const int Count = 40;
    private const double Size = 4;
    private const double Reach = 2;

    /// <summary>A random cloud, the same for the same seed.</summary>
    public static Sample Random(int seed)
    {
        var random = new Random(seed);
        double[] positions = [.. Enumerable.Range(0, 3 * Count).Select(_ => Size * random.NextDouble())];
        return new Sample(CloudAt(positions), Rows<Flow>.From(Pull(positions)));
    }

    /// <summary>A cloud of points at these places: x, y, z of each.</summary>
    public static PointCloud<Point> CloudAt(double[] positions) =>
        PointCloud.Create<Point>(
            positions,
            [.. Enumerable.Repeat(1.0, positions.Length / 3)],
            Neighbours.WithinRadius(Reach)
        );

    /// <summary>Every point is pulled by its neighbours, by near ones more strongly.</summary>
    private static double[] Pull(double[] x)
    {
        var velocities = new double[x.Length];
        for (int i = 0; i < x.Length; i += 3)
        {
            for (int j = 0; j < x.Length; j += 3)
            {
                double r = Math.Sqrt(Enumerable.Range(0, 3).Sum(k => (x[j + k] - x[i + k]) * (x[j + k] - x[i + k])));
                for (int k = 0; k < 3 && r < Reach; k++)
                    velocities[i + k] += (x[j + k] - x[i + k]) * (Reach - r);
            }
        }

        return velocities;
    }
}
