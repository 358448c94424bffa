using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Some channels of a row with their tangents: the emitted polynomials on dual lanes.
/// </summary>
/// <remarks>The tangents of a component follow its values (<see cref="Dual{V, S}.Pitch"/>).</remarks>
internal readonly ref struct ContractionBlock<TKernel, S>
    where TKernel : struct, IContractionKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>The most channels at a time.</summary>
    internal const int Channels = Dual<Lane<S>, S>.Pitch;

    private const int Both = 2 * Channels;

    private readonly Span<S> _x;
    private readonly Span<S> _w;
    private readonly Span<S> _z;
    private readonly Span<S> _gx;
    private readonly Span<S> _gw;
    private readonly Span<S> _work;

    internal ContractionBlock(Workspace workspace)
    {
        (int x, int w, int z) = (Both * TKernel.OperandDim, Both * TKernel.ChainCount, Both * TKernel.ResultDim);
        Span<S> scratch = LayerValues.Zeros<S>(workspace, (2 * x) + (2 * w) + z + TKernel.WorkSize);
        _x = scratch[..x];
        _gx = scratch.Slice(x, x);
        _w = scratch.Slice(2 * x, w);
        _gw = scratch.Slice((2 * x) + w, w);
        _z = scratch.Slice(2 * (x + w), z);
        _work = scratch[((2 * (x + w)) + z)..];
    }

    /// <summary>Reads channels of a row and how they move; weights do not.</summary>
    internal void Read(
        ReadOnlySpan<S> row,
        ReadOnlySpan<S> tangents,
        ReadOnlySpan<S> weights,
        int channels,
        int first,
        int count
    )
    {
        for (int m = 0; m < TKernel.OperandDim; m++)
        {
            row.Slice((m * channels) + first, count).CopyTo(_x[(m * Both)..]);
            tangents.Slice((m * channels) + first, count).CopyTo(_x[((m * Both) + Channels)..]);
        }

        for (int p = 0; p < TKernel.ChainCount; p++)
            weights.Slice((p * channels) + first, count).CopyTo(_w[(p * Both)..]);
    }

    /// <summary>Reads the gradient of the results and its change.</summary>
    internal void ReadGradient(ReadOnlySpan<S> gradient, ReadOnlySpan<S> change, int channels, int first, int count)
    {
        for (int m = 0; m < TKernel.ResultDim; m++)
        {
            gradient.Slice((m * channels) + first, count).CopyTo(_z[(m * Both)..]);
            change.Slice((m * channels) + first, count).CopyTo(_z[((m * Both) + Channels)..]);
        }
    }

    /// <summary>Results, and how they change.</summary>
    internal void Forward(int count) => LaneLoop.Run<Evaluation, S>(new Evaluation(_x, _w, _z, _work), count);

    /// <summary>Gradients, and how they change.</summary>
    internal void Backward(int count)
    {
        _gx.Clear();
        _gw.Clear();
        LaneLoop.Run<Pullback, S>(new Pullback(_x, _w, _z, _gx, _gw, _work), count);
    }

    /// <summary>Writes the changes of the results.</summary>
    internal void ResultTangents(Span<S> row, int channels, int first, int count)
    {
        for (int m = 0; m < TKernel.ResultDim; m++)
            _z.Slice((m * Both) + Channels, count).CopyTo(row[((m * channels) + first)..]);
    }

    /// <summary>Adds the changes of the gradients.</summary>
    internal void AddGradients(Span<S> row, Span<S> weights, int channels, int first, int count)
    {
        for (int m = 0; m < TKernel.OperandDim; m++)
            Add(_gx.Slice((m * Both) + Channels, count), row[((m * channels) + first)..]);
        for (int p = 0; p < TKernel.ChainCount; p++)
            Add(_gw.Slice((p * Both) + Channels, count), weights[((p * channels) + first)..]);

        static void Add(ReadOnlySpan<S> from, Span<S> to)
        {
            for (int i = 0; i < from.Length; i++)
                to[i] += from[i];
        }
    }

    private readonly ref struct Evaluation(Span<S> x, Span<S> w, Span<S> z, Span<S> work) : ILaneLoop<S>
    {
        private readonly Span<S> _x = x;
        private readonly Span<S> _w = w;
        private readonly Span<S> _z = z;
        private readonly Span<S> _work = work;

        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            for (nint u = start; u < end; u += V.Width)
            {
                TKernel.Forward<Dual<V, S>, S>(
                    Both,
                    in At(_x, u),
                    in At(_w, u),
                    ref At(_z, u),
                    ref MemoryMarshal.GetReference(_work)
                );
            }
        }
    }

    private readonly ref struct Pullback(Span<S> x, Span<S> w, Span<S> g, Span<S> gx, Span<S> gw, Span<S> work)
        : ILaneLoop<S>
    {
        private readonly Span<S> _x = x;
        private readonly Span<S> _w = w;
        private readonly Span<S> _g = g;
        private readonly Span<S> _gx = gx;
        private readonly Span<S> _gw = gw;
        private readonly Span<S> _work = work;

        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            for (nint u = start; u < end; u += V.Width)
            {
                TKernel.Backward<Dual<V, S>, S>(
                    Both,
                    in At(_x, u),
                    in At(_w, u),
                    in At(_g, u),
                    ref At(_gx, u),
                    ref At(_gw, u),
                    ref MemoryMarshal.GetReference(_work)
                );
            }
        }
    }

    private static ref S At(Span<S> numbers, nint index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetReference(numbers), index);
}
