using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
            nint i = 0;
            if (Vector512.IsHardwareAccelerated)
                i = From<F, Lanes512<S>>(i);
            if (Vector256.IsHardwareAccelerated)
                i = From<F, Lanes256<S>>(i);
            if (Vector128.IsHardwareAccelerated)
                i = From<F, Lanes128<S>>(i);
            From<F, Lane<S>>(i);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private nint From<F, V>(nint i)
            where F : struct, INonlinearity
            where V : struct, ILanes<V, S>
        {
            V factor = LaneMath.Constant<V, S>(_scale);
            for (; i + V.Width <= _count; i += V.Width)
                V.Store(factor * F.Value<V, S>(V.Load(in _z, i)), ref _result, i);
            return i;
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
            nint i = 0;
            if (Vector512.IsHardwareAccelerated)
                i = From<F, Lanes512<S>>(i);
            if (Vector256.IsHardwareAccelerated)
                i = From<F, Lanes256<S>>(i);
            if (Vector128.IsHardwareAccelerated)
                i = From<F, Lanes128<S>>(i);
            From<F, Lane<S>>(i);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private nint From<F, V>(nint i)
            where F : struct, INonlinearity
            where V : struct, ILanes<V, S>
        {
            V factor = LaneMath.Constant<V, S>(_scale);
            for (; i + V.Width <= _count; i += V.Width)
                V.Store(factor * F.Slope<V, S>(V.Load(in _z, i)) * V.Load(in _g, i), ref _g, i);
            return i;
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
            nint i = 0;
            if (Vector512.IsHardwareAccelerated)
                i = From<F, Lanes512<S>>(i);
            if (Vector256.IsHardwareAccelerated)
                i = From<F, Lanes256<S>>(i);
            if (Vector128.IsHardwareAccelerated)
                i = From<F, Lanes128<S>>(i);
            From<F, Lane<S>>(i);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private nint From<F, V>(nint i)
            where F : struct, INonlinearity
            where V : struct, ILanes<V, S>
        {
            V factor = LaneMath.Constant<V, S>(_scale);
            for (; i + V.Width <= _count; i += V.Width)
            {
                V.Store(
                    V.MultiplyAdd(factor * F.Slope<V, S>(V.Load(in _z, i)), V.Load(in _g, i), V.Load(in _gz, i)),
                    ref _gz,
                    i
                );
            }
            return i;
        }
    }
}
