using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <content>Loops over spans: the widest lanes first, then narrower ones, then single numbers.</content>
internal static partial class Nonlinearities
{
    /// <summary>result = scale·f(z).</summary>
    private readonly ref struct ValuesUse<S>(double scale, ReadOnlySpan<S> z, Span<S> result) : INonlinearityUse
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly ref S _z = ref MemoryMarshal.GetReference(z);
        private readonly ref S _result = ref MemoryMarshal.GetReference(result);
        private readonly nint _count = z.Length;
        private readonly double _scale = scale;

        public void With<F>()
            where F : struct, INonlinearity
        {
            LaneLoop.Run<Loop<F>, S>(new Loop<F>(_scale, ref _z, ref _result), _count);
        }

        private readonly ref struct Loop<F>(double scale, ref S z, ref S result) : ILaneLoop<S>
            where F : struct, INonlinearity
        {
            private readonly double _scale = scale;
            private readonly ref S _z = ref z;
            private readonly ref S _result = ref result;

            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public void Run<V>(nint start, nint end)
                where V : struct, ILanes<V, S>
            {
                V factor = LaneMath.Constant<V, S>(_scale);
                for (nint i = start; i < end; i += V.Width)
                    V.Store(factor * F.Value<V, S>(V.Load(in _z, i)), ref _result, i);
            }
        }
    }

    /// <summary>g = scale·f′(z)·g.</summary>
    private readonly ref struct ChainUse<S>(double scale, ReadOnlySpan<S> z, Span<S> g) : INonlinearityUse
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly ref S _z = ref MemoryMarshal.GetReference(z);
        private readonly ref S _g = ref MemoryMarshal.GetReference(g);
        private readonly nint _count = z.Length;
        private readonly double _scale = scale;

        public void With<F>()
            where F : struct, INonlinearity
        {
            LaneLoop.Run<Loop<F>, S>(new Loop<F>(_scale, ref _z, ref _g), _count);
        }

        private readonly ref struct Loop<F>(double scale, ref S z, ref S g) : ILaneLoop<S>
            where F : struct, INonlinearity
        {
            private readonly double _scale = scale;
            private readonly ref S _z = ref z;
            private readonly ref S _g = ref g;

            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public void Run<V>(nint start, nint end)
                where V : struct, ILanes<V, S>
            {
                V factor = LaneMath.Constant<V, S>(_scale);
                for (nint i = start; i < end; i += V.Width)
                    V.Store(factor * F.Slope<V, S>(V.Load(in _z, i)) * V.Load(in _g, i), ref _g, i);
            }
        }
    }

    /// <summary>gz += scale·f′(z)·g.</summary>
    private readonly ref struct PullbackUse<S>(double scale, ReadOnlySpan<S> z, ReadOnlySpan<S> g, Span<S> gz)
        : INonlinearityUse
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly ref S _z = ref MemoryMarshal.GetReference(z);
        private readonly ref S _g = ref MemoryMarshal.GetReference(g);
        private readonly ref S _gz = ref MemoryMarshal.GetReference(gz);
        private readonly nint _count = z.Length;
        private readonly double _scale = scale;

        public void With<F>()
            where F : struct, INonlinearity
        {
            LaneLoop.Run<Loop<F>, S>(new Loop<F>(_scale, ref _z, ref _g, ref _gz), _count);
        }

        private readonly ref struct Loop<F>(double scale, ref S z, ref S g, ref S gz) : ILaneLoop<S>
            where F : struct, INonlinearity
        {
            private readonly double _scale = scale;
            private readonly ref S _z = ref z;
            private readonly ref S _g = ref g;
            private readonly ref S _gz = ref gz;

            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public void Run<V>(nint start, nint end)
                where V : struct, ILanes<V, S>
            {
                V factor = LaneMath.Constant<V, S>(_scale);
                for (nint i = start; i < end; i += V.Width)
                {
                    V.Store(
                        V.MultiplyAdd(factor * F.Slope<V, S>(V.Load(in _z, i)), V.Load(in _g, i), V.Load(in _gz, i)),
                        ref _gz,
                        i
                    );
                }
            }
        }
    }

    /// <summary>gz += scale·f″(z)·ż·g.</summary>
    private readonly ref struct BendUse<S>(
        double scale,
        ReadOnlySpan<S> z,
        ReadOnlySpan<S> tangent,
        ReadOnlySpan<S> g,
        Span<S> gz
    ) : INonlinearityUse
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly ref S _z = ref MemoryMarshal.GetReference(z);
        private readonly ref S _tangent = ref MemoryMarshal.GetReference(tangent);
        private readonly ref S _g = ref MemoryMarshal.GetReference(g);
        private readonly ref S _gz = ref MemoryMarshal.GetReference(gz);
        private readonly nint _count = z.Length;
        private readonly double _scale = scale;

        public void With<F>()
            where F : struct, INonlinearity
        {
            LaneLoop.Run<Loop<F>, S>(new Loop<F>(_scale, ref _z, ref _tangent, ref _g, ref _gz), _count);
        }

        private readonly ref struct Loop<F>(double scale, ref S z, ref S tangent, ref S g, ref S gz) : ILaneLoop<S>
            where F : struct, INonlinearity
        {
            private readonly double _scale = scale;
            private readonly ref S _z = ref z;
            private readonly ref S _tangent = ref tangent;
            private readonly ref S _g = ref g;
            private readonly ref S _gz = ref gz;

            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public void Run<V>(nint start, nint end)
                where V : struct, ILanes<V, S>
            {
                V factor = LaneMath.Constant<V, S>(_scale);
                for (nint i = start; i < end; i += V.Width)
                {
                    V change = factor * F.Bend<V, S>(V.Load(in _z, i)) * V.Load(in _tangent, i);
                    V.Store(V.MultiplyAdd(change, V.Load(in _g, i), V.Load(in _gz, i)), ref _gz, i);
                }
            }
        }
    }
}
