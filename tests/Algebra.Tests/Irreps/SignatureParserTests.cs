using GeoDL.Typed.Algebra.Tests.Groups;
using Kind = GeoDL.Typed.Algebra.SignatureErrorKind;

namespace GeoDL.Typed.Algebra.Tests;

public sealed class SignatureParserTests
{
    [Theory]
    [InlineData("1o", "1o")]
    [InlineData(" 2 x 0e+1x1o ", "2x0e + 1o")]
    [InlineData("logMass: 0e + velocity:1o", "logMass: 0e + velocity: 1o")]
    [InlineData("0x1o+0e", "0x1o + 0e")]
    [InlineData("a:1o\n+\tb:2e", "a: 1o + b: 2e")]
    [InlineData("11e", "11e")]
    [InlineData("007x1o", "7x1o")]
    public void Reads_WhatItWrites(string text, string written)
    {
        SignatureParseResult result = SignatureParser.Parse(text);
        Assert.Empty(result.Errors);
        Assert.Equal(written, result.Signature!.ToString());
        Assert.Equal(written, Signature.Parse(written).ToString());
    }

    [Theory]
    [InlineData("2x0 + v: 1", "2x0 + v: 1")]
    [InlineData("3", "3")]
    public void Reads_SO3WithoutParity(string text, string written)
    {
        SignatureParseResult result = SignatureParser.Parse(text, SymmetryGroup.SO3);
        Assert.Empty(result.Errors);
        Assert.Equal(written, result.Signature!.ToString());
        Assert.All(result.Signature.Blocks, b => Assert.Equal(Parity.Even, b.Irrep.Parity));
    }

    // The wrong text stands in brackets; nothing else is reported.
    [Theory]
    [InlineData("[]", Kind.Empty)]
    [InlineData("[  ]", Kind.Empty)]
    [InlineData("[+] 1o", Kind.EmptyTerm)]
    [InlineData("1o [+]", Kind.EmptyTerm)]
    [InlineData("[+]", Kind.EmptyTerm)]
    [InlineData("1o + [+] 2e", Kind.EmptyTerm)]
    [InlineData("[v :] + 1o", Kind.EmptyTerm)]
    [InlineData("2x0e + [1x9q]", Kind.UnknownParity)]
    [InlineData("v: [1z]", Kind.UnknownParity)]
    [InlineData("[1oe]", Kind.UnknownParity)]
    [InlineData("[1y] + 0e", Kind.UnknownParity)]
    [InlineData("[2x1] + 0e", Kind.MissingParity)]
    [InlineData("0e + [-2x1o]", Kind.BadMultiplicity)]
    [InlineData("[x1o]", Kind.BadMultiplicity)]
    [InlineData("[16 0e]", Kind.BadMultiplicity)]
    [InlineData("[2.5x0e]", Kind.BadMultiplicity)]
    [InlineData("[99999999999]x0e", Kind.BadMultiplicity)]
    [InlineData("0e + [2x]", Kind.MissingDegree)]
    [InlineData("[2xe]", Kind.MissingDegree)]
    [InlineData("[o]", Kind.MissingDegree)]
    [InlineData("[1x-1o]", Kind.MissingDegree)]
    [InlineData("1x[12e]", Kind.DegreeTooLarge)]
    [InlineData("[99999999999o]", Kind.DegreeTooLarge)]
    [InlineData("16x0e + [16]", Kind.DegreeTooLarge)]
    [InlineData("2x[40z]", Kind.DegreeTooLarge)]
    [InlineData("[99999999999]x40z", Kind.BadMultiplicity)]
    [InlineData("0e [1z]", Kind.MissingPlus)]
    [InlineData("[2v]:", Kind.BadName)]
    [InlineData("0e [1o]", Kind.MissingPlus)]
    [InlineData("1x0e[2x1o]", Kind.MissingPlus)]
    [InlineData("0e [v]: 1o", Kind.MissingPlus)]
    [InlineData("a: 0e [b]: 1o + c: 2e", Kind.MissingPlus)]
    [InlineData("0e[,] 1o", Kind.UnexpectedCharacter)]
    [InlineData("2[*]0e", Kind.UnexpectedCharacter)]
    [InlineData("2[X]0e", Kind.UnexpectedCharacter)]
    [InlineData("2[×]0e", Kind.UnexpectedCharacter)]
    [InlineData("1[ο]", Kind.UnexpectedCharacter)]
    [InlineData("0e [⊕] 1o", Kind.UnexpectedCharacter)]
    [InlineData("0e [😀]", Kind.UnexpectedCharacter)]
    [InlineData("[velocity] 1o", Kind.UnexpectedCharacter)]
    [InlineData("a: b[:] 1o", Kind.UnexpectedCharacter)]
    [InlineData("[2v]: 1o", Kind.BadName)]
    [InlineData("[log mass]: 0e", Kind.BadName)]
    [InlineData("[größe]: 0e", Kind.BadName)]
    [InlineData("[:] 0e", Kind.BadName)]
    [InlineData("[__]: 0e", Kind.BadName)]
    [InlineData("v: 0e + [v]: 1o", Kind.DuplicateName)]
    [InlineData("log_mass: 0e + [LogMass]: 1o", Kind.DuplicateName)]
    [InlineData("[signature]: 0e", Kind.ReservedName)]
    [InlineData("[MEAN]: 0e", Kind.ReservedName)]
    [InlineData("16000000x0e + [16000000x0e] + 1o", Kind.DimensionTooLarge)]
    public void Reports_TheSmallestWrongText(string marked, Kind kind) =>
        AssertOneError(marked, kind, SymmetryGroup.O3);

