using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;
using Xunit;

namespace GeoDL.Typed.Runtime.Tests.Sphere;

public sealed class RingTransformTests
{
    public static TheoryData<SphereSampling, int> Samplings =>
        new()
        {
            { new HealPix(1), 4 },
            { new HealPix(4), 9 },
            { new HealPix(5), 15 },
            { new GaussLegendreSampling(7), 7 },
            { new EquiangularSampling(6), 6 },
        };

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(28)]
    [InlineData(31)]
    [InlineData(74)]
    [InlineData(148)]
    [InlineData(256)]
    public void Fourier_IsTheSum(int length)
    {
        double[] re = SphereCases.Random(8 * length, 1),
            im = SphereCases.Random(8 * length, 2),
            expectedRe = new double[8 * length],
            expectedIm = new double[8 * length];
        for (int k = 0; k < length; k++)
        {
            for (int j = 0; j < length; j++)
            {
                (double s, double c) = Math.SinCos(-2 * Math.PI * ((long)j * k % length) / length);
                for (int column = 0; column < 8; column++)
                {
                    (double x, double y) = (re[(8 * j) + column], im[(8 * j) + column]);
                    expectedRe[(8 * k) + column] += (c * x) - (s * y);
                    expectedIm[(8 * k) + column] += (c * y) + (s * x);
                }
            }
        }

        var plan = new FourierPlan(length);
        double[] scratch = new double[8 * plan.ScratchLength];
        double[] oneRe = [.. Enumerable.Range(0, length).Select(j => re[8 * j])],
            oneIm = [.. Enumerable.Range(0, length).Select(j => im[8 * j])];
        plan.Run<Lanes128<double>>(re, im, 8, scratch);
        plan.Run<Lane<double>>(oneRe, oneIm, 1, scratch);
        Near.Equal(expectedRe, re, Tolerance.Rounding.Hundreds);
        Near.Equal(expectedIm, im, Tolerance.Rounding.Hundreds);
        Near.Equal([.. Enumerable.Range(0, length).Select(j => re[8 * j])], oneRe, Tolerance.Rounding.Dozens);
        Near.Equal([.. Enumerable.Range(0, length).Select(j => im[8 * j])], oneIm, Tolerance.Rounding.Dozens);
    }

    [Theory]
    [MemberData(nameof(Samplings))]
    public void Synthesis_IsTheSumOverTheLibrarysHarmonics(SphereSampling sampling, int degree)
    {
        var transform = new RingTransform(sampling, degree, 0);
        double[] coefficients = SphereCases.Random(transform.CoefficientCount, 3);
        double[] expected = new double[sampling.Count],
            y = new double[coefficients.Length];
        for (int pixel = 0; pixel < sampling.Count; pixel++)
        {
            (double x1, double x2, double x3) = sampling.Direction(pixel);
            SphericalHarmonics.Evaluate(degree, x1, x2, x3, y, HarmonicsNormalization.Integral);
            expected[pixel] = SphereCases.Inner(y, coefficients);
        }

        Near.Equal(expected, SphereCases.Synthesized(transform, coefficients), Tolerance.Rounding.Hundreds);
    }

    [Theory]
    [MemberData(nameof(Samplings))]
    public void SynthesisWithSpin_IsTheSumOverSpinHarmonics(SphereSampling sampling, int degree)
    {
        for (int spin = 1; spin <= 3; spin++)
        {
            var transform = new RingTransform(sampling, Math.Min(degree, 6), spin);
            double[] coefficients = SphereCases.Random(transform.CoefficientCount, 4);
            double[] expected = SphereCases.Slow(sampling, transform.MaxDegree, spin, coefficients);
            Near.Equal(expected, SphereCases.Synthesized(transform, coefficients), Tolerance.Rounding.Hundreds);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Analysis_InvertsSynthesis_OnExactSamplings(int spin)
    {
        foreach (int degree in (int[])[spin, spin + 1, 16, 63, 150])
        {
            foreach (
                SphereSampling sampling in (SphereSampling[])
                    [new GaussLegendreSampling(degree), new EquiangularSampling(degree)]
            )
            {
                var transform = new RingTransform(sampling, degree, spin);
                double[] coefficients = SphereCases.Random(transform.CoefficientCount, degree);
                double[] map = SphereCases.Synthesized(transform, coefficients);
                double[] back = SphereCases.Projected(transform, map, isWeighted: true);
                Near.Equal(coefficients, back, Tolerance.Reference.Double, $"{sampling}, spin {spin}");
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Transposes_GiveTheSameInnerProducts(int spin)
    {
        foreach (
            SphereSampling sampling in (SphereSampling[])
                [new HealPix(3), new HealPix(8), new GaussLegendreSampling(9), new EquiangularSampling(8)]
        )
        {
            var transform = new RingTransform(sampling, 8, spin);
            double[] coefficients = SphereCases.Random(transform.CoefficientCount, 5),
                map = SphereCases.Random(transform.MapLength, 6);
            double[] analysed = new double[coefficients.Length],
                pulled = new double[map.Length];
            Same(
                SphereCases.Inner(SphereCases.Synthesized(transform, coefficients), map),
                SphereCases.Inner(coefficients, SphereCases.Projected(transform, map, isWeighted: false))
            );
            for (int iterations = 0; iterations < 3; iterations++)
            {
                transform.Analyze(map, analysed, iterations);
                transform.AnalyzeTransposed(coefficients, pulled, iterations);
                Same(SphereCases.Inner(analysed, coefficients), SphereCases.Inner(map, pulled));
            }

            // Inner products of random numbers are small by chance; they are compared with what they are sums of.
            void Same(double expected, double actual) =>
                Near.Equal(expected, actual, Tolerance.Rounding.Hundreds, $"{sampling}", map.Length);
        }
    }

    [Fact]
    public void Results_DoNotDependOnTheNumberOfThreads()
    {
        int before = Parallelism.Threads;
        try
        {
            var transform = new RingTransform(new HealPix(16), 40, 2);
            double[] coefficients = SphereCases.Random(transform.CoefficientCount, 7);
            (double[], double[]) Run(int threads)
            {
                Parallelism.Threads = threads;
                double[] map = SphereCases.Synthesized(transform, coefficients);
                return (map, SphereCases.Projected(transform, map, isWeighted: true));
            }

            (double[] map, double[] back) = Run(1);
            (double[] others, double[] otherBack) = Run(4);
            Assert.Equal(map, others);
            Assert.Equal(back, otherBack);
        }
        finally
        {
            Parallelism.Threads = before;
        }
    }

    [Fact]
    public void LargeDegrees_NeitherUnderflowNorOverflow()
    {
        // At θ = 0.3° functions of order 1000 begin below 10⁻²⁰⁰⁰; single coefficients of large degree and order.
        var transform = new RingTransform(new GaussLegendreSampling(1200), 1200, 0);
        double[] coefficients = new double[transform.CoefficientCount];
        foreach ((int l, int m) in ((int, int)[])[(1200, 0), (1200, 1200), (1199, -1000), (1100, 3), (1200, 700)])
            coefficients[transform.Middle(l) + m] = 1;
        double[] map = SphereCases.Synthesized(transform, coefficients);
        Assert.All(map, static v => Assert.True(double.IsFinite(v)));
        Near.Equal(coefficients, SphereCases.Projected(transform, map, isWeighted: true), Tolerance.IllConditioned);
    }

    [Fact]
    public void ExactZeros_AreNoSpecialCase()
    {
        // d^2_(0,2) and others vanish at rational cos θ, which HEALPix has: cos θ = 0 and 1/3, 2/3 for nside 2 and 4.
        for (int side = 1; side <= 8; side++)
        {
            var transform = new RingTransform(new HealPix(side), 4, 2);
            for (int i = 0; i < transform.CoefficientCount; i += 3)
            {
                double[] one = new double[transform.CoefficientCount];
                one[i] = 1;
                double[] expected = SphereCases.Slow(new HealPix(side), 4, 2, one);
                Near.Equal(expected, SphereCases.Synthesized(transform, one), Tolerance.Rounding.Hundreds);
            }
        }
    }
}
