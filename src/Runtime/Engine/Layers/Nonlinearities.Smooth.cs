using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <content>The smooth functions.</content>
internal static partial class Nonlinearities
{
    internal readonly struct SiLU : INonlinearity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => z * LaneMath.Sigmoid<V, S>(z);

        /// <summary>σ(1 + z(1−σ)).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            V one = V.Broadcast(S.One);
            V sigmoid = LaneMath.Sigmoid<V, S>(z);
            return sigmoid * V.MultiplyAdd(z, one - sigmoid, one);
        }

        /// <summary>σ(1−σ)(2 + z(1−2σ)).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            V one = V.Broadcast(S.One);
            V sigmoid = LaneMath.Sigmoid<V, S>(z);
            V rest = one - sigmoid;
            return sigmoid * rest * V.MultiplyAdd(z, rest - sigmoid, one + one);
        }
    }

    internal readonly struct Sigmoid : INonlinearity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => LaneMath.Sigmoid<V, S>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
            LaneMath.Sigmoid<V, S>(z) * LaneMath.Sigmoid<V, S>(V.Zero - z);

        /// <summary>σ(1−σ)(1−2σ).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            V sigmoid = LaneMath.Sigmoid<V, S>(z),
                rest = LaneMath.Sigmoid<V, S>(V.Zero - z);
            return sigmoid * rest * (rest - sigmoid);
        }
    }

    internal readonly struct Tanh : INonlinearity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => LaneMath.Tanh<V, S>(z);

        /// <summary>1 − tanh² = 4σ(2z)σ(−2z).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
            LaneMath.Constant<V, S>(4) * Sigmoid.Slope<V, S>(z + z);

        /// <summary>8σ″(2z), since tanh z = 2σ(2z) − 1.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
            LaneMath.Constant<V, S>(8) * Sigmoid.Bend<V, S>(z + z);
    }

    internal readonly struct Softplus : INonlinearity
    {
        /// <summary>max(z, 0) + ln(1+e^−|z|), which does not overflow.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
            LaneMath.Select<V, S>(V.Zero, z, z, V.Zero)
            + LaneMath.LogOnePlus<V, S>(LaneMath.Exp<V, S>(V.Zero - LaneMath.Abs<V, S>(z)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => LaneMath.Sigmoid<V, S>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => Sigmoid.Slope<V, S>(z);
    }

    internal readonly struct ShiftedSoftplus : INonlinearity
    {
        /// <summary>Near zero ln(1 + (e^z−1)/2), which has full relative accuracy as z goes to zero.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            V one = V.Broadcast(S.One);
            V near = LaneMath.LogOnePlus<V, S>(
                LaneMath.Constant<V, S>(0.5) * LaneMath.ExpMinusOne<V, S>(LaneMath.Clamp<V, S>(z, V.Zero - one, one))
            );
            V far = Softplus.Value<V, S>(z) - LaneMath.Constant<V, S>(0.69314718055994531);
            return LaneMath.Select<V, S>(LaneMath.Abs<V, S>(z), one, near, far);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => LaneMath.Sigmoid<V, S>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => Sigmoid.Slope<V, S>(z);
    }

    /// <summary>With e = e^z: tanh(ln(1+e)) = (e²+2e)/(e²+2e+2).</summary>
    internal readonly struct Mish : INonlinearity
    {
        /// <summary>
        /// From this z on tanh(ln(1+e^z)) rounds to one in either precision; up to it, e² does not overflow.
        /// </summary>
        private const double Saturated = 40;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            V e = Exponential<V, S>(z);
            V two = LaneMath.Constant<V, S>(2);
            V numerator = e * (e + two);
            return z * (numerator / (numerator + two));
        }

        /// <summary>t + z(1−t²)σ(z) = t + 4z·e(1+e)/(e²+2e+2)².</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            V e = Exponential<V, S>(z);
            V two = LaneMath.Constant<V, S>(2);
            V numerator = e * (e + two);
            V inverse = V.Broadcast(S.One) / (numerator + two);
            V bend = (e * inverse) * ((V.Broadcast(S.One) + e) * inverse);
            return V.MultiplyAdd(LaneMath.Constant<V, S>(4) * z, bend, numerator * inverse);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V Exponential<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            V limit = LaneMath.Constant<V, S>(Saturated);
            return LaneMath.Exp<V, S>(LaneMath.Select<V, S>(limit, z, limit, z));
        }

        /// <summary>2b + z b′, b the derivative of tanh(ln(1+e)).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            V one = V.Broadcast(S.One),
                two = LaneMath.Constant<V, S>(2);
            V e = Exponential<V, S>(z);
            V numerator = e * (e + two);
            V inverse = one / (numerator + two);
            V sigmoid = LaneMath.Sigmoid<V, S>(z);
            // d/dz of tanh(ln(1+e)) is b = 4e(1+e)/(e²+2e+2)²; that of b is b(1 − σ − 2σ tanh(ln(1+e))).
            V first = LaneMath.Constant<V, S>(4) * (e * inverse) * ((one + e) * inverse);
            V second = first * (one - sigmoid - two * sigmoid * (numerator * inverse));
            return V.MultiplyAdd(z, second, first + first);
        }
    }

    internal readonly struct Sin : INonlinearity
    {
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => LaneMath.Sin<V, S>(z);

        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => LaneMath.Cos<V, S>(z);

        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Zero - LaneMath.Sin<V, S>(z);
    }

    internal readonly struct Cos : INonlinearity
    {
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => LaneMath.Cos<V, S>(z);

        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Zero - LaneMath.Sin<V, S>(z);

        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Zero - LaneMath.Cos<V, S>(z);
    }
}
