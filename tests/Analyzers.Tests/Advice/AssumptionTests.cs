using GeoDL.Typed.Analyzers.Tests.Equivariance;

namespace GeoDL.Typed.Analyzers.Tests.Advice;

/// <summary>GDL5002: the list of the ways out.</summary>
public sealed class AssumptionTests
{
    [Fact]
    public Task Triggers_OnEveryAssumption() =>
        Bad.Says(
            """[{|GDL5002:AssumeEquivariant(Justification = "the identity")|}] public Hidden F(Hidden h) => Tools.Plain(Mix(h));""",
            "'F' is equivariant by assumption: \"the identity\". The compiler does not check it, so "
                + "the promise of every model that calls it rests on this sentence. "
                + "Test it with a rotated input, or write it with layers and remove [AssumeEquivariant]."
        );

    [Fact]
    public Task Triggers_OnLocalFunctionAndHelper() =>
        Bad.Verify(
            """
            public Hidden F(Hidden h) { return L(Mix(h)); [{|GDL5002:AssumeEquivariant(Justification = "the identity")|}] static Hidden L(Hidden x) => x; }
            private static class Other { [{|GDL5002:AssumeEquivariant(Justification = "the identity")|}] public static Hidden G(Hidden x) => x; }
            """
        );
}
