using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Training;

public class OptimiserTests
{
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Adam_FollowsTheDefinition(Precision precision)
    {
        var model = new FakeModel(precision: precision);
        var adam = new Adam(model.Parameters, LearningRate.Constant(0.01), 0.9, 0.99, 1e-8);
        double[] expected = [.. model.First.ToArray(), .. model.Second.ToArray()];
        double[] m = new double[expected.Length];
        double[] v = new double[expected.Length];
        for (int step = 1; step <= 5; step++)
        {
            using Pass pass = model.Quadratic();
            adam.Step(pass);
            for (int i = 0; i < expected.Length; i++)
            {
                double g = expected[i];
                m[i] = (0.9 * m[i]) + (0.1 * g);
                v[i] = (0.99 * v[i]) + (0.01 * g * g);
                expected[i] -=
                    0.01 * (m[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.99, step))) + 1e-8);
            }
        }

        double[] actual = [.. model.First.ToArray(), .. model.Second.ToArray()];
        Near.Equal(expected, actual, Tolerance.Value.Of(precision == Precision.Double), scale: 1);
    }

    [Fact]
    public void AdamW_DecaysWithoutGradient()
    {
        var model = new FakeModel(precision: Precision.Double);
        double[] before = model.Second.ToArray();
        var adam = new AdamW(model.Parameters, LearningRate.Constant(0.1), weightDecay: 0.5);
        using Pass pass = model.Record();
        adam.Step(pass);
        Assert.All(model.Second.ToArray(), v => Near.Equal(before[0] * (1 - 0.05), v, Tolerance.Rounding.Once.Double));
    }

    [Fact]
    public void Step_AveragesPassesInOrder_AndClips()
    {
        var model = new FakeModel(precision: Precision.Double);
        var adam = new Adam(model.Parameters, 0.01) { ClipNorm = 1e-3 };
        using Pass a = model.Quadratic(1);
        using Pass b = model.Quadratic(-1);
        double norm = Math.Sqrt(model.First.ToArray().Concat(model.Second.ToArray()).Sum(static v => v * v));
        adam.Step(a, b);
        Near.Equal(norm, adam.LastGradientNorm, Tolerance.Rounding.Dozens);
    }

    [Fact]
    public void Step_RefusesNonFiniteGradients_AndChangesNothing()
    {
        var model = new FakeModel();
        double[] before = model.Numbers();
        var adam = new Adam(model.Parameters, 0.01);
        using Pass pass = model.Quadratic();
        pass.GradientOf<float>(model.Second)[2] = float.NaN;
        ArithmeticException error = Assert.Throws<ArithmeticException>(() => adam.Step(pass));
        Assert.Contains("mix.bias", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Numbers());
        Assert.Equal(0, adam.StepCount);
    }

    [Fact]
    public void Step_RefusesAPassOfAnotherModel()
    {
        var adam = new Adam(new FakeModel().Parameters, 0.01);
        using Pass pass = new FakeModel().Record();
        Assert.Throws<ArgumentException>(() => adam.Step(pass));
    }

    [Fact]
    public void Step_RefusesTheSamePassTwice_AndChangesNothing()
    {
        var model = new FakeModel();
        double[] before = model.Numbers();
        var adam = new Adam(model.Parameters, 0.01);
        using Pass a = model.Quadratic(),
            b = model.Quadratic(1);
        Pass copy = a;
        Assert.Throws<ArgumentException>("passes", () => adam.Step(a, a));
        Assert.Throws<ArgumentException>("passes", () => adam.Step(a, b, copy));
        Assert.Equal(before, model.Numbers());
        Assert.Equal(0, adam.StepCount);
        adam.Step(a, b);
        Assert.Equal(1, adam.StepCount);
    }

    [Theory]
    [InlineData(Precision.Single, 1e16)]
    [InlineData(Precision.Double, 1e151)]
    public void Step_RefusesGradientsWhoseSquaresOverflow_UnlessTheyAreClipped(Precision precision, double shift)
    {
        var model = new FakeModel(precision: precision);
        double[] before = model.Numbers();
        using Pass pass = model.Quadratic(shift);
        var adam = new Adam(model.Parameters, 0.01);
        Assert.Contains(
            "ClipNorm",
            Assert.Throws<ArithmeticException>(() => adam.Step(pass)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, model.Numbers());
        new Adam(model.Parameters, 0.01) { ClipNorm = 1 }.Step(pass);
        Assert.All(model.Numbers(), static v => Assert.True(double.IsFinite(v)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1e300)]
    public void Step_RefusesStatisticsThatAreNotFinite_AndChangesNothing(double statistic)
    {
        var model = new FakeModel();
        double[] before = model.Numbers();
        var adam = new Adam(model.Parameters, 0.01);
        using Pass pass = model.Quadratic();
        pass.Stage(model.Mean)[1] = statistic;
        Assert.Contains(
            "norm.running_mean",
            Assert.Throws<ArithmeticException>(() => adam.Step(pass)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArithmeticException>(pass.CommitStatistics);
        Assert.Equal(before, model.Numbers());
        Assert.Equal(0, adam.StepCount);
    }

    [Fact]
    public void Step_RefusesADecayThatTurnsSigns_AndAScheduleThatGrowsTooFar()
    {
        var model = new FakeModel();
        using Pass pass = model.Quadratic();
        Assert.Contains(
            "decay",
            Assert
                .Throws<ArithmeticException>(() =>
                    new AdamW(model.Parameters, LearningRate.Constant(1), weightDecay: 2).Step(pass)
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArithmeticException>(() => LearningRate.Decay(1, 10, 1).At(7));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => LearningRate.Constant(1).At(-1));
    }

    [Fact]
    public void Buffers_HaveNoGradient()
    {
        var model = new FakeModel();
        using Pass pass = model.Record();
        Assert.Throws<ArgumentException>("parameter", () => pass.Gradient(model.Mean));
    }

    [Fact]
    public void Statistics_AreFoldedInByTheStep_NotBefore()
    {
        var model = new FakeModel();
        using Pass pass = model.Record();
        new double[] { 1, 2, 3 }.CopyTo(pass.Stage(model.Mean), 0);
        Assert.Equal([0, 0, 0], model.Mean.ToArray());
        new Adam(model.Parameters, 0.01).Step(pass);
        Assert.Equal([1, 2, 3], model.Mean.ToArray());
    }

    [Fact]
    public void Schedules_HaveTheirShape()
    {
        LearningRate cosine = LearningRate.Cosine(1.0, 110, warmup: 10, final: 0.1);
        Assert.True(cosine.At(0) < cosine.At(9));
        Near.Equal(1.0, cosine.At(10), Tolerance.Rounding.Dozens);
        Near.Equal(0.55, cosine.At(60), Tolerance.Rounding.Dozens);
        Near.Equal(0.1, cosine.At(110), Tolerance.Rounding.Dozens);
        Near.Equal(0.25, LearningRate.Decay(1, 0.5, 10).At(25), Tolerance.Rounding.Dozens);
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Constant(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Cosine(1, 10, warmup: 10));
    }

    [Fact]
    public void InitialValues_DependOnSeedAndPathAlone()
    {
        Assert.Equal(new FakeModel(3).First.ToArray(), new FakeModel(3).First.ToArray());
        Assert.NotEqual(new FakeModel(3).First.ToArray(), new FakeModel(4).First.ToArray());
        double[] many = new FakeModel(5, width: 4000).First.ToArray();
        Assert.Equal(0, many.Average(), 0.05);
        Assert.Equal(1, many.Sum(static v => v * v) / many.Length, 0.05);
    }
}
