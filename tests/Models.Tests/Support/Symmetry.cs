using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Models.Tests.Support;

/// <summary>
/// What one cloud of a batch goes through: a rotation or reflection, a translation, a new order of its points.
/// </summary>
internal sealed record Symmetry(OrthogonalMatrix Element, double[] Shift, int[] Permutation)
{
    public static Symmetry Random(Random random, int count, bool withInversion)
    {
        int[] permutation = [.. Enumerable.Range(0, count)];
        random.Shuffle(permutation);
        var element = new OrthogonalMatrix(Rotation.Random(random), withInversion);
        return new Symmetry(
            element,
            [random.NextDouble() * 5, random.NextDouble() * 5, random.NextDouble() * 5],
            permutation
        );
    }

    /// <summary>Rows of features transformed, and reordered if they are rows of points.</summary>
    public double[] TransformRows(double[] rows, Irreps irreps, bool isPermuted)
    {
        double[] turned = WignerD.Transform(irreps, Element, rows);
        if (!isPermuted)
            return turned;
        var result = new double[rows.Length];
        for (int i = 0; i < Permutation.Length; i++)
            Array.Copy(turned, i * irreps.Dim, result, Permutation[i] * irreps.Dim, irreps.Dim);
        return result;
    }

    /// <summary>Rows of a batch, transformed cloud by cloud: one row a point, or one a cloud.</summary>
    public static double[] TransformBatch(IReadOnlyList<Symmetry> symmetries, double[] rows, Irreps irreps)
    {
        bool isPerPoint = rows.Length != symmetries.Count * irreps.Dim;
        var result = new List<double>(rows.Length);
        foreach (Symmetry symmetry in symmetries)
        {
            int length = irreps.Dim * (isPerPoint ? symmetry.Permutation.Length : 1);
            result.AddRange(symmetry.TransformRows(rows[result.Count..(result.Count + length)], irreps, isPerPoint));
        }

        Assert.Equal(rows.Length, result.Count);
        return [.. result];
    }
}
