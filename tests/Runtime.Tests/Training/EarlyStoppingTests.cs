using GeoDL.Typed.Runtime.Tests.Files;

namespace GeoDL.Typed.Runtime.Tests.Training;

public sealed class EarlyStoppingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, 0, new[] { 3.0, 2, 2.5, 1, 1, 1.5 }, 4, true)]
    [InlineData(3, 0, new[] { 3.0, 2, 2.5, 1, 1, 1.5 }, 4, false)]
    [InlineData(2, 0.5, new[] { 3.0, 2.6, 2.5 }, 1, true)]
    [InlineData(2, 0.5, new[] { 3.0, 2.6, 2.4 }, 3, false)]
    public void Report_StopsAfterValuesWithoutImprovement(
        int patience,
        double improvement,
        double[] values,
        long best,
        bool stops
    )
    {
        var model = new FakeModel();
        AdamW optimiser = Make(model, patience, improvement);
        var weights = new List<double[]>();
        foreach (double value in values)
        {
            Assert.False(optimiser.Stopping!.HasStopped);
            Step(model, optimiser);
            weights.Add(model.Numbers());
            bool isBest = optimiser.Stopping.Report(value);
            Assert.Equal(isBest, optimiser.Stopping.BestStep == optimiser.StepCount);
        }

        Assert.Equal(stops, optimiser.Stopping!.HasStopped);
        Assert.Equal(best, optimiser.Stopping.BestStep);
        Assert.Equal(values[best - 1], optimiser.Stopping.Best);
        using (optimiser.Stopping.UseBest())
            Assert.Equal(weights[(int)best - 1], model.Numbers());
        Assert.Equal(weights[^1], model.Numbers());
    }

    [Fact]
    public void BestWeights_AreTheAveragedOnes()
    {
        var model = new FakeModel();
        var optimiser = new AdamW(model.Parameters, LearningRate.Constant(0.1))
        {
            Average = new WeightAverage(model.Parameters, 0.5),
            Stopping = new EarlyStopping(model.Parameters, 1),
        };
        Step(model, optimiser);
        Step(model, optimiser);
        optimiser.Stopping.Report(1);
        double[] averaged;
        using (optimiser.Average.Use())
            averaged = model.Numbers();
        Step(model, optimiser);
        using (optimiser.Stopping.UseBest())
            Assert.Equal(averaged, model.Numbers());
    }

    [Fact]
    public void ResumedRun_EqualsAnUninterruptedOne()
    {
        double[] values = [3, 2.5, 2.7, 2.6, 2.8];
        string file = _folder.PathOf("a");
        var whole = new FakeModel();
        AdamW optimiser = Make(whole, 3, 0);
        for (int i = 0; i < values.Length; i++)
        {
            Step(whole, optimiser);
            optimiser.Stopping!.Report(values[i]);
            if (i == 2)
                Checkpoint.Save(file, whole.Parameters, optimiser);
        }

        var resumed = new FakeModel(seed: 8);
        AdamW again = Make(resumed, 3, 0);
        Checkpoint.Load(file, resumed.Parameters, again);
        Assert.Equal((2.5, 2L, false), (again.Stopping!.Best, again.Stopping.BestStep, again.Stopping.HasStopped));
        for (int i = 3; i < values.Length; i++)
        {
            Step(resumed, again);
            again.Stopping.Report(values[i]);
        }

        Assert.True(optimiser.Stopping!.HasStopped);
        Assert.True(again.Stopping.HasStopped);
        using (optimiser.Stopping.UseBest())
        using (again.Stopping.UseBest())
            Assert.Equal(whole.Numbers(), resumed.Numbers());
    }

    [Fact]
    public void Checkpoint_BeforeTheFirstValue_HasNoBestWeights()
    {
        string file = _folder.PathOf("a");
        var model = new FakeModel();
        AdamW optimiser = Make(model, 1, 0),
            seen = Make(model, 1, 0);
        Checkpoint.Save(file, model.Parameters, optimiser);
        Step(model, seen);
        seen.Stopping!.Report(1);
        Checkpoint.Load(file, model.Parameters, seen);
        Assert.Null(seen.Stopping.Best);
        Assert.Throws<InvalidOperationException>(() => seen.Stopping.UseBest());
        Assert.Contains(
            "geodl.stopping",
            Assert
                .Throws<InvalidDataException>(() => Checkpoint.Load(file, model.Parameters, Make(model, 2, 0)))
                .Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 2 3")]
    [InlineData("NaN 1 2 0")]
    [InlineData("1 5 4 0")]
    [InlineData("1 1 2 -1")]
    public void State_ThatIsNone_IsRefused(string text) => Assert.Null(EarlyStopping.State.Read(text));

    [Fact]
    public void Report_RefusesWhatIsNoValue_AndChangesNothing()
    {
        var model = new FakeModel();
        AdamW optimiser = Make(model, 1, 0);
        Step(model, optimiser);
        optimiser.Stopping!.Report(1);
        Assert.Throws<InvalidOperationException>(() => optimiser.Stopping.Report(2));
        Step(model, optimiser);
        string message = Assert
            .Throws<ArgumentOutOfRangeException>("value", () => optimiser.Stopping.Report(double.NaN))
            .Message;
        Assert.Contains("after step 2", message, StringComparison.Ordinal);
        Assert.False(optimiser.Stopping.HasStopped);

        var free = new EarlyStopping(model.Parameters, 1);
        Assert.Throws<InvalidOperationException>(() => free.Report(1));
        Assert.Throws<ArgumentException>(() => new Adam(model.Parameters, 0.1) { Stopping = optimiser.Stopping });
        Assert.Throws<ArgumentException>(() => new Adam(new FakeModel().Parameters, 0.1) { Stopping = free });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(model.Parameters, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(model.Parameters, 1, -1));
    }

    private static AdamW Make(FakeModel model, int patience, double improvement) =>
        new(model.Parameters, LearningRate.Constant(0.1))
        {
            Stopping = new EarlyStopping(model.Parameters, patience, improvement),
        };

    private static void Step(FakeModel model, Optimiser optimiser)
    {
        using Pass pass = model.Quadratic();
        optimiser.Step(pass);
    }
}
