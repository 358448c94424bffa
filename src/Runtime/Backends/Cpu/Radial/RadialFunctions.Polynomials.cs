namespace GeoDL.Typed.CompilerServices;

/// <content>The basis made of polynomials.</content>
internal static partial class RadialFunctions
{
    /// <summary>
    /// √count·T_{n−1}(t), t = 1 − 2u, for u &lt; 1, zero beyond: T_{k+1} = 2t T_k − T_{k−1},
    /// T′_{k+1} = 2 T_k + 2t T′_k − T′_{k−1} and T″_{k+1} = 4 T′_k + 2t T″_k − T″_{k−1}.
    /// </summary>
    internal readonly struct Chebyshev : IRadialBasis
    {
        public static void Evaluate<V>(
            V u,
            int count,
            ref double values,
            ref double slopes,
            ref double bends,
            nint stride,
            RadialOrder order
        )
            where V : struct, ILanes<V, double>
        {
            V factor = Constant<V>(Math.Sqrt(count)),
                one = Constant<V>(1);
            V t = one - u - u;
            V twice = t + t;
            V value = one,
                next = t;
            V slope = V.Zero,
                nextSlope = one;
            V bend = V.Zero,
                nextBend = V.Zero;
            for (int n = 1; n <= count; n++)
            {
                // By u, not by t.
                Write(
                    Select(u, one, factor * value, V.Zero),
                    Select(u, one, Constant<V>(-2) * factor * slope, V.Zero),
                    Select(u, one, Constant<V>(4) * factor * bend, V.Zero),
                    n,
                    ref values,
                    ref slopes,
                    ref bends,
                    stride,
                    order
                );
                V twoSlopes = nextSlope + nextSlope;
                (bend, nextBend) = (nextBend, twoSlopes + twoSlopes + twice * nextBend - bend);
                V afterSlope = next + next + twice * nextSlope - slope;
                (slope, nextSlope) = (nextSlope, afterSlope);
                V after = twice * next - value;
                (value, next) = (next, after);
            }
        }
    }
}
