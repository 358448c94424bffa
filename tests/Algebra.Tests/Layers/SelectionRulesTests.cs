namespace GeoDL.Typed.Algebra.Tests;

public sealed class SelectionRulesTests
{
    [Fact]
    public void WhyForbidden_NamesTheParityAndWhatCouldBeReached() =>
        Assert.Equal(
            "The path 1o ⊗ 1o → 1o is forbidden. Inversion multiplies the product by (−1)·(−1) and 1o "
                + "by (−1), so the only equivariant map between them is zero. "
                + "Write one of 0e, 1e, 2e for the result.",
            SelectionRules.WhyForbidden(Irrep.Parse("1o"), Irrep.Parse("1o"), Irrep.Parse("1o"))
        );

    [Fact]
    public void WhyForbidden_NamesTheDegreesUnderSO3() =>
        Assert.Equal(
            "The path 2 ⊗ 1 → 4 is forbidden. Degrees 2 and 1 couple to degrees from 1 to 3, so the "
                + "only equivariant map to degree 4 is zero. "
                + "Write one of 1, 2, 3 for the result.",
            SelectionRules.WhyForbidden(Turning(2), Turning(1), Turning(4))
        );

    [Fact]
    public void Reachable_IsTheUnionOfAllPaths()
    {
        Irreps x = Irreps.Parse("2x0e+1o+0x5e"),
            y = Irreps.Parse("0e+1o");
        Assert.Equal("0e 1o 1e 2e", string.Join(" ", SelectionRules.Reachable(x, y)));
        Assert.Equal([1, 2], SelectionRules.UnreachableBlocks(x, y, Irreps.Parse("0e+0o+5e+2e+0x3o")));
    }

    [Fact]
    public void WhyUnreachable_TellsDegreeFromParity()
    {
        Irreps x = Irreps.Parse("8x1o"),
            y = Irreps.Parse("1o");
        Assert.Null(SelectionRules.WhyUnreachable(x, y, Irrep.Parse("2e")));
        Assert.Contains(
            "The parities of their products are all even at degree 1",
            SelectionRules.WhyUnreachable(x, y, Irrep.Parse("1o")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "degrees 0, 1, 2 only",
            SelectionRules.WhyUnreachable(x, y, Irrep.Parse("3e")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void WhyUnreachable_ByLinearMaps()
    {
        Irreps x = Irreps.Parse("8x0e+4x1o");
        Assert.Null(SelectionRules.WhyUnreachable(x, Irrep.Parse("1o")));
        Assert.Equal([1, 2], SelectionRules.UnreachableBlocks(x, Irreps.Parse("1o+1e+2e")));
        Assert.Equal(
            "No linear map of (8x0e + 4x1o) reaches 1e. Inversion flips the sign of one and not of the "
                + "other, so that output would always be zero. "
                + "Remove it, or write one of 0e, 1o.",
            SelectionRules.WhyUnreachable(x, Irrep.Parse("1e"))
        );
    }

    private static Irrep Turning(int degree) => new(degree, Parity.Even, SymmetryGroup.SO3);
}
