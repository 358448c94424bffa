namespace GeoDL.Typed.CompilerServices;

/// <content>The bases made of sines sin(nπu) and cosines; sin and cos of multiples by rotation, s + ic → (s + ic)(sin
/// πu + i cos πu).</content>
internal static partial class RadialFunctions
{
    /// <summary>√2·sin(nπu)/u for u &lt; 1, at zero √2·nπ; times r_c^(−3/2) it is √(2/r_c)·sin(nπr/r_c)/r.</summary>
    internal readonly struct Bessel : IRadialBasis
    {
        /// <summary>
        /// Below this argument nπu series are used: there x·cos x − sin x cancels, and at zero sin x/x is 0/0.
        /// </summary>
        private const double SeriesLimit = 0.1;

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
            double factor = Math.Sqrt(2.0 * count);
            V one = Constant<V>(1);
            V theta = Constant<V>(Math.PI) * u;
            V sin1 = LaneMath.Sin<V, double>(theta),
                cos1 = LaneMath.Cos<V, double>(theta);
            V sin = sin1,
                cos = cos1;
            V inverse = one / Select(u, Constant<V>(1e-100), one, u);
            for (int n = 1; n <= count; n++)
            {
                V k = Constant<V>(n * Math.PI);
                V x = k * u;
                V x2 = x * x;
                V series = V.MultiplyAdd(
                    x2,
                    V.MultiplyAdd(
                        x2,
                        V.MultiplyAdd(
                            x2,
                            V.MultiplyAdd(x2, Constant<V>(1.0 / 362880), Constant<V>(-1.0 / 5040)),
                            Constant<V>(1.0 / 120)
                        ),
                        Constant<V>(-1.0 / 6)
                    ),
                    one
                );
                V value = Select(x, Constant<V>(SeriesLimit), k * series, sin * inverse);
                value = Select(u, one, Constant<V>(factor) * value, V.Zero);
                V slope = V.Zero,
                    bend = V.Zero;
                if (order != RadialOrder.Values)
                {
                    V near = V.MultiplyAdd(
                        x2,
                        V.MultiplyAdd(
                            x2,
                            V.MultiplyAdd(x2, Constant<V>(1.0 / 45360), Constant<V>(-1.0 / 840)),
                            Constant<V>(1.0 / 30)
                        ),
                        Constant<V>(-1.0 / 3)
                    );
                    slope = Select(x, Constant<V>(SeriesLimit), k * k * x * near, (k * cos - sin * inverse) * inverse);
                    slope = Select(u, one, Constant<V>(factor) * slope, V.Zero);
                }

                if (order == RadialOrder.Bends)
                {
                    V near = V.MultiplyAdd(
                        x2,
                        V.MultiplyAdd(
                            x2,
                            V.MultiplyAdd(x2, Constant<V>(1.0 / 6480), Constant<V>(-1.0 / 168)),
                            Constant<V>(0.1)
                        ),
                        Constant<V>(-1.0 / 3)
                    );
                    // Bessel's equation: f″ = −k²f − 2f′/u.
                    bend = Select(
                        x,
                        Constant<V>(SeriesLimit),
                        Constant<V>(factor) * k * k * k * near,
                        V.Zero - k * k * value - Constant<V>(2) * slope * inverse
                    );
                    bend = Select(u, one, bend, V.Zero);
                }

                Write(value, slope, bend, n, ref values, ref slopes, ref bends, stride, order);
                (sin, cos) = (V.MultiplyAdd(sin, cos1, cos * sin1), V.MultiplyAdd(cos, cos1, V.Zero - sin * sin1));
            }
        }
    }

    /// <summary>sin(nπu)/√(¼ + count/2) for u &lt; 1.</summary>
    internal readonly struct Fourier : IRadialBasis
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
            V factor = Select(u, one, Constant<V>(Math.Sqrt(count / (0.25 + 0.5 * count))), V.Zero);
            V theta = Constant<V>(Math.PI) * u;
            V sin1 = LaneMath.Sin<V, double>(theta),
                cos1 = LaneMath.Cos<V, double>(theta);
            V sin = sin1,
                cos = cos1;
            for (int n = 1; n <= count; n++)
            {
                Write(
                    factor * sin,
                    factor * Constant<V>(n * Math.PI) * cos,
                    factor * Constant<V>(-n * n * Math.PI * Math.PI) * sin,
                    n,
                    ref values,
                    ref slopes,
                    ref bends,
                    stride,
                    order
                );
                (sin, cos) = (V.MultiplyAdd(sin, cos1, cos * sin1), V.MultiplyAdd(cos, cos1, V.Zero - sin * sin1));
            }
        }
    }

    /// <summary>cos((n−1)πu)/√(¼ + count/2) for every u.</summary>
    internal readonly struct CosineSeries : IRadialBasis
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
            double factor = Math.Sqrt(count / (0.25 + 0.5 * count));
            V theta = Constant<V>(Math.PI) * u;
            V sin1 = LaneMath.Sin<V, double>(theta),
                cos1 = LaneMath.Cos<V, double>(theta);
            V sin = V.Zero,
                cos = Constant<V>(1);
            for (int n = 1; n <= count; n++)
            {
                Write(
                    Constant<V>(factor) * cos,
                    Constant<V>(-factor * (n - 1) * Math.PI) * sin,
                    Constant<V>(-factor * (n - 1) * (n - 1) * Math.PI * Math.PI) * cos,
                    n,
                    ref values,
                    ref slopes,
                    ref bends,
                    stride,
                    order
                );
                (sin, cos) = (V.MultiplyAdd(sin, cos1, cos * sin1), V.MultiplyAdd(cos, cos1, V.Zero - sin * sin1));
            }
        }
    }
}
