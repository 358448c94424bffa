using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>An emitted bilinear kernel on arrays of its own: forward, and forward with backward.</summary>
/// <param name="Group">The line of the table above it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Peer">The peer's name of it.</param>
/// <param name="Forward">Multiply-adds of a row.</param>
/// <param name="Backward">Multiply-adds of the reverse of a row.</param>
internal sealed record KernelCase(string Group, string Name, string Peer, long Forward = 0, long Backward = 0)
{
    /// <summary>Both directions, each row's result stored.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="isShared">Whether all rows see the same weights.</param>
    public IEnumerable<Case> Create<TKernel>(int rows, bool isShared)
        where TKernel : struct, IBilinearKernel => Create<TKernel>(rows, rows, TKernel.ResultDim, isShared);

    /// <summary>Both directions, each receiver's rows summed: what a convolution does with its edges.</summary>
    public IEnumerable<Case> CreateSummed<TKernel>(int rows, int degree)
        where TKernel : struct, IBilinearKernel => Create<TKernel>(rows, degree, 0, isShared: false);

    /// <summary>So many rows a call; the rows of a call are summed if <paramref name="zRow"/> is 0.</summary>
    private IEnumerable<Case> Create<TKernel>(int rows, int each, int zRow, bool isShared)
        where TKernel : struct, IBilinearKernel
    {
        int xd = TKernel.LeftDim, yd = TKernel.RightDim, zd = TKernel.ResultDim, wd = TKernel.WeightCount, calls = rows / each;
        int wRow = isShared ? 0 : wd, weights = isShared ? Math.Max(wd, 1) : rows * wd, results = (zRow == 0 ? calls : rows) * zd;
        float[] x = Numbers.Random((long)rows * xd, 1), y = Numbers.Random((long)rows * yd, 2), w = Numbers.Random(weights, 3), z = new float[results], gz = Numbers.Random(results, 4);
        float[] gx = new float[x.Length], gy = new float[y.Length], gw = new float[w.Length], scratch = new float[TKernel.ScratchSize(each) + 1];
        double operands = ((double)rows * (xd + yd)) + weights;

        void RunForward()
        {
            if (zRow == 0)
                Array.Clear(z);
            for (int call = 0; call < calls; call++)
            {
                int row = call * each;
                TKernel.Forward(each, in x[row * xd], xd, in y[row * yd], yd, in w[row * wRow], wRow, ref z[zRow == 0 ? call * zd : row * zd], zRow, ref scratch[0]);
            }
        }

        void RunBoth()
        {
            RunForward();
            Array.Clear(gx);
            Array.Clear(gy);
            Array.Clear(gw);
            for (int call = 0; call < calls; call++)
            {
                int row = call * each;
                TKernel.Backward(
                    each, in x[row * xd], xd, in y[row * yd], yd, in w[row * wRow], wRow, in gz[zRow == 0 ? call * zd : row * zd], zRow,
                    ref gx[row * xd], ref gy[row * yd], ref gw[row * wRow], ref scratch[0]);
            }
        }

        yield return new Case(Group, Name + ", forward", rows, RunForward)
        {
            Flops = 2.0 * rows * Forward,
            Bytes = sizeof(float) * (operands + results),
            Peer = Peer + " forward",
        };
        yield return new Case(Group, Name + ", forward + backward", rows, RunBoth)
        {
            Flops = 2.0 * rows * (Forward + Backward),
            Bytes = sizeof(float) * ((3 * operands) + (2.0 * results)),
            Peer = Peer + " both",
        };
    }
}
