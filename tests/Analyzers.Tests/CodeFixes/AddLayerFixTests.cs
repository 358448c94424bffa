namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class AddLayerFixTests
{
    [Theory]
    [InlineData("private partial Hidden L(Hidden x);", "Linear")]
    [InlineData("private partial Hidden L(Gated<Hidden> x);", "Gate")]
    [InlineData("private partial Hidden L(Hidden x, Halo y);", "TensorProduct")]
    [InlineData("private partial Hidden L(Neighbourhood edges, Halo x);", "SteerableConvolution")]
    [InlineData("private partial Hidden L(GraphEdges edges, Hidden x);", "Attention")]
    public Task Adds_LayerThatFits(string method, string kind) =>
        FixVerify.Fixes(
            Verify.InModel("    " + method),
            $"Add [{kind}]",
            Verify.InModel($"    [{kind}]\n    {method}")
        );

    [Fact]
    public Task OffersNothing_OutsideModels() =>
        FixVerify.OffersNothing("public partial class Net { private partial Hidden L(Hidden x); }");

    [Fact]
    public Task OffersNothing_ForPlainFeatures() =>
        FixVerify.OffersNothing(Verify.InModel("private partial Features L(Features x);"));
}
