using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <content>GELU and the Gaussian distribution function.</content>
internal static partial class Nonlinearities
{
    /// <summary>
    /// z·Φ(z), number by number: the distribution function has no short formula that is accurate to the last place.
    /// </summary>
    internal readonly struct GELU : INonlinearity
    {
        private const int WidestLanes = 16;

        public static V Value<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            Span<S> lanes = stackalloc S[WidestLanes];
            V.Store(z, ref lanes[0], 0);
            for (int i = 0; i < V.Width; i++)
            {
                double x = LaneMath.ToDouble(lanes[i]);
                lanes[i] = S.CreateTruncating(x * Gaussian.Distribution(x));
            }

            return V.Load(in lanes[0], 0);
        }

        /// <summary>Φ(z) + zφ(z).</summary>
        public static V Slope<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            Span<S> lanes = stackalloc S[WidestLanes];
            V.Store(z, ref lanes[0], 0);
            for (int i = 0; i < V.Width; i++)
            {
                double x = LaneMath.ToDouble(lanes[i]);
                lanes[i] = S.CreateTruncating(Gaussian.Distribution(x) + x * Gaussian.Density(x));
            }

            return V.Load(in lanes[0], 0);
        }

        /// <summary>(2 − z²)φ(z).</summary>
        public static V Bend<V, S>(V z)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            Span<S> lanes = stackalloc S[WidestLanes];
            V.Store(z, ref lanes[0], 0);
            for (int i = 0; i < V.Width; i++)
            {
                double x = LaneMath.ToDouble(lanes[i]);
                lanes[i] = S.CreateTruncating((2 - x * x) * Gaussian.Density(x));
            }

            return V.Load(in lanes[0], 0);
        }
    }
}
