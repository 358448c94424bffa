using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Harmonics;

public sealed class HarmonicPolynomialTests
{
    [Theory]
    [InlineData(0, 0, "1")]
    [InlineData(1, 0, "√3·x")]
    [InlineData(2, 0, "√15·xz")]
    [InlineData(2, 2, "√(5/4)·(−x² + 2y² − z²)")]
    [InlineData(2, 4, "√(15/4)·(−x² + z²)")]
    [InlineData(3, 0, "√(35/8)·(−x³ + 3xz²)")]
    public void Reads_AsInATable(int l, int component, string expected) =>
        Assert.Equal(expected, HarmonicPolynomial.OfDegree(l)[component].ToString());

    [Fact]
    public void Derivatives_ReadWellToo()
    {
        HarmonicPolynomial xz = HarmonicPolynomial.OfDegree(2)[0];
        Assert.Equal("√15·z", xz.Derivative(RotationAxis.X).ToString());
        Assert.Equal("0", xz.Derivative(RotationAxis.Y).ToString());
        Assert.Equal("√15", xz.Derivative(RotationAxis.X).Derivative(RotationAxis.Z).ToString());
    }

    [Fact]
    public void They_AreHomogeneousAndTheirLaplacianIsExactlyZero()
    {
        for (int l = 0; l <= 11; l++)
        {
            IReadOnlyList<HarmonicPolynomial> polynomials = HarmonicPolynomial.OfDegree(l);
            Assert.Equal(2 * l + 1, polynomials.Count);
            foreach (HarmonicPolynomial y in polynomials)
            {
                Assert.All(y.Monomials, m => Assert.Equal(l, m.X + m.Y + m.Z));
                Dictionary<(int, int, int), SurdSum> laplacian = [];
                foreach (RotationAxis axis in Enum.GetValues<RotationAxis>())
                {
                    foreach (Monomial m in y.Derivative(axis).Derivative(axis).Monomials)
                    {
                        laplacian.TryAdd((m.X, m.Y, m.Z), new SurdSum());
                        laplacian[(m.X, m.Y, m.Z)].Add(m.Coefficient);
                    }
                }

                Assert.All(laplacian.Values, sum => Assert.True(sum.IsZero, sum.ToString()));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void TheirSquares_AddUpToTheAdditionTheoremExactly(int l)
    {
        // Σ_m Y_lm² = (2l+1)(x² + y² + z²)^l as polynomials.
        Dictionary<(int X, int Y, int Z), SurdSum> sums = [];
        foreach (HarmonicPolynomial y in HarmonicPolynomial.OfDegree(l))
        {
            foreach (Monomial a in y.Monomials)
            {
                foreach (Monomial b in y.Monomials)
                {
                    sums.TryAdd((a.X + b.X, a.Y + b.Y, a.Z + b.Z), new SurdSum());
                    sums[(a.X + b.X, a.Y + b.Y, a.Z + b.Z)].Add(a.Coefficient * b.Coefficient);
                }
            }
        }

        foreach (((int x, int y, int z), SurdSum sum) in sums)
        {
            bool allEven = x % 2 == 0 && y % 2 == 0 && z % 2 == 0;
            long expected = allEven
                ? (2 * l + 1) * Factorial(l) / (Factorial(x / 2) * Factorial(y / 2) * Factorial(z / 2))
                : 0;
            Assert.Equal($"{expected}", sum.ToString());
        }

        Assert.Equal((l + 1) * (l + 2) / 2, sums.Count(e => !e.Value.IsZero));
    }

    [Fact]
    public void Values_AgreeWithTheRecurrence()
    {
        double[] values = new double[SphericalHarmonics.Count(11)];
        SphericalHarmonics.Evaluate(11, 0.4, 0.5, -0.8, values);
        for (int l = 0; l <= 11; l++)
        {
            double[] actual = [.. HarmonicPolynomial.OfDegree(l).Select(p => p.Evaluate(0.4, 0.5, -0.8))];
            Near.Equal(values[(l * l)..((l + 1) * (l + 1))], actual, Tolerance.Rounding.Hundreds, $"degree {l}");
        }
    }

    private static long Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
