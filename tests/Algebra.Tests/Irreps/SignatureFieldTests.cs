using Kind = GeoDL.Typed.Algebra.SignatureErrorKind;

namespace GeoDL.Typed.Algebra.Tests;

public sealed class SignatureFieldTests
{
    [Theory]
    [InlineData("8x regular", "8x regular", "8x0 + 8x1 + 8x2")]
    [InlineData("8xregular", "8x regular", "8x0 + 8x1 + 8x2")]
    [InlineData("regular", "regular", "0 + 1 + 2")]
    [InlineData("field: 2 x regular + 0", "field: 2x regular + 0", "2x0 + 2x1 + 2x2 + 0")]
    [InlineData("2x0 + 8x quotient(2)", "2x0 + 8x quotient(2)", "10x0 + 8x2")]
    [InlineData("quotient ( 4 )", "quotient(4)", "0")]
    [InlineData("3x quotient(1)", "3x regular", "3x0 + 3x1 + 3x2")]
    public void Reads_FieldsOfC4(string text, string written, string canonical) =>
        Check(text, written, canonical, SymmetryGroup.C(4));

    [Theory]
    [InlineData("8x regular", "8x regular", "8x0e + 8x0o + 16x1 + 8x2e + 8x2o")]
    [InlineData("quotient(2)", "quotient(2)", "0e + 0o + 2e + 2o")]
    [InlineData("a: 2x quotient(mirror)", "a: 2x quotient(mirror)", "2x0e + 2x1 + 2x2e")]
    [InlineData("quotient(1,mirror)", "quotient(mirror)", "0e + 1 + 2e")]
    [InlineData("quotient(2, mirror)", "quotient(2, mirror)", "0e + 2e")]
    public void Reads_FieldsOfD4(string text, string written, string canonical) =>
        Check(text, written, canonical, SymmetryGroup.D(4));

    [Theory]
    [InlineData("0 + 8x [regular]", Group.SO2, 0, Kind.FieldOfInfiniteGroup)]
    [InlineData("[quotient(2)]", Group.O2, 0, Kind.FieldOfInfiniteGroup)]
    [InlineData("[regular]", Group.O3, 0, Kind.FieldOfInfiniteGroup)]
    [InlineData("f: [regular] + 0", Group.SO3, 0, Kind.FieldOfInfiniteGroup)]
    [InlineData("8x [quotient(3)]", Group.CN, 8, Kind.BadQuotient)]
    [InlineData("8x [quotient]", Group.CN, 8, Kind.BadQuotient)]
    [InlineData("8x [quotient()]", Group.CN, 8, Kind.BadQuotient)]
    [InlineData("8x [quotient(0)] + 1", Group.CN, 8, Kind.BadQuotient)]
    [InlineData("8x [quotient(2] + 1", Group.CN, 8, Kind.BadQuotient)]
    [InlineData("[quotient(mirror)]", Group.CN, 8, Kind.BadQuotient)]
    [InlineData("[quotient(2, mirror)]", Group.CN, 8, Kind.BadQuotient)]
    [InlineData("[quotient(2, 2)]", Group.DN, 8, Kind.BadQuotient)]
    [InlineData("[quotient(3, mirror)]", Group.DN, 8, Kind.BadQuotient)]
    [InlineData("[regular]", Group.CN, 64, Kind.DegreeTooLarge)]
    [InlineData("[99999999999]x regular", Group.CN, 4, Kind.BadMultiplicity)]
    [InlineData("regular [quotient(2)]", Group.CN, 4, Kind.UnexpectedCharacter)]
    [InlineData("regular[(2)]", Group.CN, 4, Kind.UnexpectedCharacter)]
    public void Errors_OfFieldsHaveTheirPlaces(string marked, Group kind, int fold, Kind expected)
    {
        string text = marked
            .Replace("[", string.Empty, StringComparison.Ordinal)
            .Replace("]", string.Empty, StringComparison.Ordinal);
        SignatureParseResult result = SignatureParser.Parse(text, SymmetryGroup.Of(kind, fold));
        Assert.Null(result.Signature);
        Assert.Equal(expected, result.Errors[0].Kind);
        Assert.Equal(marked.IndexOf('[', StringComparison.Ordinal), result.Errors[0].Start);
        if (expected != Kind.UnexpectedCharacter)
        {
            SignatureError error = Assert.Single(result.Errors);
            Assert.Equal(marked.IndexOf(']', StringComparison.Ordinal) - 1, error.Start + error.Length);
        }
    }

    [Fact]
    public void Messages_SayWhatToWriteInstead()
    {
        Assert.Equal(
            "'regular' has a number for each element of the group, and SO(2) has infinitely many. Its irreps up to "
                + "some order are the part of such a field that a layer can hold. "
                + "Write irreps, as in \"8x0 + 8x1\", with [FourierActivation], or take C_N or D_N.",
            Message("8x regular", SymmetryGroup.SO2)
        );
        Assert.Contains("[Gate]", Message("regular", SymmetryGroup.O3), StringComparison.Ordinal);
        Assert.Equal(
            "'quotient(3)' is not a field of C_8. A quotient is by a subgroup: its number of turns divides 8, and "
                + "there is no mirror. Write quotient(M) with M one of 1, 2, 4, 8.",
            Message("quotient(3)", SymmetryGroup.C(8))
        );

        static string Message(string text, SymmetryGroup group) =>
            Assert.Single(SignatureParser.Parse(text, group).Errors).Message;
    }

    [Fact]
    public void Fields_EqualTheirIrreps_AndAreBlocksOfThem()
    {
        SymmetryGroup group = SymmetryGroup.D(3);
        Signature field = Signature.Parse("2x0e + f: 4x regular", group),
            irreps = Signature.Parse("6x0e + 4x0o + 8x1", group);
        Assert.Equal(irreps, field);
        Assert.True(field.HasFields);
        Assert.False(field.Canonical.HasFields);
        Assert.Equal(2, field.Terms.Count);
        Assert.Equal((1, 4, "F"), (field.Terms[1].First, field.Terms[1].Count, field.Terms[1].MemberName));
        Assert.Equal([0, 1, 1, 1, 1], Enumerable.Range(0, 5).Select(field.TermOf));
        // Copies of one irrep lie together, those of the second 1 behind those of the first.
        BlockAddress[] rows = [.. RowLayout.Of(field.Irreps).Blocks];
        Assert.Equal([(0, 6), (2, 6), (6, 4), (10, 8), (14, 8)], rows.Select(static b => (b.Offset, b.Stride)));
    }

    private static void Check(string text, string written, string canonical, SymmetryGroup group)
    {
        SignatureParseResult result = SignatureParser.Parse(text, group);
        Assert.Empty(result.Errors);
        Assert.Equal(written, result.Signature!.ToString());
        Assert.Equal(written, Signature.Parse(written, group).ToString());
        Assert.Equal(canonical, result.Signature.Canonical.ToString());
        Assert.Equal(Signature.Parse(canonical, group), result.Signature);
    }
}
