namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class ReplaceTextFixTests
{
    [Theory]
    [InlineData(0, "2x1e")]
    [InlineData(1, "2x1o")]
    public Task Writes_EitherParity(int number, string irrep) =>
        FixVerify.Fixes(
            """[Irreps("0e + 2x1z")] public readonly ref partial struct Thing;""",
            $"Write \"{irrep}\"",
            $$"""[Irreps("0e + {{irrep}}")] public readonly ref partial struct Thing;""",
            number
        );

    [Fact]
    public Task Writes_MissingParityEverywhere() =>
        FixVerify.FixesAll(
            """[Irreps("16x0 + 1")] public readonly ref partial struct Thing; [Irreps(@"2")] public readonly ref partial struct Other;""",
            """[Irreps("16x0e + 1e")] public readonly ref partial struct Thing; [Irreps(@"2e")] public readonly ref partial struct Other;"""
        );

    [Fact]
    public Task Removes_ParityOfGroupWithout() =>
        FixVerify.Fixes(
            """[Irreps("4x1o", Group = Group.SO3)] public readonly ref partial struct Thing;""",
            "Remove the parity letter",
            """[Irreps("4x1", Group = Group.SO3)] public readonly ref partial struct Thing;"""
        );

    [Fact]
    public Task Writes_MissingPlus() =>
        FixVerify.Fixes(
            """[Irreps("2x0e 1o")] public readonly ref partial struct Thing;""",
            "Write \"+ 1o\"",
            """[Irreps("2x0e + 1o")] public readonly ref partial struct Thing;"""
        );

    [Theory]
    [InlineData(
        """[Gate("7x0e + 4x1o", "4x0e + 4x1o")] private partial Features L(Features x);""",
        "8x0e + 4x1o",
        """[Gate("8x0e + 4x1o", "4x0e + 4x1o")] private partial Features L(Features x);"""
    )]
    [InlineData(
        """[SphericalHarmonics("1o", "0e + 1e")] private partial Features L(Features x);""",
        "0e + 1o",
        """[SphericalHarmonics("1o", "0e + 1o")] private partial Features L(Features x);"""
    )]
    [InlineData(
        """[LayerNorm("8x0e", "4x0e")] private partial Features L(Features x);""",
        "8x0e",
        """[LayerNorm("8x0e", "8x0e")] private partial Features L(Features x);"""
    )]
    [InlineData(
        """[Linear("9x0e", "4x0e")] private partial Features L(Hidden x);""",
        "4x0e + 2x1o",
        """[Linear("4x0e + 2x1o", "4x0e")] private partial Features L(Hidden x);"""
    )]
    public Task Writes_WhatFits(string before, string signature, string after) =>
        FixVerify.Fixes(Verify.InModel(before), $"Write \"{signature}\"", Verify.InModel(after));

    [Fact]
    public Task OffersNothing_WhereTextIsNotInOneLiteral() =>
        FixVerify.OffersNothing("""[Irreps("0e + " + "1z")] public readonly ref partial struct Thing;""");
}
