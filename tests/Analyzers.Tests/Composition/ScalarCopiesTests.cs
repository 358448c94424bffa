namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3009: a scalar factor does not fit what it scales.</summary>
public sealed class ScalarCopiesTests
{
    [Fact]
    public Task Triggers_WhenCopiesDiffer() =>
        Verify.Says(
            Verify.InModel("public Halo Forward(Halo h, Hidden g) => {|GDL3009:g.SoftNorm()|} * h;"),
            "The factor 'g.SoftNorm()' has 6 copies, but scales \"logMass: 0e + velocity: 1o\". A "
                + "factor has one copy for the whole row, or one for each copy of the feature, since all components "
                + "of a copy are scaled by the same number. Use one copy, or as many as the feature has."
        );

    [Fact]
    public Task DoesNotTrigger_WhenOneOrAsManyAsCopies() =>
        Verify.Model(
            """
            public Halo One(Halo h) => h.LogMass * h;
            public Hidden Each(Hidden h) => h * h.SoftNorm() / h.BoundedNorm(0.1);
            public Features Block([Irreps("3x1o")] Features x) => x * x.SoftNorm();
            public Scalars Plain(Halo h, Hidden g) => h.LogMass * g.SoftNorm();
            """
        );
}
