namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4005: the way out needs a reason.</summary>
public sealed class EmptyJustificationTests
{
    [Fact]
    public Task Triggers_WithoutReason() =>
        Bad.Says(
            "[{|GDL4005:AssumeEquivariant|}] private Hidden F(Hidden h) => Tools.Plain(h);",
            "'F' is assumed to be equivariant without a reason. The compiler does not check it, so a person has to "
                + "justify it. Write [AssumeEquivariant(Justification = \"…\")]."
        );

    [Fact]
    public Task Triggers_OnBlankReason() =>
        Bad.Verify(
            """[{|GDL4005:AssumeEquivariant(Justification = " ")|}] private Hidden F(Hidden h) => Tools.Plain(h);"""
        );

    [Fact]
    public Task Triggers_OnLocalFunction() =>
        Bad.Verify(
            "public Hidden F(Hidden h) { return L(h); [{|GDL4005:AssumeEquivariant|}] static Hidden "
                + "L(Hidden x) => Tools.Plain(x); }"
        );

    [Fact]
    public Task DoesNotTrigger_WithReason() =>
        Bad.Verify(
            """
            [AssumeEquivariant(Justification = "the identity")] private Hidden F(Hidden h) => Tools.Plain(h);
            public Hidden G(Hidden h) => F(h);
            """
        );

    [Fact]
    public Task Mark_IsNotTransitive() =>
        Bad.Verify(
            """
            [AssumeEquivariant(Justification = "the identity")] private Hidden F(Hidden h) => G(h);
            private Hidden G(Hidden h) => {|GDL4006:Tools.Plain(h)|};
            """
        );
}
