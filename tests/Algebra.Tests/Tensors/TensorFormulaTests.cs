using Kind = GeoDL.Typed.Algebra.TensorFormulaErrorKind;

namespace GeoDL.Typed.Algebra.Tests;

public sealed class TensorFormulaTests
{
    [Theory]
    [InlineData("ij", "ij", 1)]
    [InlineData("ij=ji", "ij=ji", 2)]
    [InlineData(" ijk = - jik ", "ijk=-jik", 2)]
    [InlineData("ijk=jik=ikj", "ijk=jik=ikj", 6)]
    [InlineData("ijkl=jikl=klij", "ijkl=jikl=klij", 8)]
    [InlineData("ij=ij", "ij=ij", 1)]
    public void Reads_AndClosesTheGroup(string text, string written, int order)
    {
        var formula = TensorFormula.Parse(text);
        Assert.Equal(written, formula.ToString());
        Assert.Equal(order, formula.Symmetries.Count);
        Assert.True(formula.Symmetries[0].IsIdentity);
    }

    // The wrong text stands in brackets; nothing else is reported.
    [Theory]
    [InlineData("[]", Kind.EmptyTerm)]
    [InlineData("[  ]", Kind.EmptyTerm)]
    [InlineData("ij[=]", Kind.EmptyTerm)]
    [InlineData("[=]ij", Kind.EmptyTerm)]
    [InlineData("ij=[-]", Kind.EmptyTerm)]
    [InlineData("ij=j[1]", Kind.UnexpectedCharacter)]
    [InlineData("ij=[😀]ji", Kind.UnexpectedCharacter)]
    [InlineData("[-]ij=ji", Kind.MisplacedSign)]
    [InlineData("ij=-[-]ji", Kind.MisplacedSign)]
    [InlineData("ij=j[-]i", Kind.MisplacedSign)]
    [InlineData("i[i]", Kind.RepeatedIndex)]
    [InlineData("ij=j[j]", Kind.RepeatedIndex)]
    [InlineData("ij=[jk]", Kind.NotAPermutation)]
    [InlineData("ijk= [ji]", Kind.NotAPermutation)]
    [InlineData("ij=[-ij]", Kind.Contradiction)]
    [InlineData("ij=ji=[-ji]", Kind.Contradiction)]
    [InlineData("ijk=jik=ikj=[-kji]", Kind.Contradiction)]
    [InlineData("[ijklmnp]", Kind.TooManyIndices)]
    public void Reports_TheSmallestWrongText(string marked, Kind kind)
    {
        int start = marked.IndexOf('[', StringComparison.Ordinal);
        int end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        TensorFormulaParseResult result = TensorFormulaParser.Parse(marked.Remove(end + 1, 1).Remove(start, 1));
        Assert.Null(result.Formula);
        TensorFormulaError error = Assert.Single(result.Errors);
        Assert.Equal((kind, start, end - start), (error.Kind, error.Start, error.Length));
        Assert.Equal(3, error.Message.Split(". ").Length);
    }

    [Fact]
    public void Parse_ThrowsWithEveryMessage()
    {
        FormatException error = Assert.Throws<FormatException>(() => TensorFormula.Parse("ii=j1"));
        Assert.Contains("occurs twice", error.Message, StringComparison.Ordinal);
        Assert.Contains("'1' does not belong", error.Message, StringComparison.Ordinal);
    }
}
