namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3005: a feature goes to a place that is declared otherwise.</summary>
public sealed class PlaceTests
{
    [Fact]
    public Task Triggers_OnReturn() =>
        Layers.Says(
            """[return: Irreps("4x0e")] public Features Forward(Hidden h) => {|GDL3005:Down(h)|};""",
            "'Down' gives \"8x0e\", but the result of 'Forward' is declared as \"4x0e\". Block 0 is "
                + "8x0e in one and 4x0e in the other, and copies without a partner cannot be added. "
                + "Join them by a linear layer from \"8x0e\" to \"4x0e\", or declare one as the other."
        );

    [Fact]
    public Task Triggers_OnOneOfTwoReturns() =>
        Layers.Verify(
            """[return: Irreps("8x0e")] public Features Forward(Hidden h, bool b) { if (b) return {|GDL3005:Mix(h)|}; return Down(h); }"""
        );

    [Fact]
    public Task DoesNotTrigger_WhenReturnFits() =>
        Layers.Verify("""[return: Irreps("8x0e")] public Features Forward(Hidden h) => Down(h);""");

    [Fact]
    public Task DoesNotTrigger_WhenAnnotatedResultFeedsLayer() =>
        Layers.Verify(
            """
            public Features Forward(Hidden h) => Read(Step(h));
            [return: Irreps("8x0e")] private Features Step(Hidden h) => Down(h);
            """
        );

    [Fact]
    public Task Triggers_InMarkedHelper() =>
        Verify.That(
            """public static class Tools { [Equivariant] [return: Irreps("1o")] public static Features Flip([Irreps("1e")] Features x) => {|GDL3005:-x|}; }"""
        );

    [Fact]
    public Task Triggers_OnMalformedAnnotation() =>
        Layers.Verify("""public Features Forward([Irreps("{|GDL1002:8x0z|}")] Features x) => Read(x);""");

    [Fact]
    public Task Triggers_WhenAnnotationContradictsType() =>
        Layers.Verify("""public Hidden Forward([Irreps("{|GDL2038:8x0e|}")] Hidden x) => x;""");
}
