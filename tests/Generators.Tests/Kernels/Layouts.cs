using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Rows between public order (mul_ir) and the inner layout.</summary>
internal static class Layouts
{
    public static double[] ToInner(Irreps irreps, double[] rows)
    {
        int[] source = RowLayout.Of(irreps).SourceIndex();
        return
        [
            .. Enumerable.Range(0, rows.Length).Select(i => rows[i / irreps.Dim * irreps.Dim + source[i % irreps.Dim]]),
        ];
    }

    public static double[] ToPublic(Irreps irreps, double[] rows)
    {
        int[] source = RowLayout.Of(irreps).SourceIndex();
        double[] result = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            result[i / irreps.Dim * irreps.Dim + source[i % irreps.Dim]] = rows[i];

        return result;
    }
}
