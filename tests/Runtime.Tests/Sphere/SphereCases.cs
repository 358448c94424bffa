using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Sphere;

/// <summary>Samplings and random numbers for the tests of the sphere.</summary>
internal static class SphereCases
{
    internal static double[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    internal static double Inner(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    internal static double[] Synthesized(RingTransform transform, double[] coefficients, bool isWeighted = false)
    {
        var map = new double[transform.MapLength];
        transform.Synthesize(coefficients, map, isWeighted);
        return map;
    }

    internal static double[] Projected(RingTransform transform, double[] map, bool isWeighted)
    {
        var coefficients = new double[transform.CoefficientCount];
        transform.Project(map, coefficients, isWeighted);
        return coefficients;
    }

    /// <summary>
    /// Maps by the sum over harmonics of spin s: ₛY_lm = (−1)^m √((2l+1)/4π) d^l_(−m,s)(θ) e^(imφ), with d by Wigner's
    /// sum; Q ± iU = Σ ±ₛa ±ₛY, ₛa = −(E + iB), (−1)^s ₋ₛa = −(E − iB).
    /// </summary>
    internal static double[] Slow(SphereSampling sampling, int maxDegree, int spin, double[] coefficients)
    {
        int field = ((maxDegree + 1) * (maxDegree + 1)) - (spin * spin);
        Complex[] e = SphereCoefficientsOf(maxDegree, spin, coefficients.AsSpan(0, field)).ToComplex(),
            b = SphereCoefficientsOf(maxDegree, spin, coefficients.AsSpan(field)).ToComplex();
        var map = new double[2 * sampling.Count];
        for (int pixel = 0; pixel < sampling.Count; pixel++)
        {
            (double theta, double phi) = sampling.Angles(pixel);
            var sum = Complex.Zero;
            for (int l = spin; l <= maxDegree; l++)
            {
                for (int m = -l; m <= l; m++)
                {
                    Complex a = -(
                        Component(e, maxDegree, l, m) + (Complex.ImaginaryOne * Component(b, maxDegree, l, m))
                    );
                    double d = Math.Sqrt(((2 * l) + 1) / (4 * Math.PI)) * WignerSum(l, -m, spin, theta);
                    sum += a * (m % 2 == 0 ? d : -d) * Complex.FromPolarCoordinates(1, m * phi);
                }
            }

            (map[pixel], map[sampling.Count + pixel]) = (sum.Real, sum.Imaginary);
        }

        return map;
    }

    private static SphereCoefficients SphereCoefficientsOf(int maxDegree, int spin, ReadOnlySpan<double> values) =>
        new(maxDegree, values, spin);

    private static Complex Component(Complex[] values, int maxDegree, int l, int m)
    {
        int k = Math.Abs(m);
        Complex value = values[(k * ((2 * maxDegree) + 1 - k) / 2) + l];
        return m >= 0 ? value
            : k % 2 == 0 ? Complex.Conjugate(value)
            : -Complex.Conjugate(value);
    }

    /// <summary>Wigner's sum for d^l_mn(θ).</summary>
    internal static double WignerSum(int l, int m, int n, double theta)
    {
        double sum = 0;
        (double sine, double cosine) = Math.SinCos(theta / 2);
        for (int k = Math.Max(0, n - m); k <= Math.Min(l + n, l - m); k++)
        {
            double term =
                Math.Sqrt(Factorial(l + m) * Factorial(l - m) * Factorial(l + n) * Factorial(l - n))
                / (Factorial(l + n - k) * Factorial(k) * Factorial(m - n + k) * Factorial(l - m - k))
                * Math.Pow(cosine, (2 * l) + n - m - (2 * k))
                * Math.Pow(sine, m - n + (2 * k));
            sum += (m - n + k) % 2 == 0 ? term : -term;
        }

        return sum;
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
