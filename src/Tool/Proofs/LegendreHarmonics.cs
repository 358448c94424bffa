using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>
/// Harmonics by closed formulas in whole numbers, at points whose coordinates are whole numbers: Legendre's functions
/// as sums of powers, times real and imaginary parts of a power. Nothing is shared with the recursion that is emitted.
/// </summary>
internal static class LegendreHarmonics
{
    /// <summary>
    /// The solid harmonics of a degree l: orders m = 0 … l as (cosine, sine), the sine of m = 0 zero. They are |p|^l
    /// times those of the direction, rounded once.
    /// </summary>
    /// <param name="degree">l.</param>
    /// <param name="pole">The coordinate along the pole.</param>
    /// <param name="cos">The coordinate where the angle about the pole is 0.</param>
    /// <param name="sin">The coordinate where it is a quarter turn.</param>
    /// <param name="normalization">The size on the unit sphere.</param>
    public static (double Cos, double Sin)[] OfSpace(
        int degree,
        int pole,
        int cos,
        int sin,
        HarmonicsNormalization normalization
    )
    {
        var square = (BigInteger)((pole * pole) + (cos * cos) + (sin * sin));
        var result = new (double, double)[degree + 1];
        for (int m = 0; m <= degree; m++)
        {
            // 2^l d^m/dy^m P_l(y) = Σ_k (−1)^k (l over k) (2l−2k over l) (l−2k)!/(l−2k−m)! y^(l−2k−m), with powers of
            // |p|² so that it is homogeneous.
            BigInteger sum = 0;
            for (int k = 0; (2 * k) + m <= degree; k++)
            {
                int power = degree - (2 * k) - m;
                BigInteger term =
                    Binomial(degree, k)
                    * Binomial(2 * (degree - k), degree)
                    * (Factorial(degree - (2 * k)) / Factorial(power))
                    * BigInteger.Pow(pole, power)
                    * BigInteger.Pow(square, k);
                sum += k % 2 == 0 ? term : -term;
            }

            (BigInteger c, BigInteger s) = Power(cos, sin, m);
            // (2l+1) (2 − δ_m0) (l−m)!/(l+m)! / 4^l
            double size =
                Size(degree, normalization)
                * (m == 0 ? 1 : 2)
                / (double)(Factorial(degree + m) / Factorial(degree - m))
                / Math.Pow(4, degree);
            result[m] = (Math.Sqrt(size) * (double)(sum * c), Math.Sqrt(size) * (double)(sum * s));
        }

        return result;
    }

    /// <summary>Harmonics of the plane of an order m, r^m (cos mφ, sin mφ) in a size.</summary>
    public static (double Cos, double Sin) OfPlane(int order, int x, int y, HarmonicsNormalization normalization)
    {
        double size = normalization switch
        {
            HarmonicsNormalization.Component => order == 0 ? 1 : 2,
            HarmonicsNormalization.Norm => 1,
            _ => (order == 0 ? 0.5 : 1) / Math.PI,
        };
        (BigInteger c, BigInteger s) = Power(x, y, order);
        return (Math.Sqrt(size) * (double)c, Math.Sqrt(size) * (double)s);
    }

    private static double Size(int degree, HarmonicsNormalization normalization) =>
        normalization switch
        {
            HarmonicsNormalization.Component => (2 * degree) + 1,
            HarmonicsNormalization.Norm => 1,
            _ => ((2 * degree) + 1) / (4 * Math.PI),
        };

    /// <summary>(x + iy)^m.</summary>
    private static (BigInteger Re, BigInteger Im) Power(int x, int y, int m)
    {
        (BigInteger re, BigInteger im) = (1, 0);
        for (int i = 0; i < m; i++)
            (re, im) = ((re * x) - (im * y), (re * y) + (im * x));
        return (re, im);
    }

    private static BigInteger Factorial(int n)
    {
        BigInteger product = 1;
        for (int i = 2; i <= n; i++)
            product *= i;
        return product;
    }

    private static BigInteger Binomial(int n, int k) => Factorial(n) / (Factorial(k) * Factorial(n - k));
}
