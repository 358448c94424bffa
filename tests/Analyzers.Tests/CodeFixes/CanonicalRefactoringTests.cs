using GeoDL.Typed.CodeFixes;

namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class CanonicalRefactoringTests
{
    [Theory]
    [InlineData(
        "[Irreps(\"4x0e + 4x0e + 0x2e + 1o\")] public readonly ref partial struct Thing;",
        "4x0e + 4x0e + 0x2e + 1o",
        "8x0e + 1o"
    )]
    [InlineData(
        "[Irreps(\"4x0 + 4x0\", Group = Group.SO3)] public readonly ref partial struct Thing;",
        "4x0 + 4x0",
        "8x0"
    )]
    [InlineData(
        "[Irreps(\"2x0 + 4x regular\", Group = Group.CN, Fold = 4)] public readonly ref partial struct Thing;",
        "2x0 + 4x regular",
        "6x0 + 4x1 + 4x2"
    )]
    [InlineData(
        "public static partial class A { [Linear(\"0e + 0e\", \"0e\")] public static partial void L(); }",
        "0e + 0e",
        "2x0e"
    )]
    public async Task Writes_ShortestForm(string source, string at, string shortest) =>
        Assert.Equal(
            [($"Write \"{shortest}\"", source.Replace(at, shortest, StringComparison.Ordinal))],
            await Refactorings.Offered(new CanonicalRefactoring(), source, at)
        );

    [Theory]
    [InlineData("[Irreps(\"8x0e + 1o\")] public readonly ref partial struct Thing;", "8x0e")]
    [InlineData("[Irreps(\"a: 0e + b: 0e\")] public readonly ref partial struct Thing;", "a: 0e")]
    [InlineData(
        "[Irreps(\"0 + f: regular\", Group = Group.CN, Fold = 4)] public readonly ref partial struct Thing;",
        "f: regular"
    )]
    [InlineData("[Irreps(\"0x0e\")] public readonly ref partial struct Thing;", "0x0e")]
    [InlineData("[Irreps(\"0e + 0\")] public readonly ref partial struct Thing;", "0e + 0")]
    [InlineData("public static class A { public const string S = \"0e + 0e\"; }", "0e + 0e")]
    [InlineData("[System.Obsolete(\"0e + 0e\")] public static class A { }", "0e + 0e")]
    [InlineData(
        "public static partial class A { [Linear(\"0e\", \"0e\", Name = \"0e + 0e\")] public static "
            + "partial void L(); }",
        "0e + 0e"
    )]
    [InlineData(
        "public static partial class A { [TensorProduct(\"0e + 0e\", \"1o\", \"1o\", Kind = "
            + "ProductKind.Custom, Paths = [\"1,0,0 uvw\"])] public static partial void L(); }",
        "0e + 0e"
    )]
    [InlineData(
        "public static partial class A { [Activation(Nonlinearity.SiLU, Nonlinearity.Tanh, Input = "
            + "\"0e + 0e\")] public static partial void L(); }",
        "0e + 0e"
    )]
    public async Task OffersNothing_Otherwise(string source, string at) =>
        Assert.Empty(await Refactorings.Offered(new CanonicalRefactoring(), source, at));
}
