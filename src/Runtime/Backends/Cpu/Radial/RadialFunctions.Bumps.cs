namespace GeoDL.Typed.CompilerServices;

/// <content>The bases made of bumps at u = n/(count+1); d = (count+1)·u − n is the distance from the n-th in
/// steps.</content>
internal static partial class RadialFunctions
{
    /// <summary>exp(−d²)/1.12.</summary>
    internal readonly struct Gaussian : IRadialBasis
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
            V factor = Constant<V>(Math.Sqrt(count) / 1.12);
            V steps = Constant<V>(count + 1) * u;
            for (int n = 1; n <= count; n++)
            {
                V d = steps - Constant<V>(n);
                V value = factor * LaneMath.Exp<V, double>(V.Zero - d * d);
                // (e^(−d²))″ = (4d² − 2)·e^(−d²) in steps.
                Write(
                    value,
                    Constant<V>(-2.0 * (count + 1)) * d * value,
                    Constant<V>((count + 1) * (count + 1))
                        * V.MultiplyAdd(Constant<V>(4) * d, d, Constant<V>(-2))
                        * value,
                    n,
                    ref values,
                    ref slopes,
                    ref bends,
                    stride,
                    order
                );
            }
        }
    }

    /// <summary>cos(πd/2) for |d| &lt; 1.</summary>
    internal readonly struct Cosine : IRadialBasis
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
            V one = Constant<V>(1);
            V factor = Constant<V>(Math.Sqrt(count));
            V rate = Constant<V>(-0.5 * Math.PI * (count + 1));
            V steps = Constant<V>(count + 1) * u;
            V quarter = Constant<V>(0.5 * Math.PI) * steps;
            // cos and sin of an angle minus a quarter turn are sin and −cos of the angle.
            V cos = LaneMath.Cos<V, double>(quarter),
                sin = LaneMath.Sin<V, double>(quarter);
            for (int n = 1; n <= count; n++)
            {
                (cos, sin) = (sin, V.Zero - cos);
                V mask = Select(LaneMath.Abs<V, double>(steps - Constant<V>(n)), one, factor, V.Zero);
                Write(
                    mask * cos,
                    mask * rate * sin,
                    V.Zero - rate * rate * mask * cos,
                    n,
                    ref values,
                    ref slopes,
                    ref bends,
                    stride,
                    order
                );
            }
        }
    }

    /// <summary>
    /// 1.14136·e²·s(1+d)·s(1−d) with s(t) = e^(−1/t) for t &gt; 0: 1.14136·exp(−2d²/(1−d²)) for |d| &lt; 1.
    /// </summary>
    internal readonly struct SmoothFinite : IRadialBasis
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
            V one = Constant<V>(1);
            V factor = Constant<V>(1.14136 * Math.Sqrt(count));
            V steps = Constant<V>(count + 1) * u;
            for (int n = 1; n <= count; n++)
            {
                V d = steps - Constant<V>(n);
                V d2 = d * d;
                V inside = one - d2;
                V inverse = one / Select(V.Zero, inside, inside, one);
                V value = Select(
                    V.Zero,
                    inside,
                    factor * LaneMath.Exp<V, double>(Constant<V>(-2) * d2 * inverse),
                    V.Zero
                );
                // With w = 1/(1−d²): (16d²w⁴ − 4(1+3d²)w³) times the value, in steps.
                Write(
                    value,
                    Constant<V>(-4.0 * (count + 1)) * d * inverse * inverse * value,
                    Constant<V>((count + 1) * (count + 1))
                        * (Constant<V>(16) * d2 * inverse - V.MultiplyAdd(Constant<V>(12), d2, Constant<V>(4)))
                        * (inverse * inverse * inverse * value),
                    n,
                    ref values,
                    ref slopes,
                    ref bends,
                    stride,
                    order
                );
            }
        }
    }
}
