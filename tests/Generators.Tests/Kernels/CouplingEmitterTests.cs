using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Plans;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

public sealed class CouplingEmitterTests
{
    private static readonly CouplingKey Key = new(1, 1, 2, IsLanewise: false);

    [Fact]
    public void Emits_TheVerifiedTextOfACoupling() => Snapshot.Match("Coupling_1_1_2", CouplingEmitter.Emit(Key));

    [Fact]
    public void Emits_TheVerifiedTextOfALanewiseCoupling() =>
        Snapshot.Match("LanewiseCoupling_1_1_1", CouplingEmitter.Emit(new CouplingKey(1, 1, 1, IsLanewise: true)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Refuses_WhenASignIsWrong(bool isLanewise)
    {
        CouplingTerm[] terms = [.. Wigner3j.Terms(1, 1, 2)];
        terms[3] = terms[3] with { Value = -terms[3].Value };

        CouplingProofException refusal = Assert.Throws<CouplingProofException>(() =>
            CouplingEmitter.Emit(Key with { IsLanewise = isLanewise }, terms)
        );

        Assert.Contains("1 ⊗ 1 → 2", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("J₁C + J₂C − CJ₃", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_WhenAnIndexIsWrong()
    {
        CouplingTerm[] terms = [.. Wigner3j.Terms(1, 1, 2)];
        terms[0] = terms[0] with { J = (terms[0].J + 1) % 3 };

        Assert.Throws<CouplingProofException>(() => CouplingEmitter.Emit(Key, terms));
    }

    [Fact]
    public void Refuses_WhenATermIsMissing() =>
        Assert.Throws<CouplingProofException>(() => CouplingEmitter.Emit(Key, [.. Wigner3j.Terms(1, 1, 2).Skip(1)]));

    [Fact]
    public void Refuses_WhenTheNormIsWrong()
    {
        CouplingTerm[] terms = [.. Wigner3j.Terms(1, 1, 2).Select(t => t with { Value = t.Value * 2 })];

        CouplingProofException refusal = Assert.Throws<CouplingProofException>(() => CouplingEmitter.Emit(Key, terms));

        Assert.Contains("Σ C²", refusal.Message, StringComparison.Ordinal);
    }
}
