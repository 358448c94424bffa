using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>What one cloud goes through: a rotation or reflection, a translation, a new order of its points.</summary>
internal sealed record CloudSymmetry(OrthogonalMatrix Element, double[] Shift, int[] Permutation)
{
    public static CloudSymmetry Identity(int count) =>
        new(OrthogonalMatrix.Identity, [0, 0, 0], [.. Enumerable.Range(0, count)]);

    public static CloudSymmetry Random(Random random, int count, bool inverts)
    {
        int[] permutation = [.. Enumerable.Range(0, count)];
        random.Shuffle(permutation);
        return new CloudSymmetry(
            new OrthogonalMatrix(Rotation.Random(random), inverts),
            [3 * random.NextDouble(), -2 * random.NextDouble(), 4 * random.NextDouble()],
            permutation
        );
    }

    /// <summary>Rows of points in their new order: row i of the old stands at Permutation[i].</summary>
    public double[] Reorder(double[] rows, int dim)
    {
        var result = new double[rows.Length];
        for (int i = 0; i < Permutation.Length; i++)
            Array.Copy(rows, i * dim, result, Permutation[i] * dim, dim);
        return result;
    }

    /// <summary>Positions turned, moved and reordered.</summary>
    public double[] Move(double[] positions)
    {
        double[] turned = SymmetryMath.TurnRows(Element.ToMatrix(), positions);
        for (int i = 0; i < turned.Length; i++)
            turned[i] += Shift[i % 3];
        return turned;
    }
}
