using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <content>The exponential and functions derived from it.</content>
internal static partial class LaneMath
{
    /// <summary>
    /// 1.5·2ᵐ for a mantissa of m bits: adding it rounds to an integer and leaves that integer in the lowest bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Shift<S>() => typeof(S) == typeof(float) ? 12582912.0 : 6755399441055744.0;

    /// <summary>eˣ; x is clamped to the range where the result is a normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp<V, S>(V x)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V power = Reduce<V, S>(x, out V r);
        return V.MultiplyAdd(power, ExpMinusOneReduced<V, S>(r), power);
    }

    /// <summary>eˣ − 1 without cancellation near zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpMinusOne<V, S>(V x)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V power = Reduce<V, S>(x, out V r);
        return V.MultiplyAdd(power, ExpMinusOneReduced<V, S>(r), power - V.Broadcast(S.One));
    }

    /// <summary>σ(x) = 1/(1+e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Sigmoid<V, S>(V x)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V one = V.Broadcast(S.One);
        return one / (one + Exp<V, S>(V.Zero - x));
    }

    /// <summary>tanh x, exactly odd.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Tanh<V, S>(V x)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // tanh|x| = −q/(2+q) with q = e^(−2|x|) − 1, which has no cancellation anywhere.
        V q = ExpMinusOne<V, S>(Constant<V, S>(-2) * Abs<V, S>(x));
        return CopySign<V, S>(q / (Constant<V, S>(2) + q), x);
    }

    /// <summary>x = n·ln 2 + r with |r| ≤ ½ ln 2; returns 2ⁿ and r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce<V, S>(V x, out V r)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        bool single = typeof(S) == typeof(float);
        x = Clamp<V, S>(x, Constant<V, S>(single ? -87.3 : -708.3), Constant<V, S>(single ? 88.3 : 709.3));
        V shift = Constant<V, S>(Shift<S>());
        V shifted = V.MultiplyAdd(x, Constant<V, S>(1.4426950408889634), shift);
        V n = shifted - shift;
        // ln 2 in two parts, the first with trailing zeros, so that n times it is exact (Cody and Waite).
        r = V.MultiplyAdd(n, Constant<V, S>(single ? -0.693359375 : -0.693147180369123816490), x);
        r = V.MultiplyAdd(n, Constant<V, S>(single ? 2.12194440054690583e-4 : -1.90821492927058770002e-10), r);
        return PowerOfTwo<V, S>(shifted);
    }

    /// <summary>
    /// Σ_{n≥1} rⁿ/n!: seven terms in single, thirteen in double precision leave an error below half a unit in the last
    /// place for |r| ≤ ½ ln 2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpMinusOneReduced<V, S>(V r)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V sum;
        if (typeof(S) == typeof(float))
        {
            sum = Constant<V, S>(1.0 / 5040);
        }
        else
        {
            sum = Constant<V, S>(1.0 / 6227020800);
            sum = V.MultiplyAdd(sum, r, Constant<V, S>(1.0 / 479001600));
            sum = V.MultiplyAdd(sum, r, Constant<V, S>(1.0 / 39916800));
            sum = V.MultiplyAdd(sum, r, Constant<V, S>(1.0 / 3628800));
            sum = V.MultiplyAdd(sum, r, Constant<V, S>(1.0 / 362880));
            sum = V.MultiplyAdd(sum, r, Constant<V, S>(1.0 / 40320));
            sum = V.MultiplyAdd(sum, r, Constant<V, S>(1.0 / 5040));
        }

        sum = V.MultiplyAdd(sum, r, Constant<V, S>(1.0 / 720));
        sum = V.MultiplyAdd(sum, r, Constant<V, S>(1.0 / 120));
        sum = V.MultiplyAdd(sum, r, Constant<V, S>(1.0 / 24));
        sum = V.MultiplyAdd(sum, r, Constant<V, S>(1.0 / 6));
        sum = V.MultiplyAdd(sum, r, Constant<V, S>(0.5));
        return V.MultiplyAdd(sum * r, r, r);
    }
}
