using GeoDL.Typed.Algebra.Tests.Groups;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Layers;

public sealed class CircleFunctionTests
{
    public static TheoryData<string, Group, int, int> Cases =>
        new()
        {
            { "0 + 1 + 2", Group.SO2, 0, 16 },
            { "0 + 1 + 2 + 3", Group.SO2, 0, 7 },
            { "1 + 3", Group.SO2, 0, 12 },
            { "0e + 1 + 2", Group.O2, 0, 8 },
            { "0 + 1 + 2", Group.CN, 4, 8 },
            { "0 + 1 + 2 + 3", Group.CN, 6, 12 },
            { "0e + 1 + 2e", Group.DN, 4, 8 },
            { "0e + 1 + 2e + 2o", Group.DN, 4, 8 },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Matrix_HasItsTransposeAsInverse(string irreps, Group kind, int fold, int samples)
    {
        CircleFunction circle = Of(irreps, kind, fold);
        double[,] matrix = circle.Matrix(samples);
        for (int i = 0; i < circle.Dim; i++)
        {
            for (int j = 0; j < circle.Dim; j++)
            {
                double product = Enumerable.Range(0, samples).Sum(s => matrix[s, i] * matrix[s, j]);
                double expected = i == j ? samples / (double)circle.Dim : 0;
                Near.Equal(expected, product, Tolerance.Rounding.Dozens, "product", scale: samples);
            }
        }
    }

    /// <summary>Elements of the exact group take the sample at θ to the sample where the element takes θ.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void ExactGroup_PermutesSamples(string irreps, Group kind, int fold, int samples)
    {
        CircleFunction circle = Of(irreps, kind, fold);
        double[,] matrix = circle.Matrix(samples);
        SymmetryGroup exact = circle.ExactGroup(samples);
        var random = new Random(5);
        for (int trial = 0; trial < 10; trial++)
        {
            GroupElement g = exact.Random(random);
            double[] x = GroupCases.RandomVector(random, circle.Dim);
            double[] before = GroupCases.Apply(matrix, x);
            double[] after = GroupCases.Apply(matrix, Turned(circle, g, x));
            int turn = (int)Math.Round(g.Angle * samples / (2 * Math.PI));
            for (int s = 0; s < samples; s++)
            {
                int to = (turn + (g.Reflects ? samples - s : s)) % samples;
                Near.Equal(before[s], after[to], Tolerance.Equivariance.Double, "sample", scale: 1);
            }
        }
    }

    /// <summary>
    /// Against drawn functions: their result with the samples, and the mean over many shifts of the samples.
    /// </summary>
    [Theory]
    [InlineData("0 + 1 + 2", 5, Nonlinearity.ReLU)]
    [InlineData("0 + 1 + 2", 8, Nonlinearity.SiLU)]
    [InlineData("0 + 1 + 2 + 3", 8, Nonlinearity.ELU)]
    [InlineData("0 + 1", 4, Nonlinearity.Tanh)]
    [InlineData("0 + 2", 6, Nonlinearity.Abs)]
    [InlineData("0 + 1 + 2", 16, Nonlinearity.ReLU)]
    public void Residual_IsThatOfDrawnFunctions(string irreps, int samples, Nonlinearity function)
    {
        const int Shifts = 24,
            Draws = 3000;
        CircleFunction circle = Of(irreps, Group.SO2, 0);
        var random = new Random(6);
        (double leaked, double total) = (0, 0);
        for (int draw = 0; draw < Draws; draw++)
        {
            double[] x = [.. Enumerable.Range(0, circle.Dim).Select(_ => Normal(random))];
            double[][] shifted =
            [
                .. Enumerable
                    .Range(0, Shifts)
                    .Select(s =>
                    {
                        double angle = 2 * Math.PI * s / (Shifts * samples);
                        double[] turned = Turned(circle, GroupElement.OfPlane(angle), x);
                        return Turned(
                            circle,
                            GroupElement.OfPlane(-angle),
                            Activated(circle, samples, function, turned)
                        );
                    }),
            ];
            for (int c = 0; c < circle.Dim; c++)
            {
                double mean = shifted.Average(y => y[c]);
                leaked += shifted.Average(y => (y[c] - mean) * (y[c] - mean));
                total += shifted.Average(y => y[c] * y[c]);
            }
        }

        double measured = Math.Sqrt(leaked / total);
        double residual = circle.Residual(samples, function);
        // Three thousand draws: about two per cent.
        Assert.InRange(residual / measured, 0.94, 1.06);
    }

    [Fact]
    public void Residual_IsZeroWhereNothingAliases()
    {
        CircleFunction circle = Of("0 + 1 + 2", Group.SO2, 0);
        // A square of order 2 has order 4; with 7 samples order 4 is read as −3, which the result does not have.
        Near.Equal(0, circle.Residual(7, Nonlinearity.Square), Tolerance.Zero, scale: 1);
        Assert.True(circle.Residual(6, Nonlinearity.Square) > Tolerance.Noticeable);
        Near.Equal(0, circle.Residual(5, Nonlinearity.Identity), Tolerance.Zero, scale: 1);
        Assert.Equal(0, Of("0 + 1 + 2", Group.CN, 4).Residual(8, Nonlinearity.ReLU));
        Assert.True(circle.Residual(16, Nonlinearity.SiLU) < circle.Residual(8, Nonlinearity.SiLU));
    }

    [Theory]
    [InlineData("0e + 0o + 1", Group.O2, 0, "0o is no part of it")]
    [InlineData("1 + 0 + 1", Group.SO2, 0, "each irrep once")]
    [InlineData("0e + 1o", Group.O3, 0, "turns space")]
    public void Reasons_SayWhatIsNoFunctionOnACircle(string irreps, Group kind, int fold, string reason)
    {
        Irrep[] list = [.. Irreps(irreps, kind, fold)];
        Assert.Contains(reason, CircleFunction.WhyNot(list), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CircleFunction(list));
    }

    [Fact]
    public void Samples_AreEnoughForTheOrder_AndKeepFiniteGroups()
    {
        CircleFunction free = Of("0 + 1 + 2", Group.SO2, 0),
            cyclic = Of("0 + 1 + 2", Group.CN, 4);
        Assert.Equal(5, free.LeastSamples);
        Assert.True(free.AllowsSamples(5));
        Assert.False(free.AllowsSamples(4));
        Assert.False(free.AllowsSamples(CircleFunction.MostSamples + 1));
        Assert.Equal(8, cyclic.LeastSamples);
        Assert.False(cyclic.AllowsSamples(10));
        Assert.Equal(SymmetryGroup.C(16), free.ExactGroup(16));
        Assert.Equal(SymmetryGroup.D(16), Of("0e + 1", Group.O2, 0).ExactGroup(16));
        Assert.Equal(SymmetryGroup.C(4), cyclic.ExactGroup(8));
    }

    private static IEnumerable<Irrep> Irreps(string irreps, Group kind, int fold) =>
        Signature.Parse(irreps, SymmetryGroup.Of(kind, fold)).Irreps.Select(static b => b.Irrep);

    private static CircleFunction Of(string irreps, Group kind, int fold) => new([.. Irreps(irreps, kind, fold)]);

    private static double[] Activated(CircleFunction circle, int samples, Nonlinearity function, double[] x)
    {
        double[,] matrix = circle.Matrix(samples);
        double[] values = [.. GroupCases.Apply(matrix, x).Select(v => NonlinearityFacts.Evaluate(function, v))];
        return
        [
            .. Enumerable
                .Range(0, circle.Dim)
                .Select(c => Enumerable.Range(0, samples).Sum(s => matrix[s, c] * values[s]) * circle.Dim / samples),
        ];
    }

    private static double[] Turned(CircleFunction circle, GroupElement g, double[] x)
    {
        int offset = 0;
        var result = new List<double>();
        foreach (Irrep irrep in circle.Irreps)
        {
            result.AddRange(GroupCases.Apply(circle.Group.Matrix(irrep, g), x[offset..(offset + irrep.Dim)]));
            offset += irrep.Dim;
        }

        return [.. result];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
