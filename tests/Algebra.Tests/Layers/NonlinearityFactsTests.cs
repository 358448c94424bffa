using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests;

public sealed class NonlinearityFactsTests
{
    private static readonly Dictionary<Nonlinearity, JsonElement> Cases = ReferenceData
        .LoadLocal("Data/activations.json")
        .EnumerateArray()
        .ToDictionary(c =>
            Enum.Parse<Nonlinearity>(
                c.GetProperty("act")
                    .GetString()!
                    .Replace("_0.01", string.Empty, StringComparison.Ordinal)
                    .Replace("_", string.Empty, StringComparison.Ordinal),
                ignoreCase: true
            )
        );

    public static TheoryData<Nonlinearity> All => [.. Enum.GetValues<Nonlinearity>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Constants_AgreeWithTheReference(Nonlinearity function)
    {
        double exact = Cases[function].GetProperty("exact").GetDouble();
        Near.Equal(exact, NonlinearityFacts.MomentConstant(function), Tolerance.Rounding.Hundreds);
        Assert.Equal(
            Cases[function].GetProperty("e3nn").GetDouble(),
            NonlinearityFacts.MomentConstant(function, MomentConstants.E3nn)
        );
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Evaluate_AgreesWithTheReference(Nonlinearity function)
    {
        double[] x = ReferenceData.Vector(Cases[function].GetProperty("x")),
            f = ReferenceData.Vector(Cases[function].GetProperty("f"));
        double[] actual = [.. x.Select(z => NonlinearityFacts.Evaluate(function, z))];
        Near.Equal(f, actual, Tolerance.Rounding.Once.Double);
    }

    // Closed forms where there are some.
    [Theory]
    [InlineData(Nonlinearity.Identity, 1)]
    [InlineData(Nonlinearity.Abs, 1)]
    [InlineData(Nonlinearity.ReLU, 0.5)]
    [InlineData(Nonlinearity.LeakyReLU, 0.50005)]
    [InlineData(Nonlinearity.Square, 3)]
    [InlineData(Nonlinearity.Sin, 0.43233235838169365)]
    [InlineData(Nonlinearity.Cos, 0.5676676416183064)]
    public void Constants_AgreeWithClosedForms(Nonlinearity function, double moment) =>
        Near.Equal(1 / Math.Sqrt(moment), NonlinearityFacts.MomentConstant(function), Tolerance.Rounding.Dozens);

    [Theory]
    [MemberData(nameof(All))]
    public void Parity_HoldsOnSamples(Nonlinearity function)
    {
        double[] points = [.. Enumerable.Range(1, 40).Select(i => i * 0.17)];
        double Difference(int sign) =>
            points.Max(z =>
                Math.Abs(NonlinearityFacts.Evaluate(function, z) - (sign * NonlinearityFacts.Evaluate(function, -z)))
            );
        Parity? seen =
            Difference(1) == 0 ? Parity.Even
            : Difference(-1) == 0 ? Parity.Odd
            : null;
        Assert.Equal(seen, NonlinearityFacts.ParityOf(function));
        Assert.Equal(NonlinearityFacts.Evaluate(function, 0) == 0, NonlinearityFacts.VanishesAtZero(function));
    }

    [Fact]
    public void Gelu_HasTheTailsOfTheGaussian()
    {
        // Φ(−3.1), Φ(−2.9) by the complementary error function: either side of the change of method.
        double[] tails = [-3.1 * 0.0009676032132183562, -2.9 * 0.0018658133003840384];
        Near.Equal(tails[0], NonlinearityFacts.Evaluate(Nonlinearity.GELU, -3.1), Tolerance.Rounding.Hundreds);
        Near.Equal(tails[1], NonlinearityFacts.Evaluate(Nonlinearity.GELU, -2.9), Tolerance.Rounding.Hundreds);
        Assert.Equal(0, NonlinearityFacts.Evaluate(Nonlinearity.GELU, -40));
    }

    [Fact]
    public void Activate_FollowsParity()
    {
        Irrep odd = Irrep.Parse("0o"),
            even = Irrep.Parse("0e");
        Assert.Equal(even, NonlinearityFacts.Activate(even, Nonlinearity.Tanh));
        Assert.Equal(odd, NonlinearityFacts.Activate(odd, Nonlinearity.Tanh));
        Assert.Equal(even, NonlinearityFacts.Activate(odd, Nonlinearity.Abs));
        Assert.Null(NonlinearityFacts.Activate(odd, Nonlinearity.SiLU));
        Assert.Null(NonlinearityFacts.Activate(Irrep.Parse("1o"), Nonlinearity.Tanh));
    }
}
