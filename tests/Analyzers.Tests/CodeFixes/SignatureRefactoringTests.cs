using GeoDL.Typed.Algebra;
using GeoDL.Typed.CodeFixes;

namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class SignatureRefactoringTests
{
    [Theory]
    [InlineData("1o + 1e + 0e", "0e + 1o + 1e")]
    [InlineData("2x1o + 4x0e + 1o", "4x0e + 2x1o + 1o")]
    [InlineData("velocity: 1o + logMass: 0e", "logMass: 0e + velocity: 1o")]
    [InlineData("0e + 0o", "0o + 0e")]
    public async Task Sort_OrdersAsE3nnDoes_AndSaysWhatChanges(string signature, string sorted) =>
        Assert.Equal(
            [($"Sort to \"{sorted}\" (changes the order of the numbers)", Struct(sorted))],
            await Refactorings.Offered(new SortRefactoring(), Struct(signature), signature)
        );

    [Theory]
    [InlineData("4x0e + 1o + 1e")]
    [InlineData("0e + 0e")]
    [InlineData("1o + 0")]
    public async Task Sort_OffersNothing_WhereNothingChanges(string signature) =>
        Assert.Empty(await Refactorings.Offered(new SortRefactoring(), Struct(signature), signature));

    /// <summary>Both would take a field apart.</summary>
    [Fact]
    public async Task Fields_StayWhole()
    {
        const string Source =
            "[Irreps(\"2x1 + 2x regular + 2x0\", Group = Group.CN, Fold = 4)] "
            + "public readonly ref partial struct Thing;";
        Assert.Empty(await Refactorings.Offered(new SortRefactoring(), Source, "regular"));
        Assert.Empty(await Refactorings.Offered(new ExpandRefactoring(), Source, "regular"));
    }

    [Theory]
    [InlineData("2x1o", "1o + 1o")]
    [InlineData("0e + 3x1o + 0x2e", "0e + 1o + 1o + 1o")]
    [InlineData("axes: 3x1o + 2x0e", "axes: 3x1o + 0e + 0e")]
    public async Task Expand_WritesACopyABlock_OfTheSameSignature(string signature, string expanded)
    {
        Assert.Equal(
            [($"Write each copy as a block: \"{expanded}\"", Struct(expanded))],
            await Refactorings.Offered(new ExpandRefactoring(), Struct(signature), signature)
        );
        Assert.Equal(Signature.Parse(signature), Signature.Parse(expanded));
    }

    [Theory]
    [InlineData("0e + 1o")]
    [InlineData("axes: 3x1o")]
    [InlineData("128x0e")]
    [InlineData("2000000000x0e + 2000000000x0e")]
    public async Task Expand_OffersNothing_WithoutCopiesOrWithTooMany(string signature) =>
        Assert.Empty(await Refactorings.Offered(new ExpandRefactoring(), Struct(signature), signature));

    [Fact]
    public async Task ExpandedSignature_MergesBack() =>
        Assert.Equal(
            Struct("2x1o"),
            Assert.Single(await Refactorings.Offered(new CanonicalRefactoring(), Struct("1o + 1o"), "1o + 1o")).Text
        );

    private static string Struct(string signature) =>
        $"[Irreps(\"{signature}\")] public readonly ref partial struct Thing;";
}
