namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3003: layers disagree on parity alone.</summary>
public sealed class ParityTests
{
    [Fact]
    public Task Triggers_WhenOnlyParityDiffers() =>
        Layers.Says(
            "public Features Forward(Hidden h) => Axial({|GDL3003:Mix(h)|});",
            "'Mix' gives \"4x0e + 2x1o\", but 'Axial' takes \"4x0e + 2x1e\". Inversion flips the sign "
                + "of one and not of the other, so the only equivariant linear map "
                + "between them is zero. Declare 'Axial' with \"4x0e + 2x1o\", or couple with an odd irrep first."
        );

    [Fact]
    public Task Triggers_WhenPseudoscalarsMirror() =>
        Verify.Model(
            """
            [Linear("0e + 1o", "8x0e")] private partial Features Polar(Features x);
            public Features Forward(Halo h, Cosmology c) => Polar({|GDL3003:c.Spin * h|}) + Polar(h);
            """
        );

    [Fact]
    public Task DoesNotTrigger_WhenMirroredTwice() =>
        Verify.Model(
            """
            [Linear("0e + 1o", "8x0e")] private partial Features Polar(Features x);
            public Features Forward(Halo h, Cosmology c) => Polar(c.Spin * (c.Spin * h));
            """
        );

    [Fact]
    public Task DoesNotTrigger_WhenProductOfTwoOddsFeedsEven() =>
        Verify.Model(
            """
            [TensorProduct("1o", "1o", "1e")] private partial Features Cross(Features x, Features y);
            [Linear("1e", "1e")] private partial Features Mix(Features x);
            public Features Forward(Halo h) => Mix(Cross(h.Velocity, h.Velocity));
            """
        );
}
