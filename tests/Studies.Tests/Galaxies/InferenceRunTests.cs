using GeoDL.Typed.Studies.Galaxies.Baselines;
using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Running;
using GeoDL.Typed.Studies.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

public sealed class InferenceRunTests : IDisposable
{
    private const string Model = "invariant-small";

    private readonly InferenceData _data;
    private readonly TemporaryFolder _folder = new();

    public InferenceRunTests()
    {
        var clouds = CloudSimulator.SimulateMany(10, seed: 3);
        _data = new InferenceData(clouds[..6], clouds[6..8], clouds[8..]);
    }

    [Fact]
    public void WeightsThatCannotBeWritten_AreNotLost()
    {
        // A folder where the file should be: as a full disk, it is seen when the training is over.
        string file = _folder.PathOf(Model + ".safetensors");
        Directory.CreateDirectory(Path.Combine(file, "in the way"));
        Assert.ThrowsAny<SystemException>(() => Run(default));
        Assert.True(File.Exists(_folder.PathOf(Model + "-training.safetensors")));
        Directory.Delete(file, recursive: true);

        // Not a step is left to do.
        Assert.True(Run(default));

        Assert.Equal(InferenceInput.Velocities, EstimatorFile.Load(file).Input);
        Assert.False(File.Exists(_folder.PathOf(Model + "-training.safetensors")));
    }

    [Fact]
    public void Interruption_KeepsTheTrainingAndSaysSo()
    {
        using var source = new CancellationTokenSource();
        var output = new StringWriter();
        source.Cancel();

        Assert.False(Run(source.Token, output));

        Assert.Contains("Stopped", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Baselines_AreKeptInFilesToo()
    {
        InferenceData atRest = _data.For(InferenceInput.Positions);

        Assert.True(Run(default, data: atRest, alone: false));

        (Estimator kept, InferenceInput input) = EstimatorFile.Load(_folder.PathOf("pairs-two-point.safetensors"));
        Assert.Equal(Estimators.Pairs(PairStatisticsSet.TwoPoint).Name, kept.Name);
        Assert.Equal(InferenceInput.Positions, input);
        Assert.False(File.Exists(_folder.PathOf("pairs-infall.safetensors")));
    }

    public void Dispose() => _folder.Dispose();

    private bool Run(
        CancellationToken cancellation,
        TextWriter? output = null,
        InferenceData? data = null,
        bool alone = true
    ) =>
        new InferenceRun(
            Model,
            _folder.FullName,
            data is null ? InferenceInput.Velocities : InferenceInput.Positions,
            data ?? _data,
            new InferencePlan(4, 2, 3e-3, 0.1, Seed: 5) { Validations = 2 }
        ).Run(
            new InferenceExperiment(data ?? _data, output ?? TextWriter.Null),
            Estimators.Find(Model),
            fresh: false,
            alone: alone,
            output ?? TextWriter.Null,
            cancellation
        );
}
