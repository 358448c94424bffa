using GeoDL.Typed.Runtime.Tests.Training;

namespace GeoDL.Typed.Runtime.Tests.Files;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geodl").FullName;

    private string File => Path.Combine(_folder, "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void ResumedRun_EqualsAnUninterruptedOne_BitByBit(Precision precision)
    {
        FakeModel whole = Trained(precision, out _, 10);
        FakeModel half = Trained(precision, out AdamW optimiser, 5);
        Checkpoint.Save(File, half.Parameters, optimiser, new Dictionary<string, string> { ["epoch"] = "2" });

        var resumed = new FakeModel(seed: 99, precision);
        AdamW again = Make(resumed);
        Assert.Equal("2", Checkpoint.Load(File, resumed.Parameters, again)["epoch"]);
        Assert.Equal(5, again.StepCount);
        for (int step = 0; step < 5; step++)
            Step(resumed, again);
        Assert.Equal(whole.Numbers(), resumed.Numbers());
    }

    [Fact]
    public void Save_ReplacesTheOldFileAtOnce_AndLeavesNothingBehind()
    {
        Checkpoint.Save(File, new FakeModel(1).Parameters);
        Checkpoint.Save(File, new FakeModel(2).Parameters);
        var model = new FakeModel(3);
        Checkpoint.Load(File, model.Parameters);
        Assert.Equal(new FakeModel(2).Numbers(), model.Numbers());
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public void FailedSave_KeepsTheOldFile()
    {
        Checkpoint.Save(File, new FakeModel(1).Parameters);
        byte[] before = System.IO.File.ReadAllBytes(File);
        Assert.Throws<ArgumentException>(() =>
            Checkpoint.Save(File, new FakeModel(2).Parameters, new Adam(new FakeModel().Parameters, 0.1))
        );
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(-4)]
    public void TruncatedFile_IsRefused_AndTheModelUntouched(int length)
    {
        Checkpoint.Save(File, new FakeModel(1).Parameters);
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, length > 0 ? bytes[..length] : bytes[..^-length]);
        var model = new FakeModel(2);
        double[] before = model.Numbers();
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Checkpoint.Load(File, model.Parameters));
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Numbers());
    }

    [Fact]
    public void ForeignFiles_AreRefused()
    {
        System.IO.File.WriteAllText(File, "This is a text file, long enough to have a header length.");
        Assert.Contains(
            "not a safetensors file",
            Assert.Throws<InvalidDataException>(Load).Message,
            StringComparison.Ordinal
        );

        RawFile.Write(File, """{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4);
        Assert.Contains(
            "not a checkpoint of GeoDL.Typed",
            Assert.Throws<InvalidDataException>(Load).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<FileNotFoundException>(() =>
            Checkpoint.Load(Path.Combine(_folder, "none"), new FakeModel().Parameters)
        );
        Assert.Throws<DirectoryNotFoundException>(() =>
            Checkpoint.Save(Path.Combine(_folder, "no", "file"), new FakeModel().Parameters)
        );

        void Load() => Checkpoint.Load(File, new FakeModel().Parameters);
    }

    [Fact]
    public void OtherModels_AreRefused_ByName()
    {
        Checkpoint.Save(File, new FakeModel(1).Parameters);
        Assert.Contains("'mix.weight' has shape [2, 4]", Refused(new FakeModel(width: 5)), StringComparison.Ordinal);
        Assert.Contains(
            "layer 'mix' is 8x0e → 4x0e",
            Refused(new FakeModel(signature: "8x0o → 4x0o")),
            StringComparison.Ordinal
        );
        Assert.Contains("F32", Refused(new FakeModel(precision: Precision.Double)), StringComparison.Ordinal);

        var model = new FakeModel();
        Assert.Contains(
            "without its optimiser",
            Assert
                .Throws<InvalidDataException>(() =>
                    Checkpoint.Load(File, model.Parameters, new Adam(model.Parameters, 0.1))
                )
                .Message,
            StringComparison.Ordinal
        );
        Checkpoint.Save(File, model.Parameters, new Adam(model.Parameters, 0.1));
        Assert.Contains(
            "was trained by",
            Assert
                .Throws<InvalidDataException>(() =>
                    Checkpoint.Load(File, model.Parameters, new Adam(model.Parameters, 0.2))
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    private string Refused(FakeModel model) =>
        Assert.Throws<InvalidDataException>(() => Checkpoint.Load(File, model.Parameters)).Message;

    private static FakeModel Trained(Precision precision, out AdamW optimiser, int steps)
    {
        var model = new FakeModel(1, precision);
        optimiser = Make(model);
        for (int step = 0; step < steps; step++)
            Step(model, optimiser);
        return model;
    }

    private static AdamW Make(FakeModel model) =>
        new AdamW(model.Parameters, LearningRate.Cosine(0.05, 12, 3)) { ClipNorm = 1 };

    private static void Step(FakeModel model, AdamW optimiser)
    {
        using Pass pass = model.Quadratic();
        new double[] { optimiser.StepCount + 1, 0.1, 0.2 }.CopyTo(pass.Stage(model.Mean), 0);
        optimiser.Step(pass);
    }
}
