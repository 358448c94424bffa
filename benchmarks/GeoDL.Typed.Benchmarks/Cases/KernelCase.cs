using System.Numerics;
using System.Runtime.CompilerServices;
using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>An emitted bilinear kernel on arrays of its own: forward, and forward with backward.</summary>
/// <param name="Group">The line of the table above it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Peer">The peer's name of it.</param>
/// <param name="Forward">Multiply-adds of a row.</param>
/// <param name="Backward">Multiply-adds of the reverse of a row.</param>
/// <param name="Against">The name of the case that it is compared with.</param>
internal sealed record KernelCase(
    string Group,
    string Name,
    string Peer,
    long Forward,
    long Backward,
    string? Against = null
)
{
    /// <summary>Both directions, each row's result stored.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="isShared">Whether all rows see the same weights.</param>
    public IEnumerable<Case> Create<TKernel>(int rows, bool isShared)
        where TKernel : struct, IBilinearKernel => Create<TKernel, float>(rows, rows, TKernel.ResultDim, isShared);

    /// <summary>Both directions, each receiver's rows summed: what a convolution does with its edges.</summary>
    public IEnumerable<Case> CreateSummed<TKernel, S>(int rows, int degree)
        where TKernel : struct, IBilinearKernel
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Create<TKernel, S>(rows, degree, 0, isShared: false);

    /// <summary>Forward, the first operand gathered from points by each receiver's senders, its rows summed.</summary>
    public Case CreateGathered<TKernel>(int rows, int degree)
        where TKernel : struct, IBilinearKernel
    {
        int xd = TKernel.LeftDim,
            yd = TKernel.RightDim,
            zd = TKernel.ResultDim,
            wd = TKernel.WeightCount,
            points = rows / degree;
        Aligned<float> x = Numbers.RandomAligned<float>((long)points * xd, 1),
            y = Numbers.RandomAligned<float>((long)rows * yd, 2),
            w = Numbers.RandomAligned<float>((long)rows * wd, 3);
        Aligned<float> z = new(points * zd),
            gathered = new(degree * xd),
            scratch = new(TKernel.ScratchSize(degree));
        var random = new Random(6);
        int[] senders = [.. Enumerable.Range(0, rows).Select(_ => random.Next(points))];
        return new Case(
            Group,
            Name,
            rows,
            () =>
            {
                z.Clear();
                ReadOnlySpan<float> all = x.Span;
                Span<float> neighbours = gathered.Span;
                for (int point = 0; point < points; point++)
                {
                    int row = point * degree;
                    for (int i = 0; i < degree; i++)
                        all.Slice(senders[row + i] * xd, xd).CopyTo(neighbours.Slice(i * xd, xd));
                    TKernel.Forward(
                        degree,
                        in gathered[0],
                        xd,
                        in y[row * yd],
                        yd,
                        in w[row * wd],
                        wd,
                        ref z[point * zd],
                        0,
                        ref scratch[0]
                    );
                }
            }
        )
        {
            Flops = 2.0 * rows * Forward,
            Bytes = sizeof(float) * ((double)rows * (xd + yd + wd) + z.Length),
            Peers = [PeerWork.E3nn(Peer + " forward")],
        };
    }

    /// <summary>So many rows a call; the rows of a call are summed if <paramref name="zRow"/> is 0.</summary>
    private IEnumerable<Case> Create<TKernel, S>(int rows, int each, int zRow, bool isShared)
        where TKernel : struct, IBilinearKernel
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int size = Unsafe.SizeOf<S>();
        int xd = TKernel.LeftDim,
            yd = TKernel.RightDim,
            zd = TKernel.ResultDim,
            wd = TKernel.WeightCount,
            calls = rows / each;
        int wRow = isShared ? 0 : wd,
            weights = isShared ? Math.Max(wd, 1) : rows * wd,
            results = (zRow == 0 ? calls : rows) * zd;
        Aligned<S> x = Numbers.RandomAligned<S>((long)rows * xd, 1),
            y = Numbers.RandomAligned<S>((long)rows * yd, 2),
            w = Numbers.RandomAligned<S>(weights, 3);
        Aligned<S> z = new(results),
            gz = Numbers.RandomAligned<S>(results, 4),
            gx = new(x.Length),
            gy = new(y.Length),
            gw = new(w.Length),
            scratch = new(TKernel.ScratchSize(each));
        double operands = ((double)rows * (xd + yd)) + weights;

        void RunForward()
        {
            if (zRow == 0)
                z.Clear();
            for (int call = 0; call < calls; call++)
            {
                int row = call * each;
                TKernel.Forward(
                    each,
                    in x[row * xd],
                    xd,
                    in y[row * yd],
                    yd,
                    in w[row * wRow],
                    wRow,
                    ref z[zRow == 0 ? call * zd : row * zd],
                    zRow,
                    ref scratch[0]
                );
            }
        }

        void RunBoth()
        {
            RunForward();
            gx.Clear();
            gy.Clear();
            gw.Clear();
            for (int call = 0; call < calls; call++)
            {
                int row = call * each;
                TKernel.Backward(
                    each,
                    in x[row * xd],
                    xd,
                    in y[row * yd],
                    yd,
                    in w[row * wRow],
                    wRow,
                    in gz[zRow == 0 ? call * zd : row * zd],
                    zRow,
                    ref gx[row * xd],
                    ref gy[row * yd],
                    ref gw[row * wRow],
                    ref scratch[0]
                );
            }
        }

        yield return new Case(Group, Name + ", forward", rows, RunForward)
        {
            Flops = 2.0 * rows * Forward,
            Bytes = size * (operands + results),
            NumberSize = size,
            Peers = size == sizeof(float) ? [PeerWork.E3nn(Peer + " forward")] : [],
            Against = Against is null ? null : Against + ", forward",
        };
        yield return new Case(Group, Name + ", forward + backward", rows, RunBoth)
        {
            Flops = 2.0 * rows * (Forward + Backward),
            Bytes = size * ((3 * operands) + (2.0 * results)),
            NumberSize = size,
            Peers = size == sizeof(float) ? [PeerWork.E3nn(Peer + " both")] : [],
            Against = Against is null ? null : Against + ", forward + backward",
        };
    }
}
