using System.Numerics;
using System.Text.Json;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class NonlinearityTests
{
    private static readonly Dictionary<string, Nonlinearity> Names = new()
    {
        ["silu"] = Nonlinearity.SiLU,
        ["tanh"] = Nonlinearity.Tanh,
        ["sigmoid"] = Nonlinearity.Sigmoid,
        ["relu"] = Nonlinearity.ReLU,
        ["abs"] = Nonlinearity.Abs,
        ["gelu"] = Nonlinearity.GELU,
        ["softplus"] = Nonlinearity.Softplus,
        ["sin"] = Nonlinearity.Sin,
        ["cos"] = Nonlinearity.Cos,
        ["leaky_relu_0.01"] = Nonlinearity.LeakyReLU,
        ["elu"] = Nonlinearity.ELU,
        ["shifted_softplus"] = Nonlinearity.ShiftedSoftplus,
        ["mish"] = Nonlinearity.Mish,
        ["square"] = Nonlinearity.Square,
        ["identity"] = Nonlinearity.Identity,
    };

    public static TheoryData<Nonlinearity> All => new(Enum.GetValues<Nonlinearity>());

    [Fact]
    public void Agrees_WithReferenceValues_AndSlopes()
    {
        JsonElement items = ReferenceData.LoadLocal("Layers/Data/activations.json").GetProperty("items");
        Assert.Equal(Names.Count, items.GetArrayLength());
        foreach (JsonElement item in items.EnumerateArray())
        {
            Nonlinearity function = Names[item.GetProperty("act").GetString()!];
            double[] z = Numbers.Flat(item.GetProperty("x"));
            Near.Equal(
                Numbers.Flat(item.GetProperty("f")),
                Values(function, z),
                Tolerance.Rounding.Dozens,
                $"{function}"
            );
            Near.Equal(
                Numbers.Flat(item.GetProperty("df")),
                Slopes(function, z),
                Tolerance.Rounding.Dozens,
                $"{function}′"
            );
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void IsAccurate_InBothPrecisions_OverTheWholeRange(Nonlinearity function)
    {
        // 67 numbers: every lane width, and single numbers.
        double[] z =
        [
            .. Enumerable
                .Range(-33, 67)
                .Select(static i => (double)(float)(Math.Sign(i) * Math.Pow(Math.Abs(i) / 33.0, 3) * 30)),
        ];
        double[] expected = [.. z.Select(v => NonlinearityFacts.Evaluate(function, v))];
        double[] actual = Values(function, z);
        float[] single = Values(function, Array.ConvertAll(z, static v => (float)v));
        for (int i = 0; i < z.Length; i++)
        {
            // Φ has no relative accuracy between −3 and 0, nor have sin and cos near their zeros; the expected
            // ln(1+e^z) − ln 2 cancels.
            double least = function switch
            {
                Nonlinearity.GELU or Nonlinearity.Sin or Nonlinearity.Cos => Math.Min(1, Math.Abs(z[i])),
                Nonlinearity.ShiftedSoftplus => 1,
                _ => 1e-30,
            };
            double scale = Math.Max(Math.Abs(expected[i]), least);
            string what = $"{function}({z[i]:R})";
            Near.Equal(expected[i], actual[i], Tolerance.Rounding.Few.Double, what, scale);
            Near.Equal(expected[i], single[i], Tolerance.Rounding.Few.Single, $"single {what}", scale);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Slope_IsTheDerivative(Nonlinearity function)
    {
        const double Step = 1e-3;
        double[] z = [.. Numbers.Normal(4, 37).Select(static v => 3 * v).Where(static v => Math.Abs(v) > 0.01)];
        double[] Shifted(double by) => Values(function, Array.ConvertAll(z, v => v + by));
        double[] near = [.. Shifted(Step).Zip(Shifted(-Step), static (a, b) => a - b)];
        double[] far = [.. Shifted(2 * Step).Zip(Shifted(-2 * Step), static (a, b) => a - b)];
        Near.Equal(
            [.. near.Zip(far, static (a, b) => (8 * a - b) / (12 * Step))],
            Slopes(function, z),
            Tolerance.Derivative.OfFunction,
            $"{function}′"
        );
    }

    [Theory]
    [InlineData(Nonlinearity.Tanh)]
    [InlineData(Nonlinearity.Sin)]
    [InlineData(Nonlinearity.Identity)]
    public void OddFunctions_AreOddToTheLastBit(Nonlinearity function)
    {
        float[] z = Array.ConvertAll(Numbers.Normal(5, 53), static v => (float)v);
        float[] mirrored = Values(function, Array.ConvertAll(z, static v => -v));
        Assert.Equal(Values(function, z), Array.ConvertAll(mirrored, static v => -v));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Is_FiniteEverywhere_AndPassesNotANumberOn(Nonlinearity function)
    {
        float[] values = Values<float>(function, [-1e15f, -200, -89, -88, 0, 88, 89, 200, 1e15f]);
        Assert.All(values, static v => Assert.True(float.IsFinite(v)));
        Assert.True(NonlinearityFacts.VanishesAtZero(function) == (values[4] == 0));
        if (function != Nonlinearity.ReLU)
            Assert.True(double.IsNaN(Values(function, [double.NaN])[0]));
    }

    private static S[] Values<S>(Nonlinearity function, S[] z)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var result = new S[z.Length];
        Nonlinearities.Values<S>(function, 1, z, result);
        return result;
    }

    private static double[] Slopes(Nonlinearity function, double[] z)
    {
        var result = new double[z.Length];
        double[] ones = [.. z.Select(static _ => 1.0)];
        Nonlinearities.Pullback<double>(function, 1, z, ones, result);
        Nonlinearities.Chain<double>(function, 1, z, ones);
        Assert.Equal(result, ones);
        return result;
    }
}
