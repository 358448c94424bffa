using System.Text.Json;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class RadialTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, RadialBasis> Names = new()
    {
        ["gaussian"] = RadialBasis.Gaussian,
        ["cosine"] = RadialBasis.Cosine,
        ["smooth_finite"] = RadialBasis.SmoothFinite,
        ["fourier"] = RadialBasis.Fourier,
        ["bessel"] = RadialBasis.Bessel,
    };

    public static TheoryData<RadialBasis> Bases => new(Enum.GetValues<RadialBasis>());

    public static TheoryData<CutoffEnvelope> AllEnvelopes => new(Enum.GetValues<CutoffEnvelope>());

    [Fact]
    [Trait("Page", "accuracy")]
    public void Bases_AgreeWithReferenceValues_AndPullbacks() =>
        Assert.Equal(
            5,
            CheckReference(
                ReferenceData.LoadLocal("Layers/Data/soft_one_hot_linspace.json"),
                new ReferenceComparison("soft_one_hot_linspace.json, committed")
            )
        );

    [ReferenceDataFact("reference/soft_one_hot_linspace.json")]
    [Trait("Page", "accuracy")]
    public void Bases_AgreeWithAllReferenceValues_AndPullbacks() =>
        Assert.Equal(
            20,
            CheckReference(
                ReferenceData.Load("reference/soft_one_hot_linspace.json"),
                new ReferenceComparison("soft_one_hot_linspace.json")
            )
        );

    [Theory]
    [MemberData(nameof(Bases))]
    public void Bases_AreFiniteAndSmooth_AtZeroAndAtTheCutoff(RadialBasis basis)
    {
        const int Count = 6;
        (double[][] values, double[][] slopes) = Evaluate(
            basis,
            Count,
            [0, 1e-300, 1e-9, 1e-4, 0.03, 1 - 1e-12, 1, 1.0000001, 5, 1e9]
        );
        Assert.All(values.Concat(slopes), static row => Assert.All(row, static v => Assert.True(double.IsFinite(v))));
        for (int n = 0; n < Count; n++)
        {
            Near.Equal(values[0][n], values[2][n], Tolerance.Continuity, $"{n}", scale: 1);
            // Value at 10⁻⁴ from value and slope close to zero, to second order. At zero itself the first cosine has a
            // kink.
            Near.Equal(values[0][n] + 1e-4 * slopes[2][n], values[3][n], Tolerance.Smoothness, $"{n}", scale: 1);
            if (basis != RadialBasis.Cosine)
                Near.Equal(slopes[0][n], slopes[2][n], Tolerance.Smoothness, $"slope {n}", scale: 1);
            if (basis is not (RadialBasis.Gaussian or RadialBasis.CosineSeries))
                Assert.Equal(0, values[6][n]);
        }

        if (basis == RadialBasis.Chebyshev)
            Assert.All(values[0], static v => Near.Equal(Math.Sqrt(Count), v, Tolerance.Rounding.Dozens));
        if (basis == RadialBasis.Bessel)
            Near.Equal(Math.Sqrt(2 * Count) * 3 * Math.PI, values[0][2], Tolerance.Rounding.Dozens);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public void Slopes_AreTheDerivatives(RadialBasis basis)
    {
        const double Step = 1e-4;
        const int Count = 5;
        double[] u = [.. Enumerable.Range(0, 40).Select(static i => 0.001 + 0.0242 * i)];
        double[] At(double shift) =>
            [.. Evaluate(basis, Count, [.. u.Select(v => v + shift)]).Values.SelectMany(static v => v)];
        double[] near = [.. At(Step).Zip(At(-Step), static (a, b) => a - b)];
        double[] far = [.. At(2 * Step).Zip(At(-2 * Step), static (a, b) => a - b)];
        // Points within two steps of a kink are left out.
        double[] numeric = [.. near.Zip(far, static (a, b) => (8 * a - b) / (12 * Step))];
        double[] exact = [.. Evaluate(basis, Count, u).Slopes.SelectMany(static v => v)];
        bool[] smooth =
        [
            .. u.SelectMany(v =>
                Enumerable
                    .Range(1, Count)
                    .Select(n =>
                        basis != RadialBasis.Cosine
                        || Math.Abs(Math.Abs((Count + 1) * v - n) - 1) > 3 * (Count + 1) * Step
                    )
            ),
        ];
        Near.Equal(
            [.. numeric.Where((_, i) => smooth[i])],
            [.. exact.Where((_, i) => smooth[i])],
            Tolerance.Derivative.FourthOrder
        );
    }

    [Fact]
    public void Chebyshev_AreTheCosinesOfMultiples()
    {
        const int Count = 9;
        double[] u = [.. Enumerable.Range(0, 40).Select(static i => 0.0243 * i)];
        double[][] values = Evaluate(RadialBasis.Chebyshev, Count, u).Values;
        for (int i = 0; i < u.Length; i++)
        {
            for (int n = 0; n < Count; n++)
            {
                double expected = Math.Sqrt(Count) * Math.Cos(n * Math.Acos(1 - 2 * u[i]));
                Near.Equal(expected, values[i][n], Tolerance.Rounding.Hundreds, scale: Math.Sqrt(Count));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(13)]
    [InlineData(64)]
    public void PolynomialEnvelope_HasItsExponent(int p)
    {
        double[] u = [.. Enumerable.Range(0, 64).Select(static i => i / 63.0)];
        (double[] values, double[] slopes) = Evaluate(CutoffEnvelope.Polynomial, u, p);
        for (int i = 0; i < u.Length; i++)
        {
            // The form of the paper; its terms are up to p², and cancel near the cutoff.
            double x = u[i],
                terms = p * p;
            double expected =
                1
                - (p + 1) * (p + 2) / 2.0 * Math.Pow(x, p)
                + p * (p + 2) * Math.Pow(x, p + 1)
                - p * (p + 1) / 2.0 * Math.Pow(x, p + 2);
            double slope = -p * (p + 1) * (p + 2) / 2.0 * Math.Pow(x, p - 1) * (1 - x) * (1 - x);
            Near.Equal(i == 63 ? 0 : expected, values[i], Tolerance.Rounding.Few.Double, scale: terms);
            Near.Equal(i == 63 ? 0 : slope, slopes[i], Tolerance.Rounding.Hundreds, scale: p);
        }
    }

    [Theory]
    [MemberData(nameof(AllEnvelopes))]
    public void Envelopes_GoToZero_WithTheirDerivatives(CutoffEnvelope envelope)
    {
        double[] u = [.. Enumerable.Range(0, 64).Select(static i => i / 50.0)];
        (double[] values, double[] slopes) = Evaluate(envelope, u);
        for (int i = 0; i < u.Length; i++)
        {
            double x = u[i];
            double expected = envelope switch
            {
                CutoffEnvelope.None => 1,
                _ when x >= 1 => 0,
                CutoffEnvelope.Polynomial => 1 - 28 * Math.Pow(x, 6) + 48 * Math.Pow(x, 7) - 21 * Math.Pow(x, 8),
                CutoffEnvelope.Cosine => (1 + Math.Cos(Math.PI * x)) / 2,
                _ => Math.Exp(-1 / (10 * (1 - x))),
            };
            Near.Equal(expected, values[i], Tolerance.Rounding.Hundreds, $"{x}", scale: 1);
        }

        const double Step = 1e-4;
        double[] inside = [.. Enumerable.Range(0, 64).Select(static i => 0.01 + i / 66.0)];
        double[] At(double shift) => Evaluate(envelope, [.. inside.Select(v => v + shift)]).Values;
        double[] near = [.. At(Step).Zip(At(-Step), static (a, b) => a - b)];
        double[] far = [.. At(2 * Step).Zip(At(-2 * Step), static (a, b) => a - b)];
        double[] numeric = [.. near.Zip(far, static (a, b) => (8 * a - b) / (12 * Step))];
        if (envelope == CutoffEnvelope.None)
            Assert.All(slopes, static v => Assert.Equal(0, v));
        else
            Near.Equal(numeric, Evaluate(envelope, inside).Slopes, Tolerance.Derivative.FourthOrder);
    }

    [Fact]
    public void SmoothStep_IsTheReferenceUnitStep()
    {
        JsonElement samples = ReferenceData
            .LoadLocal("Layers/Data/soft_one_hot_linspace.json")
            .GetProperty("soft_unit_step");
        double[] t = Numbers.Flat(samples.GetProperty("x")),
            y = Numbers.Flat(samples.GetProperty("y"));
        int[] kept = [.. Enumerable.Range(0, t.Length).Where(i => 1 - t[i] / 10 >= 0)];
        (double[] values, _) = Evaluate(CutoffEnvelope.SmoothStep, [.. kept.Select(i => 1 - t[i] / 10)]);
        Near.Equal([.. kept.Select(i => y[i])], values, Tolerance.Rounding.Hundreds);
    }

    /// <summary>The Fourier bases without a cutoff are the cosines. Gives the number of cases.</summary>
    private int CheckReference(JsonElement file, ReferenceComparison comparison)
    {
        foreach (JsonElement item in file.GetProperty("items").EnumerateArray())
        {
            bool hasCutoff = item.GetProperty("cutoff").GetBoolean();
            RadialBasis basis = Names[item.GetProperty("basis").GetString()!];
            if (basis == RadialBasis.Fourier && !hasCutoff)
                basis = RadialBasis.CosineSeries;
            int count = item.GetProperty("number").GetInt32();
            (double start, double end) = (item.GetProperty("start").GetDouble(), item.GetProperty("end").GetDouble());
            string name = $"{basis}, {start} to {end}, cutoff {hasCutoff}";
            // Bumps without a cutoff are those with one on an interval that is a step longer at each end.
            double margin =
                hasCutoff || basis is RadialBasis.Bessel or RadialBasis.CosineSeries ? 0 : (end - start) / (count - 1);
            double cutoff = end - start + (2 * margin);
            double[] u = [.. Numbers.Flat(item.GetProperty("x")).Select(x => (x - start + margin) / cutoff)];
            double[][] y = ReferenceData.Matrix(item.GetProperty("y")),
                cotangent = ReferenceData.Matrix(item.GetProperty("cotangent"));
            double[] gradient = Numbers.Flat(item.GetProperty("grad_x"));
            // Distances are not negative; the Gaussians are compared beyond the cutoff too. Bessel functions end there.
            int[] kept =
            [
                .. Enumerable
                    .Range(0, u.Length)
                    .Where(i => u[i] >= 0 && (hasCutoff || basis != RadialBasis.Bessel || u[i] is > 0 and < 1)),
            ];
            (double[][] values, double[][] slopes) = Evaluate(basis, count, [.. kept.Select(i => u[i])]);
            double unit = Math.Pow(cutoff, RadialFunctions.CutoffPower(basis)) / Math.Sqrt(count);
            comparison.Compare(
                name,
                "values",
                [.. kept.SelectMany(i => y[i])],
                [.. values.SelectMany(static v => v).Select(v => v * unit)],
                isDouble: true
            );
            comparison.Compare(
                name,
                "gradient",
                [.. kept.Select(i => gradient[i])],
                [
                    .. kept.Select(
                        (i, row) => slopes[row].Zip(cotangent[i], static (a, b) => a * b).Sum() * unit / cutoff
                    ),
                ],
                isDouble: true
            );
        }

        output.WriteLine(comparison.ToString());
        return comparison.CaseCount;
    }

    private static (double[][] Values, double[][] Slopes) Evaluate(RadialBasis basis, int count, double[] u)
    {
        double[] padded = new double[(u.Length + 7) / 8 * 8];
        u.CopyTo(padded, 0);
        double[] values = new double[padded.Length * count],
            slopes = new double[padded.Length * count];
        RadialFunctions.Evaluate(basis, count, padded, values, slopes);
        double[] alone = new double[values.Length];
        RadialFunctions.Evaluate(basis, count, padded, alone, []);
        Assert.Equal(values, alone);
        double[][] Rows(double[] table) =>
            [.. u.Select((_, i) => Enumerable.Range(0, count).Select(n => table[n * padded.Length + i]).ToArray())];
        return (Rows(values), Rows(slopes));
    }

    private static (double[] Values, double[] Slopes) Evaluate(
        CutoffEnvelope envelope,
        double[] u,
        int exponent = ConvolutionDefaults.EnvelopeExponent
    )
    {
        double[] padded = new double[(u.Length + 7) / 8 * 8];
        u.CopyTo(padded, 0);
        double[] values = new double[padded.Length],
            slopes = new double[padded.Length];
        Envelopes.Evaluate(envelope, exponent, padded, values, slopes);
        return (values[..u.Length], slopes[..u.Length]);
    }
}
