namespace GeoDL.Typed.Analyzers.Tests.Rules;

/// <summary>What is said of a convolution's interpolation that has no meaning (GDL2112).</summary>
public sealed class OptionMessageTests
{
    public static TheoryData<int> TooFew => [.. Enumerable.Range(1, 7)];

    [Theory]
    [MemberData(nameof(TooFew))]
    public Task Says_HowManyKnotsThereMayBe(int knots) =>
        Verify.Says(
            Model($$"""RadialKnots = {|GDL2112:{{knots}}|}"""),
            $"The option RadialKnots of 'C' is {knots}. The layer is not defined there. Allowed: 8 "
                + "intervals or more, or 0 for no interpolation."
        );

    [Theory]
    [InlineData(8)]
    [InlineData(256)]
    public Task Says_ThatKnotsNeedAnEnvelope(int knots) =>
        Verify.Says(
            Model($$"""RadialKnots = {|GDL2112:{{knots}}|}, Envelope = CutoffEnvelope.None"""),
            $"The option RadialKnots of 'C' is {knots}. The layer is not defined there. Allowed: 0 without an "
                + "envelope, since the network is then not zero at the cutoff."
        );

    [Theory]
    [InlineData("RadialKnots = 8")]
    [InlineData("RadialKnots = 0, Envelope = CutoffEnvelope.None")]
    public Task Accepts_Others(string options) => Verify.That(Model(options));

    private static string Model(string options) =>
        Verify.InModel(
            $"""[SteerableConvolution("4x0e", "4x0e", {options})] public partial Features C(Neighbourhood edges, Features x);"""
        );
}
