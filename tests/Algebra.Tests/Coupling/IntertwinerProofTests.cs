namespace GeoDL.Typed.Algebra.Tests.Coupling;

public sealed class IntertwinerProofTests
{
    public static TheoryData<int, int, int> LargeTriples =>
        new()
        {
            { 5, 5, 5 },
            { 5, 6, 4 },
            { 6, 1, 5 },
            { 6, 4, 6 },
            { 6, 6, 0 },
            { 6, 6, 6 },
        };

    [Fact]
    public void Proves_AllCouplingsToDegree4()
    {
        foreach ((int l1, int l2, int l3) in Wigner3jTests.Triples(4))
        {
            ProofResult result = IntertwinerProof.Check(l1, l2, l3, Wigner3j.Terms(l1, l2, l3));
            Assert.True(result.IsProved, result.Reason);
        }
    }

    [Theory]
    [MemberData(nameof(LargeTriples))]
    public void Proves_LargeCouplings(int l1, int l2, int l3)
    {
        ProofResult result = IntertwinerProof.Check(l1, l2, l3, Wigner3j.Terms(l1, l2, l3));
        Assert.True(result.IsProved, result.Reason);
        Assert.Equal($"J₁C + J₂C = CJ₃ holds exactly for {l1} ⊗ {l2} → {l3}, and C is not zero.", result.Reason);
    }

    [Fact]
    public void DoesNotCare_ForACommonFactor()
    {
        CouplingTerm[] scaled =
        [
            .. Wigner3j.Terms(2, 3, 4).Select(t => t with { Value = t.Value * -Surd.SquareRoot(7, 3) }),
        ];
        Assert.True(IntertwinerProof.Check(2, 3, 4, scaled).IsProved);
    }

    [Fact]
    public void Refuses_EverySinglePlantedMistakeToDegree3()
    {
        int planted = 0;
        foreach ((int l1, int l2, int l3) in Wigner3jTests.Triples(3))
        {
            IReadOnlyList<CouplingTerm> terms = Wigner3j.Terms(l1, l2, l3);
            if (terms.Count == 1)
            {
                continue; // 0 ⊗ 0 → 0: any nonzero number is a coupling
            }

            for (int index = 0; index < terms.Count; index++)
            {
                foreach (CouplingTerm wrong in Mistakes(terms[index], l1, l2, l3))
                {
                    CouplingTerm[] list = [.. terms];
                    list[index] = wrong;
                    ProofResult result = IntertwinerProof.Check(l1, l2, l3, list);
                    Assert.False(
                        result.IsProved,
                        $"{l1} ⊗ {l2} → {l3}: {terms[index]} became {wrong} and nobody noticed."
                    );
                    planted++;
                }

                CouplingTerm[] missing = [.. terms.Where((_, other) => other != index)];
                Assert.False(IntertwinerProof.Check(l1, l2, l3, missing).IsProved);
            }
        }

        Assert.True(planted > 2500, $"Only {planted} mistakes were planted.");
    }

    [Fact]
    public void Says_WhatIsWrong()
    {
        CouplingTerm[] cross = [.. Wigner3j.Terms(1, 1, 1)];
        cross[0] = cross[0] with { Value = -cross[0].Value };
        ProofResult flipped = IntertwinerProof.Check(1, 1, 1, cross);
        Assert.StartsWith("J₁C + J₂C − CJ₃ of 1 ⊗ 1 → 1 about the Y axis is ", flipped.Reason);
        Assert.EndsWith(", where it must be 0.", flipped.Reason);

        Assert.Equal("The coupling 1 ⊗ 1 → 3 is zero.", IntertwinerProof.Check(1, 1, 3, []).Reason);
        Assert.Equal(
            "The term (0, 3, 0) is outside 1 ⊗ 1 → 0.",
            IntertwinerProof.Check(1, 1, 0, [new CouplingTerm(0, 3, 0, Surd.One)]).Reason
        );
    }

    [Fact]
    public void OppositeTermsAtOnePlace_AreAZeroCoupling()
    {
        CouplingTerm term = new(0, 0, 0, Surd.SquareRoot(1, 3));
        ProofResult result = IntertwinerProof.Check(1, 1, 0, [term, term with { Value = -term.Value }]);
        Assert.Equal("The coupling 1 ⊗ 1 → 0 is zero.", result.Reason);
    }

    private static IEnumerable<CouplingTerm> Mistakes(CouplingTerm term, int l1, int l2, int l3)
    {
        yield return term with
        {
            Value = -term.Value,
        };
        yield return term with
        {
            Value = term.Value * Surd.Rational(1000001, 1000000),
        };
        yield return term with
        {
            Value = term.Value * Surd.SquareRoot(2),
        };
        if (term.I != term.J && term.I <= 2 * l2 && term.J <= 2 * l1)
        {
            yield return term with
            {
                I = term.J,
                J = term.I,
            };
        }

        if (term.J != term.K && term.J <= 2 * l3 && term.K <= 2 * l2)
        {
            yield return term with
            {
                J = term.K,
                K = term.J,
            };
        }

        if (l1 > 0)
        {
            yield return term with
            {
                I = (term.I + 1) % (2 * l1 + 1),
            };
        }
    }
}
