using GeoDL.Typed.Samples.Shapes.Data;
using GeoDL.Typed.Samples.Shapes.Networks;
using GeoDL.Typed.Samples.Shapes.Running;
using GeoDL.Typed.Samples.Shapes.Solids;
using GeoDL.Typed.Samples.Shapes.Training;

namespace GeoDL.Typed.Samples.Tests.Shapes;

public sealed class ShapeNetworkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shapes").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Answers_AreTheSameUnderTheCube_AndAMirrorReversesTheHand()
    {
        var net = new SolidNet(5, Precision.Double);
        VolumeBatch shape = new SolidSet(9, seed: 7, turned: true).Slice(8, 1);
        double[] still = Answers(shape.Voxels);
        List<double> hands = [];

        foreach (CubeElement element in CubeElement.All)
        {
            var moved = new float[shape.Voxels.Length];
            element.Move(shape.Size, shape.Voxels, moved);
            double[] answers = Answers(moved);
            Near.Equal(still[..^1], answers[..^1], Tolerance.Sample.Network.Double);
            hands.Add(answers[^1]);
        }

        // Compared by themselves: before training they are what is left of larger numbers.
        Assert.NotEqual(0, still[^1]);
        Near.Equal(
            [.. CubeElement.All.Select(element => element.IsRotation ? still[^1] : -still[^1])],
            [.. hands],
            Tolerance.Sample.Network.Single
        );

        double[] Answers(float[] voxels) =>
            net.Predict(Grid3.Create<Filling>(shape.Size, shape.Size, shape.Size, voxels)).ToArray();
    }

    [Fact]
    public void PlainNetwork_GivesOtherAnswersUnderTheCube()
    {
        VolumeClassifier plain = Classifiers.PlainSolids(5);
        var shapes = new SolidSet(9, seed: 7, turned: true);
        double[] still = plain.Answers(shapes),
            moved = plain.Answers(new MovedSet(shapes, [CubeElement.All[20]]));

        Assert.True(still.Zip(moved, static (a, b) => Math.Abs(a - b)).Max() > Tolerance.Noticeable);
    }

    [Fact]
    public void Training_LowersTheLossAndResumesBitByBit()
    {
        var shapes = new SolidSet(32, seed: 2, turned: false);
        var plan = new EpochPlan(Epochs: 3, Seed: 1, AveragedEpochs: 1);
        VolumeClassifier classifier = Classifiers.Solids(5);
        EpochTraining<VolumeBatch> training = classifier.Train(shapes, plan);
        string path = Path.Combine(_folder, "training.safetensors");
        double first = training.RunEpoch();
        TimedCheckpoint.Save(path, classifier.Parameters, training.Optimiser, 12.5);
        double[] losses = [training.RunEpoch(), training.RunEpoch()];

        VolumeClassifier again = Classifiers.Solids(5);
        EpochTraining<VolumeBatch> resumed = again.Train(shapes, plan);

        Assert.Equal(12.5, TimedCheckpoint.Resume(path, again.Parameters, resumed.Optimiser));
        Assert.Equal(1, resumed.EpochsDone);
        double[] same = [resumed.RunEpoch(), resumed.RunEpoch()];
        Assert.Equal(losses, same);
        Assert.True(losses[^1] < first, $"{first} to {losses[^1]}");
        VolumeBatch some = shapes.Slice(0, 4);
        Assert.Equal(classifier.Answers(some), again.Answers(some));
    }

    [Fact]
    public void Contest_WritesItsTableAndThePicture()
    {
        using var output = new StringWriter();

        new Contest(new ContestOptions(_folder, Shapes: 18, Tests: 18, Epochs: 1, Seed: 7), output).Run();

        string report = output.ToString();
        Assert.Contains("steerable, O(3)", report, StringComparison.Ordinal);
        Assert.Contains("0 of 18", report, StringComparison.Ordinal);
        Assert.Equal("PNG"u8.ToArray(), File.ReadAllBytes(Path.Combine(_folder, "shapes.png"))[1..4]);
    }
}
