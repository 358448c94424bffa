using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Network;
using GeoDL.Typed.Samples.NBody.Reports;
using GeoDL.Typed.Samples.NBody.Running;
using GeoDL.Typed.Samples.NBody.Training;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.NBody;

public sealed class TrainingTests : IDisposable
{
    private static readonly NBodyData Data = TrajectorySource.Simulate(new SplitSize(25, 8, 8), seed: 3);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Training_LearnsAndKeepsTheBest()
    {
        NBodyTraining training = Start(steps: 12, "a");

        training.Run(validations: 3);

        Assert.Equal([4L, 8L, 12L], training.Curve.Select(static p => p.Step));
        Assert.True(training.Curve[^1].Training < training.Curve[0].Training);
        double best = Score.Of(Data.Validation, Clouds.Predict(Folder("a").LoadBest(), Data.Validation)).Mean;
        Near.Equal(training.Curve.Min(static p => p.Validation), best, Tolerance.Rounding.Hundreds);
    }

    [Fact]
    public void InterruptedTraining_GoesOnAsIfItHadNotBeen()
    {
        NBodyTraining whole = Start(steps: 6, "whole");
        whole.Run(validations: 3);

        using var source = new CancellationTokenSource();
        NBodyTraining first = Start(steps: 6, "parts");
        first.Run(validations: 3, new CancelAfterOne(source), source.Token);
        Assert.Equal(2, first.StepCount);
        Assert.False(first.IsComplete);
        NBodyTraining second = Start(steps: 6, "parts");
        Assert.Equal(2, second.StepCount);
        second.Run(validations: 3);

        Assert.Equal(
            whole.Curve.Select(static p => (p.Step, p.Training, p.Validation)),
            second.Curve.Select(static p => (p.Step, p.Training, p.Validation))
        );
        Assert.Single(Directory.GetFiles(_folder.PathOf("parts"), "average-*"));
    }

    [Fact]
    public void Clear_ForgetsATraining_OrFindsNone()
    {
        new TrainingFolder(_folder.PathOf("nowhere")).Clear();
        Assert.False(Directory.Exists(_folder.PathOf("nowhere")));

        Start(steps: 1, "a").Run(validations: 1);
        var folder = new TrainingFolder(_folder.PathOf("a"));
        Assert.True(folder.HasTraining);
        folder.Clear();
        Assert.False(folder.HasTraining);
    }

    [Fact]
    public void OtherPlan_IsRefused()
    {
        Start(steps: 1, "a").Run(validations: 1);

        var error = Assert.Throws<DataFileException>(() => Start(steps: 2, "a"));

        Assert.Contains("--fresh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedCheckpoint_IsNamed()
    {
        Start(steps: 1, "a").Run(validations: 1);
        string file = Path.Combine(_folder.PathOf("a"), "training.safetensors");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..1000]);

        var error = Assert.Throws<DataFileException>(() => Start(steps: 1, "a"));

        Assert.Equal(file, error.FilePath);
    }

    [Fact]
    public void Network_HasTheSymmetriesOfTheMotion()
    {
        EquivarianceReport report = EquivarianceReport.Measure(
            new NBodyNet(11),
            [.. Data.Test.Take(3)],
            Precision.Double,
            seed: 5
        );

        Assert.InRange(report.Largest, double.Epsilon, Tolerance.Sample.Network.Double);
    }

    [Fact]
    public void AttentionNet_HasTheSymmetriesOfSpaceAndOfACommonVelocity()
    {
        EquivarianceReport report = EquivarianceReport.Measure(
            new AttentionNet(11),
            [.. Data.Test.Take(3)],
            Precision.Double,
            seed: 5
        );

        Assert.All(
            [report.Rotation, report.Reflection, report.Translation, report.Permutation, report.Boost],
            static error => Assert.InRange(error, 0, Tolerance.Sample.Network.Double)
        );
        Assert.True(report.Rotation > 0);
    }

    [Fact]
    public void Network_SeesChargesAndVelocities()
    {
        Trajectory t = Data.Test[0];
        var net = new NBodyNet(11);
        double[] before = net.Predict(Clouds.Of(t)).ToArray();

        double[] charged = net.Predict(Clouds.Of(t.Start, t.StartVelocities, [-t.Charges[0], .. t.Charges.Skip(1)]))
            .ToArray();

        Assert.True(Near.Error(before, charged) > Tolerance.Noticeable);
    }

    public void Dispose() => _folder.Dispose();

    private TrainingFolder Folder(string name) => new(_folder.PathOf(name));

    private NBodyTraining Start(long steps, string name) =>
        new(Data, new TrainingPlan(steps, 7, TrainingPlan.MarkOf(Data.Training)), Folder(name), threads: 0);

    private sealed class CancelAfterOne(CancellationTokenSource source) : IProgress<CurvePoint>
    {
        public void Report(CurvePoint value) => source.Cancel();
    }
}
