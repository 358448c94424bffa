using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Copies short runs of numbers, such as the copies of a component of many pixels.</summary>
internal static class Runs
{
    /// <summary>to[r, i] = from[r, i] for r below <paramref name="count"/>, i below
    /// <paramref name="length"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<S>(nint count, nint length, ref readonly S from, nint fromStep, ref S to, nint toStep)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (Vector512.IsHardwareAccelerated && length >= Vector512<S>.Count)
            Copy<Lanes512<S>, S>(count, length, in from, fromStep, ref to, toStep);
        else if (Vector256.IsHardwareAccelerated && length >= Vector256<S>.Count)
            Copy<Lanes256<S>, S>(count, length, in from, fromStep, ref to, toStep);
        else if (Vector128.IsHardwareAccelerated && length >= Vector128<S>.Count)
            Copy<Lanes128<S>, S>(count, length, in from, fromStep, ref to, toStep);
        else
            Copy<Lane<S>, S>(count, length, in from, fromStep, ref to, toStep);
    }

    /// <summary>The last vector overlaps the one before it, so that no single numbers are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<V, S>(nint count, nint length, ref readonly S from, nint fromStep, ref S to, nint toStep)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ref S source = ref Unsafe.AsRef(in from);
        ref S target = ref to;
        nint last = length - V.Width;
        for (nint r = 0; r < count; r++)
        {
            for (nint i = 0; i < last; i += V.Width)
                V.Store(V.Load(in source, i), ref target, i);
            V.Store(V.Load(in source, last), ref target, last);
            source = ref Unsafe.Add(ref source, fromStep);
            target = ref Unsafe.Add(ref target, toStep);
        }
    }
}
