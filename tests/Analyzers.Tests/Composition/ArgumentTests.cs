namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3002 and GDL3003: what a layer is given.</summary>
public sealed class ArgumentTests
{
    private const string Layers = """
        [Linear("4x0e + 2x1o", "4x0e + 2x1o")] private partial Features Mix(Features x);
        [Linear("4x0e + 2x1e", "4x0e")] private partial Features Axial(Features x);
        [Linear("4x0e + 2x1o", "8x0e")] private partial Features Scalars(Features x);
        [Linear("8x0e", "4x0e")] private partial Features Read(Features x);

        """;

    [Fact]
    public Task DoesNotTrigger_WhenLayersFit() => Model("public Features Forward(Hidden h) => Read(Scalars(Mix(h)));");

    [Fact]
    public Task Triggers_WhenDegreesDiffer() => Model("public Features Forward(Hidden h) => Read({|GDL3002:Mix(h)|});");

    [Fact]
    public Task Triggers_WhenOnlyParityDiffers() => Model("public Features Forward(Hidden h) => Axial({|GDL3003:Mix(h)|});");

    [Fact]
    public Task Triggers_WhenVariableHoldsAnother() => Model("""
        public Features Forward(Hidden h)
        {
            Features x = Mix(h);
            x = Scalars(x);
            return Scalars({|GDL3002:x|});
        }
        """);

    [Fact]
    public Task Says_WhatAndWhyAndWhatInstead() => Verify.Says(
        Verify.InModel(Layers + "public Features Forward(Hidden h) => Axial({|GDL3003:Mix(h)|});"),
        "'Mix' gives \"4x0e + 2x1o\", but 'Axial' takes \"4x0e + 2x1e\". Inversion flips the sign of one and not of the other, so the only equivariant linear map "
        + "between them is zero. Declare 'Axial' with \"4x0e + 2x1o\", or couple with an odd irrep first.");

    private static Task Model(string members) => Verify.Model(Layers + members);
}
