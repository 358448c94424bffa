namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class MarkFixTests
{
    [Fact]
    public Task Marks_ClassAsModel() =>
        FixVerify.Fixes(
            "public partial class Net { [Linear] private partial Hidden Mix(Hidden x); }\n",
            "Mark Net with [EquivariantModel]",
            "[EquivariantModel]\npublic sealed partial class Net { [Linear] private partial Hidden Mix(Hidden x); }\n"
        );

    [Fact]
    public Task Marks_Helper() =>
        FixVerify.Fixes(
            "public static class Tools\n{\n    public static Hidden Half(Hidden x) => x / 2;\n}\n"
                + Verify.InModel("public Hidden F(Hidden h) => Tools.Half(h);"),
            "Mark 'Half' with [Equivariant]",
            "public static class Tools\n{\n    [GeoDL.Typed.Equivariant]\n    public static Hidden "
                + "Half(Hidden x) => x / 2;\n}\n"
                + Verify.InModel("public Hidden F(Hidden h) => Tools.Half(h);")
        );
}
