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
        VolumeClassifier steerable = Classifiers.Solids(5),
            plain = Classifiers.PlainSolids(5);
        // One shape, and then as many as there are symmetries.
        var shapes = new Repeated(new SolidSet(9, seed: 7, turned: true), number: 8, CubeElement.All.Count);
        var moved = new MovedSet(shapes, CubeElement.All);
        double[] still = steerable.Answers(shapes.Slice(0, 1)),
            all = steerable.Answers(moved);

        for (int i = 0; i < CubeElement.All.Count; i++)
        {
            double[] expected = [.. still];
            if (!CubeElement.All[i].IsRotation)
                expected[^1] = -expected[^1];
            Near.Equal(expected, all.AsSpan(i * still.Length, still.Length).ToArray(), Tolerance.Sample.Network.Single);
        }

        Assert.True(Math.Abs(still[^1]) > Tolerance.Noticeable);
        double[] plainly = plain.Answers(moved);
        Assert.True(Math.Abs(plainly[0] - plainly[20]) > Tolerance.NoticeableChange);
    }

    [Fact]
    public void Training_LowersTheLossAndResumesBitByBit()
    {
        var shapes = new SolidSet(48, seed: 2, turned: false);
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

    /// <summary>One volume of a set, many times.</summary>
    private sealed class Repeated(SolidSet set, int number, int count) : VolumeSet
    {
        public override int Count => count;

        public override int Size => set.Size;

        protected override void Paint(int _, ulong? variation, Span<float> voxels) =>
            set.Select([number], variation).Voxels.CopyTo(voxels);

        protected internal override (int Label, double Handedness) What(int _) => set.What(number);
    }
}
