namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class AddModifiersFixTests
{
    [Theory]
    [InlineData("public partial struct Thing;", "readonly ref")]
    [InlineData("public readonly partial struct Thing;", "ref")]
    [InlineData("public ref partial struct Thing;", "readonly")]
    public Task Makes_FeatureReadonlyRef(string before, string missing) =>
        FixVerify.Fixes(
            "/// <summary>A thing.</summary>\n[Irreps(\"0e\")]\n" + before,
            "Make it " + missing,
            "/// <summary>A thing.</summary>\n[Irreps(\"0e\")]\npublic readonly ref partial struct Thing;"
        );

    [Fact]
    public Task Makes_AllModelsSealed() =>
        FixVerify.FixesAll(
            "[EquivariantModel]\npublic partial class A { }\n[EquivariantModel]\npartial class B { }\n",
            "[EquivariantModel]\npublic sealed partial class A { }\n[EquivariantModel]\nsealed partial class B { }\n"
        );

    [Theory]
    [InlineData("[Linear] private Hidden Mix(Hidden x) => x;")]
    [InlineData("[Linear] private Hidden Mix(Hidden x)\n{\n    return x;\n}")]
    public Task Makes_LayerPartialWithoutBody(string before) =>
        FixVerify.Fixes(
            Verify.InModel(before),
            "Make it partial",
            Verify.InModel("[Linear] private partial Hidden Mix(Hidden x);")
        );
}
