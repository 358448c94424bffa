using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <content>Logarithm, sine and cosine, which .NET provides for each vector width.</content>
internal static partial class LaneMath
{
    /// <summary>ln(1+u) without cancellation near zero, for u &gt; −½.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LogOnePlus<V, S>(V u)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // ln(w)·u/(w−1), w = fl(1+u): the rounding of w cancels in the quotient. Where w = 1, ln(1+u) = u to rounding.
        V one = V.Broadcast(S.One);
        V w = one + u;
        V difference = w - one;
        V safe = Select<V, S>(V.Zero, Abs<V, S>(difference), difference, one);
        return Select<V, S>(V.Zero, Abs<V, S>(difference), Log<V, S>(w) * (u / safe), u);
    }

    internal static V Log<V, S>(V x)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (typeof(V) == typeof(Lanes512<float>))
            return Unsafe.BitCast<Vector512<float>, V>(Vector512.Log(Unsafe.BitCast<V, Vector512<float>>(x)));
        if (typeof(V) == typeof(Lanes512<double>))
            return Unsafe.BitCast<Vector512<double>, V>(Vector512.Log(Unsafe.BitCast<V, Vector512<double>>(x)));
        if (typeof(V) == typeof(Lanes256<float>))
            return Unsafe.BitCast<Vector256<float>, V>(Vector256.Log(Unsafe.BitCast<V, Vector256<float>>(x)));
        if (typeof(V) == typeof(Lanes256<double>))
            return Unsafe.BitCast<Vector256<double>, V>(Vector256.Log(Unsafe.BitCast<V, Vector256<double>>(x)));
        if (typeof(V) == typeof(Lanes128<float>))
            return Unsafe.BitCast<Vector128<float>, V>(Vector128.Log(Unsafe.BitCast<V, Vector128<float>>(x)));
        if (typeof(V) == typeof(Lanes128<double>))
            return Unsafe.BitCast<Vector128<double>, V>(Vector128.Log(Unsafe.BitCast<V, Vector128<double>>(x)));
        return V.Broadcast(S.Log(V.Sum(x)));
    }

    internal static V Sin<V, S>(V x)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (typeof(V) == typeof(Lanes512<float>))
            return Unsafe.BitCast<Vector512<float>, V>(Vector512.Sin(Unsafe.BitCast<V, Vector512<float>>(x)));
        if (typeof(V) == typeof(Lanes512<double>))
            return Unsafe.BitCast<Vector512<double>, V>(Vector512.Sin(Unsafe.BitCast<V, Vector512<double>>(x)));
        if (typeof(V) == typeof(Lanes256<float>))
            return Unsafe.BitCast<Vector256<float>, V>(Vector256.Sin(Unsafe.BitCast<V, Vector256<float>>(x)));
        if (typeof(V) == typeof(Lanes256<double>))
            return Unsafe.BitCast<Vector256<double>, V>(Vector256.Sin(Unsafe.BitCast<V, Vector256<double>>(x)));
        if (typeof(V) == typeof(Lanes128<float>))
            return Unsafe.BitCast<Vector128<float>, V>(Vector128.Sin(Unsafe.BitCast<V, Vector128<float>>(x)));
        if (typeof(V) == typeof(Lanes128<double>))
            return Unsafe.BitCast<Vector128<double>, V>(Vector128.Sin(Unsafe.BitCast<V, Vector128<double>>(x)));
        return V.Broadcast(S.Sin(V.Sum(x)));
    }

    internal static V Cos<V, S>(V x)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (typeof(V) == typeof(Lanes512<float>))
            return Unsafe.BitCast<Vector512<float>, V>(Vector512.Cos(Unsafe.BitCast<V, Vector512<float>>(x)));
        if (typeof(V) == typeof(Lanes512<double>))
            return Unsafe.BitCast<Vector512<double>, V>(Vector512.Cos(Unsafe.BitCast<V, Vector512<double>>(x)));
        if (typeof(V) == typeof(Lanes256<float>))
            return Unsafe.BitCast<Vector256<float>, V>(Vector256.Cos(Unsafe.BitCast<V, Vector256<float>>(x)));
        if (typeof(V) == typeof(Lanes256<double>))
            return Unsafe.BitCast<Vector256<double>, V>(Vector256.Cos(Unsafe.BitCast<V, Vector256<double>>(x)));
        if (typeof(V) == typeof(Lanes128<float>))
            return Unsafe.BitCast<Vector128<float>, V>(Vector128.Cos(Unsafe.BitCast<V, Vector128<float>>(x)));
        if (typeof(V) == typeof(Lanes128<double>))
            return Unsafe.BitCast<Vector128<double>, V>(Vector128.Cos(Unsafe.BitCast<V, Vector128<double>>(x)));
        return V.Broadcast(S.Cos(V.Sum(x)));
    }
}
