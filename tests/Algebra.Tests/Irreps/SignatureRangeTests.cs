using Kind = GeoDL.Typed.Algebra.SignatureErrorKind;

namespace GeoDL.Typed.Algebra.Tests;

public sealed class SignatureRangeTests
{
    [Theory]
    [InlineData("0e..3", "0e..3", "0e + 1o + 2e + 3o")]
    [InlineData("4x2o..4", "4x2o..4", "4x2o + 4x3e + 4x4o")]
    [InlineData("4 x 1e..2 + 0e", "4x1e..2 + 0e", "4x1e + 4x2o + 0e")]
    [InlineData("t: 0e..1 + 2x1o..2", "t: 0e..1 + 2x1o..2", "0e + 3x1o + 2x2e")]
    public void Reads_RangesOfO3(string text, string written, string canonical) =>
        Check(text, written, canonical, SymmetryGroup.O3);

    [Theory]
    [InlineData("0..3", "0..3", "0 + 1 + 2 + 3")]
    [InlineData("2x2..3 + 1", "2x2..3 + 1", "2x2 + 2x3 + 1")]
    public void Reads_RangesOfSO3(string text, string written, string canonical) =>
        Check(text, written, canonical, SymmetryGroup.SO3);

    [Theory]
    [InlineData("0e + [0e..]", Group.O3, Kind.BadRange)]
    [InlineData("[0e..3e]", Group.O3, Kind.BadRange)]
    [InlineData("[0e..3..5]", Group.O3, Kind.BadRange)]
    [InlineData("[2e..2]", Group.O3, Kind.BadRange)]
    [InlineData("[4x3e..2]", Group.O3, Kind.BadRange)]
    [InlineData("0e..[257]", Group.O3, Kind.DegreeTooLarge)]
    [InlineData("0e..[99999999999]", Group.O3, Kind.DegreeTooLarge)]
    [InlineData("[0..3]", Group.SO2, Kind.BadRange)]
    [InlineData("[2.5]x0", Group.SO3, Kind.BadMultiplicity)]
    [InlineData("[12e]", Group.O3, Kind.DegreeTooLarge)]
    [InlineData("[12e]..13", Group.O3, Kind.DegreeTooLarge)]
    public void Errors_OfRangesHaveTheirPlaces(string marked, Group kind, Kind expected)
    {
        string text = marked
            .Replace("[", string.Empty, StringComparison.Ordinal)
            .Replace("]", string.Empty, StringComparison.Ordinal);
        SignatureError error = Assert.Single(SignatureParser.Parse(text, SymmetryGroup.Of(kind)).Errors);
        Assert.Equal(expected, error.Kind);
        Assert.Equal(marked.IndexOf('[', StringComparison.Ordinal), error.Start);
        Assert.StartsWith(
            marked[(error.Start + 1)..marked.IndexOf(']', StringComparison.Ordinal)],
            text[error.Start..(error.Start + error.Length)],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Ranges_AreBlocksUnderOneName()
    {
        var signature = Signature.Parse("s: 0e + e: 2x2e..64");
        Assert.Equal(2, signature.Terms.Count);
        Assert.Equal((1, 63, "E"), (signature.Terms[1].First, signature.Terms[1].Count, signature.Terms[1].MemberName));
        Assert.True(signature.Terms[1].IsRange);
        Assert.Equal(1 + (2 * ((65 * 65) - 4)), signature.Dim);
        Assert.Equal(["s", null, null], signature.Blocks.Take(3).Select(static b => b.Name));
        Signature plain = signature.WithoutRanges;
        Assert.Equal(signature, plain);
        Assert.Equal(64, plain.Terms.Count);
        Assert.Equal(plain, Signature.Parse(plain.ToString()));
        Assert.Equal(signature.Canonical, Signature.Parse(signature.Canonical.ToString()));
    }

    [Fact]
    public void Coefficients_OfFieldsHaveTheirParities()
    {
        Irreps fields = Signature.Parse("0e + 2x2 + 0o + 1", SymmetryGroup.O2).Irreps;
        Assert.Equal(
            Signature.Parse("0e..4 + 2x2e..4 + 2x2o..4 + 0o..4 + 1o..4 + 1e..4"),
            new Signature(FieldHarmonics.Of(fields, 4))
        );
        Assert.Equal(
            ["0e..4", "2x2e..4", "2x2o..4", "0o..4", "1o..4", "1e..4"],
            FieldHarmonics.Parts(fields, 4).Select(static p => p.ToString())
        );
        Irreps turning = Signature.Parse("0 + 2", SymmetryGroup.SO2).Irreps;
        Assert.Equal(
            Signature.Parse("0..3 + 2..3 + 2..3", SymmetryGroup.SO3),
            new Signature(FieldHarmonics.Of(turning, 3), SymmetryGroup.SO3)
        );
        Assert.Throws<ArgumentException>(() => FieldHarmonics.Of(Irreps.Parse("0e"), 2));
    }

    [Fact]
    public void Spectra_AreOfDegreesThatBothHave()
    {
        var spec = SpectrumSpec.Create(Signature.Parse("2x0e..4").Irreps, Signature.Parse("2x2o..6").Irreps);
        Assert.Equal([2, 3, 4], spec.Paths.Select(static p => p.Degree));
        Assert.Equal([2, 3, 4], spec.Paths.Select(static p => p.Left));
        Assert.Equal(Irreps.Parse("6x0o"), spec.Result.Simplify());
        Assert.Contains(
            "the first operand has degree 2 twice",
            SpectrumSpec.WhyNot(Irreps.Parse("0e + 2e + 2o"), Irreps.Parse("2e")),
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => SpectrumSpec.Create(Irreps.Parse("0e"), Irreps.Parse("1o")));
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
