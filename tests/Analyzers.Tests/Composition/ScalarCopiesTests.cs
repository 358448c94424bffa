namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3009: a scalar factor does not fit what it scales.</summary>
public sealed class ScalarCopiesTests
{
    [Fact]
    public Task Triggers_WhenCopiesDiffer() =>
        Verify.Says(
            Verify.InModel("public Halo Forward(Halo h, Hidden g) => {|GDL3009:g.SoftNorm()|} * h;"),
            "The factor 'g.SoftNorm()' has 6 copies and is to scale \"logMass: 0e + velocity: 1o\". A "
                + "factor is one for the whole row, or one for each copy, since components of one irrep "
                + "are scaled alike. Take one copy, or as many as the blocks have."
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
