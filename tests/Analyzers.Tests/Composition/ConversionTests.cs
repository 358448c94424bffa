namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3006: From, to a type of another signature.</summary>
public sealed class ConversionTests
{
    [Fact]
    public Task Triggers_OnFrom() =>
        Layers.Says(
            "public Hidden Forward(Hidden h) => Hidden.From({|GDL3006:Down(h)|});",
            "'Down' gives \"8x0e\", but 'Hidden' is \"4x0e + 2x1o\". Block 0 is 8x0e in one and 4x0e "
                + "in the other, and copies without a partner cannot be added. "
                + "Join them by a linear layer from \"8x0e\" to \"4x0e + 2x1o\", or declare one as the other."
        );

    [Fact]
    public Task Triggers_OnScalars() =>
        Layers.Says(
            "public Scalars Forward(Hidden h) => Scalars.From({|GDL3006:Mix(h)|});",
            "'Mix' gives \"4x0e + 2x1o\", but 'Scalars' is \"copies of 0e\". The block 2x1o transforms differently. "
                + "Select the blocks that are 4x0e."
        );

    [Fact]
    public Task DoesNotTrigger_WhenFitting() =>
        Layers.Verify(
            """
            public Hidden Forward(Hidden h) => Hidden.From(Mix(h));
            public Scalars Invariants(Hidden h) => Scalars.From(Down(h));
            """
        );

    [Fact]
    public Task DoesNotTrigger_WhenUnknown() => Layers.Verify("public Hidden Forward(Features x) => Hidden.From(x);");

    [Fact]
    public Task Triggers_OutsideModels() =>
        Verify.That(
            "public static class Tools { public static Hidden Wrong(Cosmology c) => Hidden.From({|GDL3006:c|}); }"
        );

    [Fact]
    public Task Triggers_OnMovingPositionsByAnotherFeature() =>
        Verify.Model(
            """
            public Positions Forward(PointCloud<Halo> cloud) => cloud.Positions + cloud.Features.Velocity;
            public Positions Wrong(PointCloud<Halo> cloud) => cloud.Positions + {|GDL3006:cloud.Features|};
            """
        );
}
