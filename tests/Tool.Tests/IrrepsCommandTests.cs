namespace GeoDL.Typed.Tool.Tests;

/// <summary><c>geodl irreps</c>.</summary>
public sealed class IrrepsCommandTests
{
    [Fact]
    public void Irreps_SimplifiesSortsAndCounts()
    {
        Ran ran = Ran.Of("irreps", "1o + 2x0e + v: 3x1o + 0x2e");

        Assert.Equal(0, ran.Status);
        Assert.Contains("simplified  1x1o + 2x0e + 3x1o", ran.Output, StringComparison.Ordinal);
        Assert.Contains("sorted      2x0e + 4x1o", ran.Output, StringComparison.Ordinal);
        Assert.Contains("dimension   14, of 6 copies up to degree 1", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Irreps_MultipliesPathByPath()
    {
        Ran ran = Ran.Of("irreps", "2x0e + 1o", "--times", "1o");

        // 2·3 + 3·3 components: 0e⊗1o twice, 1o⊗1o once.
        Assert.Contains("→ 1x0e + 2x1o + 1x1e + 1x2e, dimension 15", ran.Output, StringComparison.Ordinal);
        Assert.Contains("1o ⊗ 1o → 2e", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("1o ⊗ 1o → 2o", ran.Output, StringComparison.Ordinal);
    }

    /// <summary>A symmetric square of d numbers has d(d+1)/2, whatever the group.</summary>
    [Theory]
    [InlineData("3x0e + 2x1o + 1e", "O3", 12)]
    [InlineData("2x0 + 2x1 + 3", "SO2", 8)]
    [InlineData("0o + 2x1 + 2e", "D4", 6)]
    public void Square_HasHalfOfAllProducts(string signature, string group, int dim)
    {
        Ran ran = Ran.Of("irreps", signature, "--square", "--group", group);

        Assert.Equal(0, ran.Status);
        string squared = Assert.Single(
            ran.Output.Split('\n'),
            static l => l.Contains(" squared → ", StringComparison.Ordinal)
        );
        Assert.EndsWith($"dimension {dim * (dim + 1) / 2}", squared, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ij=ji", "1x0e + 1x2e", "6 of 9")]
    [InlineData("ij=-ji", "1x1e", "3 of 9")]
    public void Cartesian_NamesIrrepsOfTensors(string formula, string irreps, string dimension)
    {
        Ran ran = Ran.Of("irreps", "--cartesian", formula);

        Assert.Contains($"irreps      {irreps}\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains($"dimension   {dimension}\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0q", "irreps", "2x0q")]
    [InlineData("'C99' is not a group", "irreps", "0", "--group", "C99")]
    [InlineData("nothing to look at", "irreps")]
    [InlineData("not index symmetries", "irreps", "--cartesian", "ij=jk")]
    public void Irreps_RefusesInOneLine(string part, params string[] arguments) => Ran.Of(arguments).IsRefused(part);
}