    [Theory]
    [InlineData("1[o]", Kind.UnexpectedParity)]
    [InlineData("2x0 + 3x1[e]", Kind.UnexpectedParity)]
    [InlineData("1[q]", Kind.UnexpectedCharacter)]
    public void Reports_ParityUnderSO3(string marked, Kind kind) => AssertOneError(marked, kind, SymmetryGroup.SO3);

    [Theory]
    [InlineData("1[e]", Kind.UnexpectedParity, "O(2)")]
    [InlineData("[0] + 1", Kind.MissingParity, "O(2)")]
    [InlineData("0e + [0q]", Kind.UnknownParity, "O(2)")]
    [InlineData("0[e] + 1", Kind.UnexpectedParity, "SO(2)")]
    [InlineData("0 + 2x[5]", Kind.OrderAboveHalf, "C_8")]
    [InlineData("0e + [5o]", Kind.OrderAboveHalf, "D_8")]
    [InlineData("0e + [4]", Kind.MissingParity, "D_8")]
    [InlineData("3[o]", Kind.UnexpectedParity, "D_8")]
    [InlineData("0 + [1]", Kind.OrderAboveHalf, "C_1")]
    [InlineData("0e + [1]", Kind.OrderAboveHalf, "D_1")]
    [InlineData("0e + [1]", Kind.MissingParity, "D_2")]
    public void Reports_WhatAGroupOfThePlaneLacks(string marked, Kind kind, string group) =>
        AssertOneError(marked, kind, GroupCases.Named(group));

    [Theory]
    [InlineData("4x0 + 2x1 + 3", "SO(2)")]
    [InlineData("ink: 0e + flow: 2x1 + 0o", "O(2)")]
    [InlineData("2x0 + 8x4", "C_8")]
    [InlineData("0e + 4e + 2x4o + 3", "D_8")]
    [InlineData("1e + 1o", "D_2")]
    [InlineData("2x0", "C_1")]
    public void Reads_GroupsOfThePlane_AndWritesThemAgain(string text, string group)
    {
        var signature = Signature.Parse(text, GroupCases.Named(group));
        Assert.Equal(text, signature.ToString());
        Assert.All(signature.Irreps, b => Assert.Equal(group, b.Irrep.Group.Name));
        Assert.Equal(signature, signature.Canonical);
    }

    [Theory]
    [InlineData("5", "C_8", "3")]
    [InlineData("9", "C_8", "1")]
    [InlineData("11", "D_6", "1")]
    [InlineData("3", "C_3", "0")]
    [InlineData("7", "D_1", "0e")]
    public void Message_SaysWhichIrrepAnOrderEquals(string text, string group, string same) =>
        Assert.Contains(
            $"Write \"{same}\".",
            Assert.Single(SignatureParser.Parse(text, GroupCases.Named(group)).Errors).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Reports_EveryErrorInOrder()
    {
        IReadOnlyList<SignatureError> errors = SignatureParser.Parse("2v: 1z + + 1x2 + mean: -1x0e 1x3w").Errors;
        Assert.Equal(
            [
                Kind.BadName,
                Kind.UnknownParity,
                Kind.EmptyTerm,
                Kind.MissingParity,
                Kind.ReservedName,
                Kind.BadMultiplicity,
                Kind.MissingPlus,
            ],
            errors.Select(e => e.Kind)
        );
    }

    [Fact]
    public void Message_SaysWhatWhyAndWhatInstead() =>
        Assert.Equal(
            "'1z' is not an irrep. The parity letter must be e (even) or o (odd). Write \"1e\" or \"1o\".",
            SignatureParser.Parse("8x1z").Errors.Single().Message
        );

    /// <summary>
    /// A number without a letter is a multiplicity as often as a degree: what is advised can be read.
    /// </summary>
    [Theory]
    [InlineData("16", "16x0e")]
    [InlineData("0e + 16", "16x0e")]
    [InlineData("11", "11e")]
    public void Advice_CanBeRead(string text, string advised)
    {
        string message = SignatureParser.Parse(text).Errors.Single().Message;
        Assert.Contains($"\"{advised}\"", message, StringComparison.Ordinal);
        Assert.NotNull(SignatureParser.Parse(advised).Signature);
    }

    private static void AssertOneError(string marked, Kind kind, SymmetryGroup group)
    {
        int start = marked.IndexOf('[', StringComparison.Ordinal);
        int end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        string text = marked.Remove(end + 1, 1).Remove(start, 1);
        SignatureParseResult result = SignatureParser.Parse(text, group);
        Assert.Null(result.Signature);
        SignatureError error = Assert.Single(result.Errors);
        Assert.Equal(kind, error.Kind);
        Assert.Equal((start, end - start), (error.Start, error.Length));
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        int sentences = error.Message.Split(". ", StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.True(sentences == 3, $"{sentences} sentences: {error.Message}");
    }
}
