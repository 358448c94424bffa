using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Models.Tests.Support;

/// <summary>What one cloud of a batch goes through: a rotation or reflection, a translation, a new order of its points.</summary>
internal sealed record Symmetry(OrthogonalMatrix Element, double[] Shift, int[] Permutation)
{
    public static Symmetry Random(Random random, int count, bool withInversion)
    {
        int[] permutation = [.. Enumerable.Range(0, count)];
        random.Shuffle(permutation);
        var element = new OrthogonalMatrix(Rotation.Random(random), withInversion);
        return new Symmetry(element, [random.NextDouble() * 5, random.NextDouble() * 5, random.NextDouble() * 5], permutation);
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
}
