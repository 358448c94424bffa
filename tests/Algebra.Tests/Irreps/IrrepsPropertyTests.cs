namespace GeoDL.Typed.Algebra.Tests;

/// <summary>Laws of sums, products and orders on random lists of blocks.</summary>
public sealed class IrrepsPropertyTests
{
    private const int Rounds = 200;

    public static Irreps RandomIrreps(Random random, int maxBlocks = 5, int maxMul = 4, int maxDegree = 3) =>
        new(
            Enumerable
                .Range(0, random.Next(maxBlocks + 1))
                .Select(_ => new MulIrrep(
                    random.Next(maxMul + 1),
                    new Irrep(random.Next(maxDegree + 1), random.Next(2) == 0 ? Parity.Odd : Parity.Even)
                ))
        );

    [Fact]
    public void SortAndSimplify_ObeyTheirLaws() =>
        ForEachSeed(
            (random, _) =>
            {
                Irreps irreps = RandomIrreps(random, maxBlocks: 8);
                SortedIrreps sorted = irreps.Sort();
                for (int i = 0; i < irreps.Count; i++)
                {
                    Assert.Equal(irreps[i], sorted.Irreps[sorted.Permutation[i]]);
                    Assert.Equal(i, sorted.Inverse[sorted.Permutation[i]]);
                }

                // Sorted, and equal irreps in their old order.
                Assert.All(
                    sorted.Irreps.Zip(sorted.Irreps.Skip(1)),
                    p => Assert.True(p.First.Irrep.CompareTo(p.Second.Irrep) <= 0)
                );
                Assert.All(
                    sorted.Inverse.Zip(sorted.Inverse.Skip(1)),
                    p => Assert.True(irreps[p.First].Irrep != irreps[p.Second].Irrep || p.First < p.Second)
                );

                Irreps simple = irreps.Simplify();
                Assert.Equal(simple, simple.Simplify());
                Assert.Equal(irreps.Dim, simple.Dim);
                Assert.All(simple.Zip(simple.Skip(1)), p => Assert.NotEqual(p.First.Irrep, p.Second.Irrep));
                Assert.Equal(simple, irreps.RemoveZeroMultiplicities().Simplify());
                Assert.Equal(irreps.Regroup(), simple.Regroup());
                Assert.Equal(
                    irreps.Regroup().Count,
                    irreps.Where(b => b.Mul > 0).Select(b => b.Irrep).Distinct().Count()
                );
                Assert.Equal(irreps, irreps.Mirrored().Mirrored());
            }
        );

    [Fact]
    public void SumAndProduct_FormARing() =>
        ForEachSeed(
            (random, _) =>
            {
                (Irreps a, Irreps b, Irreps c) = (
                    RandomIrreps(random, 3),
                    RandomIrreps(random, 3),
                    RandomIrreps(random, 3)
                );
                Assert.Equal(a * b, b * a);
                Assert.Equal(a * b * c, a * (b * c));
                Assert.Equal((a + b) * c, ((a * c) + (b * c)).Regroup());
                Assert.Equal(a.Dim * b.Dim, (a * b).Dim);
                Assert.Equal(a.Regroup(), a * Irreps.Parse("0e"));
                Assert.Equal(a.Mirrored().Regroup(), a * Irreps.Parse("0o"));
            }
        );

    /// <summary>
    /// The slow way: the weights m of a product are sums of weights; peel off the irrep of the largest, again and
    /// again.
    /// </summary>
    [Fact]
    public void Product_AgreesWithCountingWeights() =>
        ForEachSeed(
            (random, seed) =>
            {
                (Irreps a, Irreps b) = (RandomIrreps(random, 3), RandomIrreps(random, 3));
                IEnumerable<(int M, int P)> Weights(Irreps irreps) =>
                    from block in irreps
                    from u in Enumerable.Range(0, block.Mul)
                    from m in Enumerable.Range(-block.Irrep.L, block.Irrep.Dim)
                    select (m, (int)block.Irrep.Parity);
                Dictionary<(int M, int P), int> left = (
                    from x in Weights(a)
                    from y in Weights(b)
                    select (x.M + y.M, x.P * y.P)
                )
                    .GroupBy(w => w)
                    .ToDictionary(g => g.Key, g => g.Count());
                var peeled = new List<MulIrrep>();
                while (left.Count > 0)
                {
                    (int l, int p) = left.Keys.Max();
                    int mul = left[(l, p)];
                    peeled.Add(new MulIrrep(mul, new Irrep(l, (Parity)p)));
                    for (int m = -l; m <= l; m++)
                    {
                        if ((left[(m, p)] -= mul) == 0)
                            left.Remove((m, p));
                    }
                }

                Assert.True(new Irreps(peeled).Regroup() == a * b, $"seed {seed}: {a} * {b}");
            }
        );

    [Fact]
    public void SelectionRule_IsSymmetricInItsThreeIrreps()
    {
        Irrep[] all =
        [
            .. from l in Enumerable.Range(0, 7) from p in new[] { Parity.Odd, Parity.Even } select new Irrep(l, p),
        ];
        foreach ((Irrep a, Irrep b, Irrep c) in from a in all from b in all from c in all select (a, b, c))
        {
            bool couples = a.CouplesTo(b, c);
            Assert.Equal(couples, b.CouplesTo(a, c));
            Assert.Equal(couples, c.CouplesTo(b, a));
            Assert.Equal(couples, (a * b).Contains(c));
            Assert.Equal(couples, SelectionRules.WhyForbidden(a, b, c) is null);
        }
    }

    internal static void ForEachSeed(Action<Random, int> check)
    {
        for (int seed = 0; seed < Rounds; seed++)
            check(new Random(seed), seed);
    }
}
