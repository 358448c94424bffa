using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>An emitted bilinear kernel on arrays of its own, each row's result stored: forward, and forward with backward.</summary>
/// <param name="Group">The line of the table above it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Peer">The peer's name of it.</param>
/// <param name="Forward">Multiply-adds of a row.</param>
/// <param name="Backward">Multiply-adds of the reverse of a row.</param>
internal sealed record KernelCase(string Group, string Name, string Peer, long Forward = 0, long Backward = 0)
{
    /// <summary>Both directions.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="isShared">Whether all rows see the same weights.</param>
    public IEnumerable<Case> Create<TKernel>(int rows, bool isShared)
        where TKernel : struct, IBilinearKernel
    {
        int xd = TKernel.LeftDim, yd = TKernel.RightDim, zd = TKernel.ResultDim, wd = TKernel.WeightCount;
        int wRow = isShared ? 0 : wd, weights = isShared ? Math.Max(wd, 1) : rows * wd;
        float[] x = Numbers.Random((long)rows * xd, 1), y = Numbers.Random((long)rows * yd, 2), w = Numbers.Random(weights, 3), z = new float[rows * zd], gz = Numbers.Random((long)rows * zd, 4);
        float[] gx = new float[x.Length], gy = new float[y.Length], gw = new float[w.Length], scratch = new float[TKernel.ScratchSize(rows) + 1];
        double bytes = sizeof(float) * ((double)rows * (xd + yd + zd) + weights);

        void RunForward()
        {
            Array.Clear(z);
            TKernel.Forward(rows, in x[0], xd, in y[0], yd, in w[0], wRow, ref z[0], zd, ref scratch[0]);
        }

        void RunBoth()
        {
            RunForward();
            Array.Clear(gx);
            Array.Clear(gy);
            Array.Clear(gw);
            TKernel.Backward(rows, in x[0], xd, in y[0], yd, in w[0], wRow, in gz[0], zd, ref gx[0], ref gy[0], ref gw[0], ref scratch[0]);
        }

        yield return new Case(Group, Name + ", forward", rows, RunForward) { Flops = 2.0 * rows * Forward, Bytes = bytes, Peer = Peer + " forward" };
        yield return new Case(Group, Name + ", forward + backward", rows, RunBoth)
        {
            Flops = 2.0 * rows * (Forward + Backward),
            Bytes = bytes + (sizeof(float) * (2.0 * (((double)rows * (xd + yd)) + weights) + ((double)rows * zd))),
            Peer = Peer + " both",
        };
    }

    /// <summary>The same, each receiver's rows summed: what a convolution does with its edges.</summary>
    public IEnumerable<Case> CreateSummed<TKernel>(int rows, int degree)
        where TKernel : struct, IBilinearKernel
    {
        int xd = TKernel.LeftDim, yd = TKernel.RightDim, zd = TKernel.ResultDim, wd = TKernel.WeightCount, receivers = rows / degree;
        float[] x = Numbers.Random((long)rows * xd, 1), y = Numbers.Random((long)rows * yd, 2), w = Numbers.Random((long)rows * wd, 3), z = new float[receivers * zd], gz = Numbers.Random((long)receivers * zd, 4);
        float[] gx = new float[x.Length], gy = new float[y.Length], gw = new float[w.Length], scratch = new float[TKernel.ScratchSize(degree) + 1];
        double bytes = sizeof(float) * ((double)rows * (xd + yd + wd) + ((double)receivers * zd));

        void RunForward()
        {
            Array.Clear(z);
            for (int r = 0; r < receivers; r++)
            {
                int row = r * degree;
                TKernel.Forward(degree, in x[row * xd], xd, in y[row * yd], yd, in w[row * wd], wd, ref z[r * zd], 0, ref scratch[0]);
            }
        }

        void RunBoth()
        {
            RunForward();
            Array.Clear(gx);
            Array.Clear(gy);
            Array.Clear(gw);
            for (int r = 0; r < receivers; r++)
            {
                int row = r * degree;
                TKernel.Backward(degree, in x[row * xd], xd, in y[row * yd], yd, in w[row * wd], wd, in gz[r * zd], 0, ref gx[row * xd], ref gy[row * yd], ref gw[row * wd], ref scratch[0]);
            }
        }

        yield return new Case(Group, Name + ", forward", rows, RunForward) { Flops = 2.0 * rows * Forward, Bytes = bytes, Peer = Peer + " forward" };
        yield return new Case(Group, Name + ", forward + backward", rows, RunBoth)
        {
            Flops = 2.0 * rows * (Forward + Backward),
            Bytes = bytes + (sizeof(float) * (2.0 * ((double)rows * (xd + yd + wd)) + ((double)receivers * zd))),
            Peer = Peer + " both",
        };
    }
}
