namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class AddFeatureFixTests
{
    private const string Net =
        "[EquivariantModel]\npublic sealed partial class Net\n{\n    [Linear] private partial Wide Mix(Hidden x);\n}\n";

    [Fact]
    public Task Declares_MissingFeature() =>
        FixVerify.Fixes(
            Net,
            "Declare the feature struct Wide",
            "[Irreps(\"8x0e + 8x1o\")] public readonly ref partial struct Wide;\n\n" + Net
        );

    [Fact]
    public Task OffersNothing_OutsideLayers() =>
        FixVerify.OffersNothing("public class A { public Wide? F() => null; }");
}
