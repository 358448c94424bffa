using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Harmonics;

public sealed class HarmonicsRecursionTests
{
    [Fact]
    public void Degree1_IsRoot3TimesThePoint()
    {
        Assert.Equal(
            [(0, 0, 0, "√3"), (0, 1, 1, "√3"), (0, 2, 2, "√3")],
            HarmonicsRecursion.Raise(0).Select(t => (t.I, t.J, t.K, t.Value.ToString()))
        );
        Assert.Equal(HarmonicsRecursion.Raise(0), HarmonicsRecursion.Gradient(0));
    }

    [Fact]
    public void GradientTerms_AreTheDerivativesOfThePolynomialsExactly()
    {
        for (int l = 0; l < 8; l++)
        {
            // Σ c Y^l_i against ∂_j Y^(l+1)_k, monomial by monomial.
            Dictionary<(int K, int J, int X, int Y, int Z), SurdSum> difference = [];
            foreach (CouplingTerm term in HarmonicsRecursion.Gradient(l))
            {
                foreach (Monomial m in HarmonicPolynomial.OfDegree(l)[term.I].Monomials)
                    At(difference, (term.K, term.J, m.X, m.Y, m.Z)).Add(term.Value * m.Coefficient);
            }

            for (int k = 0; k < 2 * l + 3; k++)
            {
                for (int j = 0; j < 3; j++)
                {
                    foreach (Monomial m in HarmonicPolynomial.OfDegree(l + 1)[k].Derivative((RotationAxis)j).Monomials)
                        At(difference, (k, j, m.X, m.Y, m.Z)).Subtract(m.Coefficient);
                }
            }

            Assert.NotEmpty(difference);
            Assert.All(difference, e => Assert.True(e.Value.IsZero, $"l = {l}, {e.Key}: {e.Value}"));
        }
    }

    [Fact]
    public void Raising_ReproducesTheValuesOfEveryDegree()
    {
        double[] point = [0.3, -1.1, 0.7];
        double[] values = new double[SphericalHarmonics.Count(11)];
        SphericalHarmonics.Evaluate(11, point[0], point[1], point[2], values);
        for (int l = 0; l < 11; l++)
        {
            double[] raised = new double[2 * l + 3];
            foreach (CouplingTerm term in HarmonicsRecursion.Raise(l))
                raised[term.K] += term.Value.ToDouble() * values[l * l + term.I] * point[term.J];

            double[] expected = values[((l + 1) * (l + 1))..((l + 2) * (l + 2))];
            Near.Equal(expected, raised, Tolerance.Rounding.Dozens, $"degree {l + 1}");
        }
    }

    private static SurdSum At<TKey>(Dictionary<TKey, SurdSum> sums, TKey key)
        where TKey : notnull
    {
        if (!sums.TryGetValue(key, out SurdSum? sum))
            sums[key] = sum = new SurdSum();

        return sum;
    }
}
