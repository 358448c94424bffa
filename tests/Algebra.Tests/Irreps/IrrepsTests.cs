namespace GeoDL.Typed.Algebra.Tests;

public sealed class IrrepsTests
{
    // in, str, [dim, numIrreps, lMax], simplify, sort, permutation, inverse, regroup, offsets: values of e3nn 0.5.5.
    public static TheoryData<string, string, int[], string, string, int[], int[], string, int[]> Reference =>
        new()
        {
            { "2x0e+3x1o", "2x0e+3x1o", [11, 5, 1], "2x0e+3x1o", "2x0e+3x1o", [0, 1], [0, 1], "2x0e+3x1o", [0, 2] },
            {
                "1o+0e+2x1o",
                "1x1o+1x0e+2x1o",
                [10, 4, 1],
                "1x1o+1x0e+2x1o",
                "1x0e+1x1o+2x1o",
                [1, 0, 2],
                [1, 0, 2],
                "1x0e+3x1o",
                [0, 3, 4]
            },
            {
                "16x1o + 3x2e+0x3o",
                "16x1o+3x2e+0x3o",
                [63, 19, 2],
                "16x1o+3x2e",
                "16x1o+3x2e+0x3o",
                [0, 1, 2],
                [0, 1, 2],
                "16x1o+3x2e",
                [0, 48, 63]
            },
            {
                "0e+0o+1e",
                "1x0e+1x0o+1x1e",
                [5, 3, 1],
                "1x0e+1x0o+1x1e",
                "1x0o+1x0e+1x1e",
                [1, 0, 2],
                [1, 0, 2],
                "1x0o+1x0e+1x1e",
                [0, 1, 2]
            },
            {
                "2x2e+1x0o+1x1e+2x2e+5x0e",
                "2x2e+1x0o+1x1e+2x2e+5x0e",
                [29, 11, 2],
                "2x2e+1x0o+1x1e+2x2e+5x0e",
                "1x0o+5x0e+1x1e+2x2e+2x2e",
                [3, 0, 2, 4, 1],
                [1, 4, 2, 0, 3],
                "1x0o+5x0e+1x1e+4x2e",
                [0, 10, 11, 14, 24]
            },
        };

    [Theory]
    [MemberData(nameof(Reference))]
    public void Agrees_WithE3nn(
        string text,
        string written,
        int[] sizes,
        string simplified,
        string sorted,
        int[] permutation,
        int[] inverse,
        string regrouped,
        int[] offsets
    )
    {
        var irreps = Irreps.Parse(text);
        Assert.Equal(written, irreps.ToString());
        Assert.Equal(sizes, new[] { irreps.Dim, irreps.NumIrreps, irreps.LMax });
        Assert.Equal(simplified, irreps.Simplify().ToString());
        SortedIrreps sort = irreps.Sort();
        Assert.Equal(sorted, sort.Irreps.ToString());
        Assert.Equal(permutation, sort.Permutation);
        Assert.Equal(inverse, sort.Inverse);
        Assert.Equal(regrouped, irreps.Regroup().ToString());
        Assert.Equal(offsets, Enumerable.Range(0, irreps.Count).Select(irreps.Offset));
    }

    [Theory]
    [InlineData("1o", "1o", "0e 1e 2e")]
    [InlineData("2e", "1o", "1o 2o 3o")]
    [InlineData("0o", "3e", "3o")]
    [InlineData("3o", "2e", "1o 2o 3o 4o 5o")]
    public void Product_ObeysTheSelectionRule(string first, string second, string products)
    {
        IReadOnlyList<Irrep> result = Irrep.Parse(first) * Irrep.Parse(second);
        Assert.Equal(products, string.Join(" ", result));
        foreach (int l in Enumerable.Range(0, 8))
        {
            foreach (Parity parity in new[] { Parity.Odd, Parity.Even })
            {
                var irrep = new Irrep(l, parity);
                Assert.Equal(result.Contains(irrep), Irrep.Parse(first).CouplesTo(Irrep.Parse(second), irrep));
            }
        }
    }

    [Theory]
    [InlineData("1x")]
    [InlineData("e")]
    [InlineData("1xo")]
    [InlineData("-1x0e")]
    [InlineData("1x1p")]
    [InlineData("")]
    public void Parse_RefusesWhatE3nnRefuses(string text)
    {
        Assert.Throws<FormatException>(() => Irreps.Parse(text));
        Assert.False(Irreps.TryParse(text, out _));
    }

    [Fact]
    public void Order_IsDegreeThenOddBeforeEven() =>
        Assert.Equal(
            "0o 0e 1o 1e 2o 2e",
            string.Join(" ", new[] { "2e", "1e", "0e", "1o", "2o", "0o" }.Select(Irrep.Parse).Order())
        );

    [Fact]
    public void Harmonics_HaveNaturalParity()
    {
        Assert.Equal("1x0e+1x1o+1x2e+1x3o", Irreps.SphericalHarmonics(3).ToString());
        Assert.Equal("1x0e+1x1e+1x2e+1x3e", Irreps.SphericalHarmonics(3, Parity.Even).ToString());
    }

    [Fact]
    public void Product_OfSums_CountsEveryPairOnce()
    {
        Irreps left = Irreps.Parse("2x0e+3x1o"),
            right = Irreps.Parse("1x1o+2x2e");
        Irreps product = left * right;
        Assert.Equal("3x0e+8x1o+3x1e+6x2o+7x2e+6x3o", product.ToString());
        Assert.Equal(left.Dim * right.Dim, product.Dim);
    }

    [Fact]
    public void Filter_KeepsDropsAndLimits()
    {
        var irreps = Irreps.Parse("1x0e+2x1o+3x1e+4x3o");
        Assert.Equal("2x1o+4x3o", irreps.Filter(keep: [Irrep.Parse("1o"), Irrep.Parse("3o")]).ToString());
        Assert.Equal("1x0e+3x1e+4x3o", irreps.Filter(drop: [Irrep.Parse("1o")]).ToString());
        Assert.Equal("1x0e+2x1o+3x1e", irreps.Filter(lMax: 1).ToString());
    }

    [Fact]
    public void Constructors_RefuseNonsense()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Irrep(-1, Parity.Even));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Irrep(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MulIrrep(-1, Irrep.Natural(0)));
        Assert.Throws<OverflowException>(() =>
            new Irreps(new MulIrrep(int.MaxValue, Irrep.Natural(0)), new MulIrrep(1, Irrep.Natural(0)))
        );
    }
}
