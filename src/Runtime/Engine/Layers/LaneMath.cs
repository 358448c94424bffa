using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// What scalar functions need beyond the arithmetic of <see cref="ILanes{TSelf,S}"/>: comparisons, bits, and the
/// elementary functions.
/// </summary>
/// <remarks>Every branch on a type or a width is a constant to the JIT.</remarks>
internal static partial class LaneMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Constant<V, S>(double value)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Broadcast(Scalar<S>(value));

    /// <summary>A constant as <typeparamref name="S"/>; the JIT folds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static S Scalar<S>(double value)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        typeof(S) == typeof(float) ? Unsafe.BitCast<float, S>((float)value) : Unsafe.BitCast<double, S>(value);

    /// <summary>A number as double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double ToDouble<S>(S value)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        typeof(S) == typeof(float) ? Unsafe.BitCast<S, float>(value) : Unsafe.BitCast<S, double>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Abs<V, S>(V x)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (typeof(V) == typeof(Lanes512<S>))
            return Unsafe.BitCast<Vector512<S>, V>(Vector512.Abs(Unsafe.BitCast<V, Vector512<S>>(x)));
        if (typeof(V) == typeof(Lanes256<S>))
            return Unsafe.BitCast<Vector256<S>, V>(Vector256.Abs(Unsafe.BitCast<V, Vector256<S>>(x)));
        if (typeof(V) == typeof(Lanes128<S>))
            return Unsafe.BitCast<Vector128<S>, V>(Vector128.Abs(Unsafe.BitCast<V, Vector128<S>>(x)));
        return V.Broadcast(S.Abs(V.Sum(x)));
    }

    /// <summary>x kept within [low, high]; NaN is kept where the hardware's own minimum keeps it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Clamp<V, S>(V x, V low, V high)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        Select<V, S>(x, low, low, Select<V, S>(high, x, high, x));

    /// <summary>Lane by lane: a &lt; b ? then : otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Select<V, S>(V a, V b, V then, V otherwise)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (typeof(V) == typeof(Lanes512<S>))
        {
            Vector512<S> mask = Vector512.LessThan(
                Unsafe.BitCast<V, Vector512<S>>(a),
                Unsafe.BitCast<V, Vector512<S>>(b)
            );
            return Unsafe.BitCast<Vector512<S>, V>(
                Vector512.ConditionalSelect(
                    mask,
                    Unsafe.BitCast<V, Vector512<S>>(then),
                    Unsafe.BitCast<V, Vector512<S>>(otherwise)
                )
            );
        }

        if (typeof(V) == typeof(Lanes256<S>))
        {
            Vector256<S> mask = Vector256.LessThan(
                Unsafe.BitCast<V, Vector256<S>>(a),
                Unsafe.BitCast<V, Vector256<S>>(b)
            );
            return Unsafe.BitCast<Vector256<S>, V>(
                Vector256.ConditionalSelect(
                    mask,
                    Unsafe.BitCast<V, Vector256<S>>(then),
                    Unsafe.BitCast<V, Vector256<S>>(otherwise)
                )
            );
        }

        if (typeof(V) == typeof(Lanes128<S>))
        {
            Vector128<S> mask = Vector128.LessThan(
                Unsafe.BitCast<V, Vector128<S>>(a),
                Unsafe.BitCast<V, Vector128<S>>(b)
            );
            return Unsafe.BitCast<Vector128<S>, V>(
                Vector128.ConditionalSelect(
                    mask,
                    Unsafe.BitCast<V, Vector128<S>>(then),
                    Unsafe.BitCast<V, Vector128<S>>(otherwise)
                )
            );
        }

        return V.Sum(a) < V.Sum(b) ? then : otherwise;
    }

    /// <summary>The magnitude of one with the sign of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V CopySign<V, S>(V magnitude, V sign)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (typeof(V) == typeof(Lanes512<S>))
        {
            return Unsafe.BitCast<Vector512<S>, V>(
                Vector512.CopySign(Unsafe.BitCast<V, Vector512<S>>(magnitude), Unsafe.BitCast<V, Vector512<S>>(sign))
            );
        }
        if (typeof(V) == typeof(Lanes256<S>))
        {
            return Unsafe.BitCast<Vector256<S>, V>(
                Vector256.CopySign(Unsafe.BitCast<V, Vector256<S>>(magnitude), Unsafe.BitCast<V, Vector256<S>>(sign))
            );
        }
        if (typeof(V) == typeof(Lanes128<S>))
        {
            return Unsafe.BitCast<Vector128<S>, V>(
                Vector128.CopySign(Unsafe.BitCast<V, Vector128<S>>(magnitude), Unsafe.BitCast<V, Vector128<S>>(sign))
            );
        }
        return V.Broadcast(S.CopySign(V.Sum(magnitude), V.Sum(sign)));
    }

    /// <summary>
    /// 2ⁿ for n + <see cref="Shift{S}"/>, which holds n in its lowest bits; n within the normal exponents.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PowerOfTwo<V, S>(V shifted)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        const int SingleBias = 127,
            SingleMantissa = 23,
            DoubleBias = 1023,
            DoubleMantissa = 52;
        if (typeof(V) == typeof(Lanes512<float>))
        {
            return Unsafe.BitCast<Vector512<int>, V>(
                (Unsafe.BitCast<V, Vector512<int>>(shifted) + Vector512.Create(SingleBias)) << SingleMantissa
            );
        }
        if (typeof(V) == typeof(Lanes256<float>))
        {
            return Unsafe.BitCast<Vector256<int>, V>(
                (Unsafe.BitCast<V, Vector256<int>>(shifted) + Vector256.Create(SingleBias)) << SingleMantissa
            );
        }
        if (typeof(V) == typeof(Lanes128<float>))
        {
            return Unsafe.BitCast<Vector128<int>, V>(
                (Unsafe.BitCast<V, Vector128<int>>(shifted) + Vector128.Create(SingleBias)) << SingleMantissa
            );
        }
        if (typeof(V) == typeof(Lane<float>))
            return Unsafe.BitCast<int, V>((Unsafe.BitCast<V, int>(shifted) + SingleBias) << SingleMantissa);
        if (typeof(V) == typeof(Lanes512<double>))
        {
            return Unsafe.BitCast<Vector512<long>, V>(
                (Unsafe.BitCast<V, Vector512<long>>(shifted) + Vector512.Create((long)DoubleBias)) << DoubleMantissa
            );
        }
        if (typeof(V) == typeof(Lanes256<double>))
        {
            return Unsafe.BitCast<Vector256<long>, V>(
                (Unsafe.BitCast<V, Vector256<long>>(shifted) + Vector256.Create((long)DoubleBias)) << DoubleMantissa
            );
        }
        if (typeof(V) == typeof(Lanes128<double>))
        {
            return Unsafe.BitCast<Vector128<long>, V>(
                (Unsafe.BitCast<V, Vector128<long>>(shifted) + Vector128.Create((long)DoubleBias)) << DoubleMantissa
            );
        }
        return Unsafe.BitCast<long, V>((Unsafe.BitCast<V, long>(shifted) + DoubleBias) << DoubleMantissa);
    }
}
