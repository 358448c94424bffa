using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Rows of edges: a symmetry brings them into another order, which both neighbour lists tell.</summary>
internal static class EdgeRows
{
    /// <summary>What the rows must become. Not for periodic scenes, where several edges have the same ends.</summary>
    public static double[] Transform(
        Scene scene,
        double[] values,
        Irreps irreps,
        BatchSymmetry symmetry,
        NeighbourList before,
        NeighbourList after
    )
    {
        int[] newRow = NewRows(scene, symmetry, out int[] cloudOf);
        var places = new Dictionary<(int, int), Queue<int>>();
        for (int e = 0; e < after.Count; e++)
        {
            if (!places.TryGetValue((after.Senders[e], after.Receivers[e]), out Queue<int>? queue))
                places.Add((after.Senders[e], after.Receivers[e]), queue = []);
            queue.Enqueue(e);
        }

        var result = new double[values.Length];
        int dim = irreps.Dim;
        for (int e = 0; e < before.Count; e++)
        {
            double[] turned = symmetry
                .Clouds[cloudOf[before.Senders[e]]]
                .Turn(irreps, values[(e * dim)..((e + 1) * dim)]);
            if (
                places.TryGetValue((newRow[before.Senders[e]], newRow[before.Receivers[e]]), out Queue<int>? queue)
                && queue.TryDequeue(out int to)
            )
            {
                turned.CopyTo(result, to * dim);
            }
        }

        return result;
    }

    private static int[] NewRows(Scene scene, BatchSymmetry symmetry, out int[] cloudOf)
    {
        int clouds = scene.Positions.Length;
        var oldStart = new int[clouds + 1];
        for (int c = 0; c < clouds; c++)
            oldStart[c + 1] = oldStart[c] + scene.CountOf(c);
        var newRow = new int[oldStart[clouds]];
        cloudOf = new int[oldStart[clouds]];
        int start = 0;
        foreach (int cloud in symmetry.Order)
        {
            for (int i = 0; i < scene.CountOf(cloud); i++)
            {
                newRow[oldStart[cloud] + i] = start + symmetry.Clouds[cloud].Permutation[i];
                cloudOf[oldStart[cloud] + i] = cloud;
            }

            start += scene.CountOf(cloud);
        }

        return newRow;
    }
}
