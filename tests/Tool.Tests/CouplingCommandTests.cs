using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Tests;

/// <summary><c>geodl cg</c>.</summary>
public sealed class CouplingCommandTests
{
    [Fact]
    public void Coefficients_AreExactAndHaveFormulas()
    {
        Ran ran = Ran.Of("cg", "1", "1", "2");

        Assert.Equal(0, ran.Status);
        Assert.Contains("c[−2] = √(1/10)·(a[x]·b[z] + a[z]·b[x])\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains(
            "c[0] = −√(1/30)·a[x]·b[x] + √(2/15)·a[y]·b[y] − √(1/30)·a[z]·b[z]\n",
            ran.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Coefficients_AreThoseOfTheLibrary()
    {
        Ran ran = Ran.Of("cg", "2e", "1o", "3o");

        IReadOnlyList<CouplingTerm> terms = Wigner3j.Terms(2, 1, 3);
        double[] decimals =
        [
            .. ran
                .Output.Split('\n')
                .Select(static l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(static w => w.Length == 5 && w[3].Contains('√'))
                .Select(static w => double.Parse(w[4], CultureInfo.InvariantCulture)),
        ];
        Near.Equal([.. terms.Select(static t => t.Value.ToDouble())], decimals, Tolerance.Rounding.Once.Double);
    }

    [Fact]
    public void Coefficients_OfThePlaneHaveAllMaps()
    {
        Ran ran = Ran.Of("cg", "1", "1", "0", "--group", "SO2");

        Assert.Contains("2 maps", ran.Output, StringComparison.Ordinal);
        Assert.Contains("c[0] = √(1/2)·(a[cos]·b[cos] + a[sin]·b[sin])\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("c[0] = √(1/2)·(a[cos]·b[sin] − a[sin]·b[cos])\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forbidden", "1o", "1o", "2o")]
    [InlineData("'x' is not an irrep", "1o", "x", "2o")]
    [InlineData("'1' is two irreps under O(3)", "1o", "1", "2e")]
    [InlineData("more than 60", "30", "30", "30")]
    [InlineData("Required argument 'second' missing", "1")]
    public void Coefficients_AreRefusedInOneLine(string part, params string[] irreps) =>
        Ran.Of(["cg", .. irreps]).IsRefused(part);
}
