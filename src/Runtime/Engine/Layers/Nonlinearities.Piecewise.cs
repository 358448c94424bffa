using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <content>Powers and functions with a kink.</content>
internal static partial class Nonlinearities
{
    internal readonly struct Identity : INonlinearity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Broadcast(S.One);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Zero;
    }

    internal readonly struct Square : INonlinearity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => z * z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => z + z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => LaneMath.Constant<V, S>(2);
    }

    internal readonly struct Abs : INonlinearity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => LaneMath.Abs<V, S>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            V one = V.Broadcast(S.One);
            return LaneMath.Select<V, S>(V.Zero, z, one, LaneMath.Select<V, S>(z, V.Zero, V.Zero - one, V.Zero));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Zero;
    }

    internal readonly struct ReLU : INonlinearity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => LaneMath.Select<V, S>(z, V.Zero, V.Zero, z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
            LaneMath.Select<V, S>(V.Zero, z, V.Broadcast(S.One), V.Zero);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Zero;
    }

    internal readonly struct LeakyReLU : INonlinearity
    {
        private const double Leak = 0.01;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
            LaneMath.Select<V, S>(V.Zero, z, z, LaneMath.Constant<V, S>(Leak) * z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
            LaneMath.Select<V, S>(V.Zero, z, V.Broadcast(S.One), LaneMath.Constant<V, S>(Leak));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Zero;
    }

    internal readonly struct ELU : INonlinearity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
            LaneMath.Select<V, S>(V.Zero, z, z, LaneMath.ExpMinusOne<V, S>(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
            LaneMath.Select<V, S>(V.Zero, z, V.Broadcast(S.One), LaneMath.Exp<V, S>(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
            LaneMath.Select<V, S>(V.Zero, z, V.Zero, LaneMath.Exp<V, S>(z));
    }
}
