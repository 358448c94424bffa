using System.Text.Json;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Algebra.Tests.Coupling;

public sealed class Wigner3jTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Page", "accuracy")]
    public void Agrees_WithE3nnForAllTriplesToDegree3() =>
        Compare(
            ReferenceData.LoadLocal("Data/wigner3j.json"),
            "terms",
            33,
            new ReferenceComparison("wigner3j.json, committed")
        );

    [ReferenceDataFact("reference/wigner3j.json")]
    [Trait("Page", "accuracy")]
    public void Agrees_WithE3nnUpToDegree11() =>
        Compare(ReferenceData.Load("reference/wigner3j.json"), "ijkv", 90, new ReferenceComparison("wigner3j.json"));

    [Fact]
    public void FrobeniusNorm_IsExactlyOne()
    {
        foreach ((int l1, int l2, int l3) in Triples(5))
        {
            SurdSum norm = new();
            foreach (CouplingTerm term in Wigner3j.Terms(l1, l2, l3))
                norm.Add(term.Value * term.Value);

            Assert.Equal("1", norm.ToString());
        }
    }

    [Fact]
    public void Terms_ComeInDataOrderWithoutZeros()
    {
        foreach ((int l1, int l2, int l3) in Triples(4))
        {
            IReadOnlyList<CouplingTerm> terms = Wigner3j.Terms(l1, l2, l3);
            Assert.Equal(terms.OrderBy(t => t.K).ThenBy(t => t.I).ThenBy(t => t.J), terms);
            Assert.DoesNotContain(terms, t => t.Value.IsZero);
        }
    }

    [Fact]
    public void PermutationsOfTheOperands_ChangeAtMostTheSign()
    {
        foreach ((int l1, int l2, int l3) in Triples(4))
        {
            Dictionary<(int, int, int), Surd> c = ByIndex(l1, l2, l3);
            Dictionary<(int, int, int), Surd> cyclic = ByIndex(l2, l3, l1);
            Dictionary<(int, int, int), Surd> swapped = ByIndex(l2, l1, l3);
            int sign = (l1 + l2 + l3) % 2 == 0 ? 1 : -1;
            Assert.Equal(c.Count, cyclic.Count);
            Assert.Equal(c.Count, swapped.Count);
            foreach (((int i, int j, int k), Surd value) in c)
            {
                Assert.Equal(value, cyclic[(j, k, i)]);
                Assert.Equal(value * sign, swapped[(j, i, k)]);
            }
        }
    }

    [Fact]
    public void KnownCouplings_HaveTheirTextbookForm()
    {
        Assert.Equal("√(1/6)", ByIndex(1, 1, 1)[(0, 1, 2)].ToString()); // +ε_ijk/√6
        Assert.Equal("−√(1/6)", ByIndex(1, 1, 1)[(1, 0, 2)].ToString());
        Assert.Equal("√(2/15)", ByIndex(1, 1, 2)[(1, 1, 2)].ToString());
        Assert.Equal("√(1/10)", ByIndex(1, 1, 2)[(0, 2, 0)].ToString());
        for (int l = 0; l <= 8; l++)
            Assert.All(Wigner3j.Terms(0, l, l), t => Assert.Equal(Surd.SquareRoot(1, 2 * l + 1), t.Value));
    }

    [Fact]
    public void CouplingsToDifferentDegrees_AreOrthonormal()
    {
        // The (2l₃+1)-fold 3j of all l₃ together are an orthogonal matrix: Σ_l₃ (2l₃+1) Σ_k C_ijk C_i'j'k = δ_ii'
        // δ_jj'.
        const int l1 = 8;
        const int l2 = 5;
        double[,] sum = new double[(2 * l1 + 1) * (2 * l2 + 1), (2 * l1 + 1) * (2 * l2 + 1)];
        for (int l3 = l1 - l2; l3 <= l1 + l2; l3++)
        {
            foreach (IGrouping<int, CouplingTerm> row in Wigner3j.Terms(l1, l2, l3).GroupBy(t => t.K))
            {
                foreach (CouplingTerm a in row)
                {
                    foreach (CouplingTerm b in row)
                    {
                        sum[a.I * (2 * l2 + 1) + a.J, b.I * (2 * l2 + 1) + b.J] +=
                            (2 * l3 + 1) * a.Value.ToDouble() * b.Value.ToDouble();
                    }
                }
            }
        }

        int size = sum.GetLength(0);
        double[] identity = [.. Enumerable.Range(0, size * size).Select(e => e % (size + 1) == 0 ? 1.0 : 0.0)];
        Near.Equal(identity, [.. sum.Cast<double>()], Tolerance.Rounding.Hundreds);
    }

    [Fact]
    public void OutsideTheTriangle_IsNothingAndBadDegreesAreNamed()
    {
        Assert.Empty(Wigner3j.Terms(1, 1, 3));
        Assert.Equal(0.0, Wigner3j.Dense(0, 1, 2)[0, 1, 2]);
        Assert.Contains(
            $"({-1}, 0, 0)",
            Assert.Throws<ArgumentOutOfRangeException>(() => Wigner3j.Terms(-1, 0, 0)).Message
        );
        Assert.Contains(
            "(30, 30, 30)",
            Assert.Throws<ArgumentOutOfRangeException>(() => Wigner3j.Terms(30, 30, 30)).Message
        );
        Assert.True(IntertwinerProof.Check(20, 20, 1, Wigner3j.Terms(20, 20, 1)).IsProved);
    }

    internal static IEnumerable<(int L1, int L2, int L3)> Triples(int lMax) =>
        from l1 in Enumerable.Range(0, lMax + 1)
        from l2 in Enumerable.Range(0, lMax + 1)
        from l3 in Enumerable.Range(0, lMax + 1)
        where Wigner3j.IsTriangle(l1, l2, l3)
        select (l1, l2, l3);

    private static Dictionary<(int, int, int), Surd> ByIndex(int l1, int l2, int l3) =>
        Wigner3j.Terms(l1, l2, l3).ToDictionary(t => (t.I, t.J, t.K), t => t.Value);

    private void Compare(JsonElement data, string property, int atLeast, ReferenceComparison comparison)
    {
        foreach (JsonElement item in data.GetProperty("items").EnumerateArray())
        {
            double[] l = ReferenceData.Vector(item.GetProperty("l"));
            double[,,] actual = Wigner3j.Dense((int)l[0], (int)l[1], (int)l[2]);
            double[][] rows = ReferenceData.Matrix(item.GetProperty(property));
            string name = string.Join(' ', l);
            double[] expected = [.. rows.Select(static row => row[3])];
            comparison.Compare(
                name,
                "coefficients",
                expected,
                [.. rows.Select(row => actual[(int)row[0], (int)row[1], (int)row[2]])],
                isDouble: true
            );

            // In float each exact coefficient is rounded once, as kernels do.
            Dictionary<(int, int, int), Surd> exact = ByIndex((int)l[0], (int)l[1], (int)l[2]);
            comparison.Compare(
                name,
                "coefficients",
                expected,
                [.. rows.Select(row => (double)exact[((int)row[0], (int)row[1], (int)row[2])].ToSingle())],
                isDouble: false
            );
            Assert.Equal(rows.Length, actual.Cast<double>().Count(static v => v != 0.0));
        }

        Assert.True(comparison.CaseCount >= atLeast, $"Only {comparison.CaseCount} triples were compared.");
        output.WriteLine(comparison.ToString());
    }
}
