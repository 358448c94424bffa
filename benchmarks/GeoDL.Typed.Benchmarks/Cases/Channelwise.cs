using GeoDL.Typed.Algebra;
using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Generated;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Channel-wise products of 64 copies with the harmonics, weights given for each row, each row's result stored.</summary>
internal static class Channelwise
{
    private const int Copies = 64;

    public static IEnumerable<Case> Create(int rows) =>
    [
        .. Of<GeoDL_Typed_Benchmarks_Cases_ChannelwiseLayers_Degree1_Product>(1, rows),
        .. Of<GeoDL_Typed_Benchmarks_Cases_ChannelwiseLayers_Degree2_Product>(2, rows),
        .. Of<GeoDL_Typed_Benchmarks_Cases_ChannelwiseLayers_Degree3_Product>(3, rows),
    ];

    private static IEnumerable<Case> Of<TKernel>(int degree, int rows)
        where TKernel : struct, IBilinearKernel
    {
        int xd = TKernel.LeftDim, yd = TKernel.RightDim, zd = TKernel.ResultDim, wd = TKernel.WeightCount;
        float[] x = Numbers.Random((long)rows * xd, 1), y = Numbers.Random((long)rows * yd, 2), w = Numbers.Random((long)rows * wd, 3), z = Numbers.Random((long)rows * zd, 4);
        float[] gx = new float[x.Length], gy = new float[y.Length], gw = new float[w.Length], scratch = new float[TKernel.ScratchSize(rows)];
        TensorProductSpec spec = TensorProductSpec.Channelwise(Natural(Copies, degree), Natural(1, degree), [.. Natural(1, degree).Select(static b => b.Irrep)]);
        double bytes = sizeof(float) * (double)rows * (xd + yd + wd + zd);
        string group = $"channel-wise product, {Copies} copies, {rows} rows";
        yield return new Case(group, $"l_max {degree}, forward", rows, 2.0 * rows * ProductWork.Forward(spec), bytes, () =>
        {
            Array.Clear(z);
            TKernel.Forward(rows, in x[0], xd, in y[0], yd, in w[0], wd, ref z[0], zd, ref scratch[0]);
        });
        yield return new Case(group, $"l_max {degree}, backward", rows, 2.0 * rows * ProductWork.Backward(spec), bytes + (sizeof(float) * (double)rows * (xd + yd + wd)), () =>
        {
            Array.Clear(gx);
            Array.Clear(gy);
            Array.Clear(gw);
            TKernel.Backward(rows, in x[0], xd, in y[0], yd, in w[0], wd, in z[0], zd, ref gx[0], ref gy[0], ref gw[0], ref scratch[0]);
        });
    }

    /// <summary>One block a degree, with the parity of the harmonics.</summary>
    private static Irreps Natural(int copies, int degree) =>
        new(Enumerable.Range(0, degree + 1).Select(l => new MulIrrep(copies, new Irrep(l, l % 2 == 0 ? Parity.Even : Parity.Odd))));
}
