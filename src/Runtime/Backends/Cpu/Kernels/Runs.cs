using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Works on short runs of numbers, such as the copies of a component of many pixels: the last vector of a run overlaps
/// the one before it, so that no single numbers are left.
/// </summary>
internal static class Runs
{
    /// <summary>a, b = a + b, a − b in place, for runs that all have the same distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exchange<S>(nint count, nint length, ref S a, ref S b, nint step)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (Vector512.IsHardwareAccelerated && length >= Vector512<S>.Count)
            Exchange<Lanes512<S>, S>(count, length, ref a, ref b, step);
        else if (Vector256.IsHardwareAccelerated && length >= Vector256<S>.Count)
            Exchange<Lanes256<S>, S>(count, length, ref a, ref b, step);
        else if (Vector128.IsHardwareAccelerated && length >= Vector128<S>.Count)
            Exchange<Lanes128<S>, S>(count, length, ref a, ref b, step);
        else
            Exchange<Lane<S>, S>(count, length, ref a, ref b, step);
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange<V, S>(nint count, nint length, ref S a, ref S b, nint step)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ref S first = ref a;
        ref S second = ref b;
        nint last = length - V.Width;
        for (nint r = 0; r < count; r++)
        {
            // Read before the vector that it overlaps is written.
            V x = V.Load(in first, last),
                y = V.Load(in second, last);
            for (nint i = 0; i < last; i += V.Width)
            {
                V u = V.Load(in first, i),
                    v = V.Load(in second, i);
                V.Store(u + v, ref first, i);
                V.Store(u - v, ref second, i);
            }

            V.Store(x + y, ref first, last);
            V.Store(x - y, ref second, last);
            first = ref Unsafe.Add(ref first, step);
            second = ref Unsafe.Add(ref second, step);
        }
    }
}
