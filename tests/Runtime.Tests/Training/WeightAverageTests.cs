using GeoDL.Typed.TestSupport;
using TemporaryFolder = GeoDL.Typed.Runtime.Tests.Files.TemporaryFolder;

namespace GeoDL.Typed.Runtime.Tests.Training;

public sealed class WeightAverageTests : IDisposable
{
    private const double Decay = 0.8;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Average_FollowsTheFormula_WithRunningStatistics(Precision precision)
    {
        var model = new FakeModel(precision: precision);
        AdamW optimiser = Make(model);
        double[] expected = [];
        for (int t = 0; t < 40; t++)
        {
            Step(model, optimiser);
            double[] weights = model.Numbers();
            double decay = Math.Min(Decay, (1.0 + t) / (10.0 + t));
            expected = t == 0 ? weights : [.. expected.Zip(weights, (a, w) => (decay * a) + ((1 - decay) * w))];
        }

        double[] trained = model.Numbers();
        using (optimiser.Average!.Use())
        {
            double[] rounded =
                precision == Precision.Double ? expected : Array.ConvertAll(expected, static v => (double)(float)v);
            Near.Equal(rounded, model.Numbers(), Tolerance.Sum.Of(precision == Precision.Double));
            Assert.NotEqual(trained, model.Numbers());
            Assert.NotEqual(trained[^1], model.Numbers()[^1]);
        }

        Assert.Equal(trained, model.Numbers());
    }

    [Fact]
    public void Average_OfNoStep_IsTheModel()
    {
        var model = new FakeModel();
        AdamW optimiser = Make(model);
        double[] before = model.Numbers();
        using (optimiser.Average!.Use())
            Assert.Equal(before, model.Numbers());
        Checkpoint.Save(_folder.PathOf("a"), model.Parameters, optimiser);
        var other = new FakeModel(seed: 9);
        AdamW resumed = Make(other);
        Checkpoint.Load(_folder.PathOf("a"), other.Parameters, resumed);
        using (resumed.Average!.Use())
            Assert.Equal(before, other.Numbers());
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void ResumedRun_HasTheSameAverage_BitByBit(Precision precision)
    {
        var whole = new FakeModel(precision: precision);
        AdamW optimiser = Make(whole);
        for (int t = 0; t < 5; t++)
            Step(whole, optimiser);
        Checkpoint.Save(_folder.PathOf("a"), whole.Parameters, optimiser);
        for (int t = 0; t < 5; t++)
            Step(whole, optimiser);

        var resumed = new FakeModel(seed: 99, precision);
        AdamW again = Make(resumed);
        Checkpoint.Load(_folder.PathOf("a"), resumed.Parameters, again);
        for (int t = 0; t < 5; t++)
            Step(resumed, again);
        Assert.Equal(whole.Numbers(), resumed.Numbers());
        using (optimiser.Average!.Use())
        using (again.Average!.Use())
            Assert.Equal(whole.Numbers(), resumed.Numbers());
    }

    [Fact]
    public void ModelWithAveragedWeights_IsSavedAlone_AndNotChanged()
    {
        var model = new FakeModel();
        AdamW optimiser = Make(model);
        Step(model, optimiser);
        Step(model, optimiser);
        string file = _folder.PathOf("a");
        double[] trained = model.Numbers();
        using (optimiser.Average!.Use())
        {
            double[] averaged = model.Numbers();
            Refused(() => Checkpoint.Save(file, model.Parameters, optimiser));
            Refused(() => Step(model, optimiser));
            Refused(() =>
            {
                using Pass pass = model.Quadratic();
                optimiser.Accumulate(pass);
            });
            Refused(() => model.First.Assign(new double[8]));
            Refused(() => optimiser.Average.Use());
            Checkpoint.Save(file, model.Parameters);
            Refused(() => Checkpoint.Load(file, model.Parameters));
            Assert.Equal(averaged, model.Numbers());

            var other = new FakeModel(seed: 3);
            Checkpoint.Load(file, other.Parameters);
            Assert.Equal(averaged, other.Numbers());
        }

        Assert.Equal(trained, model.Numbers());

        void Refused(Action action)
        {
            string message = Assert.Throws<InvalidOperationException>(action).Message;
            Assert.Contains("averaged weights", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Use_IsRefusedWhileTheModelRuns_InBothDirections()
    {
        var model = new FakeModel();
        AdamW optimiser = Make(model);
        Step(model, optimiser);
        double[] trained = model.Numbers();
        using (model.Record())
            Assert.Throws<InvalidOperationException>(() => optimiser.Average!.Use());
        Assert.Equal(trained, model.Numbers());

        IDisposable loan = optimiser.Average!.Use();
        using (model.Record())
            Assert.Throws<InvalidOperationException>(loan.Dispose);
        loan.Dispose();
        loan.Dispose();
        Assert.Equal(trained, model.Numbers());
        Step(model, optimiser);
    }

    [Fact]
    public void AnErrorInside_BringsTheTrainedWeightsBack()
    {
        var model = new FakeModel();
        AdamW optimiser = Make(model);
        Step(model, optimiser);
        Step(model, optimiser);
        double[] trained = model.Numbers();
        Assert.Throws<InvalidDataException>(Fail);
        Assert.Equal(trained, model.Numbers());

        void Fail()
        {
            using IDisposable loan = optimiser.Average!.Use();
            using Pass pass = model.Record();
            throw new InvalidDataException();
        }
    }

    [Fact]
    public void Checkpoint_OfAnotherAverage_IsRefused()
    {
        var model = new FakeModel();
        AdamW with = Make(model),
            without = new(model.Parameters, LearningRate.Constant(0.1)),
            other =
                new(model.Parameters, LearningRate.Constant(0.1))
                {
                    Average = new WeightAverage(model.Parameters, 0.5),
                };
        string file = _folder.PathOf("a");
        Checkpoint.Save(file, model.Parameters, with);
        Checkpoint.Load(file, model.Parameters);
        Contains("exponential(decay=0.8)", Load(without));
        Contains("exponential(decay=0.5)", Load(other));
        var accept = new CheckpointOptions { AcceptDifferences = true };
        Checkpoint.Load(file, model.Parameters, without, accept);

        Checkpoint.Save(file, model.Parameters, without);
        Contains("absent", Load(with));
        Contains(
            "average/mix.weight",
            Assert.Throws<InvalidDataException>(() => Checkpoint.Load(file, model.Parameters, with, accept)).Message
        );

        string Load(Optimiser optimiser) =>
            Assert.Throws<InvalidDataException>(() => Checkpoint.Load(file, model.Parameters, optimiser)).Message;

        static void Contains(string part, string message) => Assert.Contains(part, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Average_IsOfOneModelAndOneOptimiser()
    {
        var model = new FakeModel();
        var average = new WeightAverage(model.Parameters);
        Assert.Throws<ArgumentException>(() => new Adam(new FakeModel().Parameters, 0.1) { Average = average });
        _ = new Adam(model.Parameters, 0.1) { Average = average };
        Assert.Throws<ArgumentException>(() => new Adam(model.Parameters, 0.1) { Average = average });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAverage(model.Parameters, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAverage(model.Parameters, double.NaN));
    }

    private static AdamW Make(FakeModel model) =>
        new(model.Parameters, LearningRate.Constant(0.1)) { Average = new WeightAverage(model.Parameters, Decay) };

    /// <summary>A step that changes weights and running statistics.</summary>
    private static void Step(FakeModel model, Optimiser optimiser)
    {
        using Pass pass = model.Quadratic();
        pass.Stage(model.Mean)[2] = optimiser.StepCount + 1;
        optimiser.Step(pass);
    }
}
