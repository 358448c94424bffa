using GeoDL.Typed.Runtime.Tests.Training;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>Checkpoints say what they are for: what changes the function is compared and named.</summary>
public sealed class CheckpointDifferenceTests : IDisposable
{
    private static readonly CheckpointOptions Any = new() { AcceptDifferences = true };

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.PathOf("model.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        new[] { "average_neighbours=7" },
        new[] { "average_neighbours=70" },
        "layer 'mix' has average_neighbours = 7 in the file, but 70 in the model"
    )]
    [InlineData(
        new[] { "average_neighbours=7" },
        new string[0],
        "layer 'mix' has average_neighbours = 7 in the file, but its default in the model"
    )]
    [InlineData(
        new string[0],
        new[] { "basis=gaussian", "envelope=none" },
        "layer 'mix' has basis = its default in the file, but gaussian in the model; layer 'mix' has envelope"
    )]
    [InlineData(new[] { "paths=0 0 0 u=v" }, new[] { "paths=0 0 0 uvw" }, "paths = 0 0 0 u=v in the file")]
    public void AnotherOption_IsRefusedByName_UnlessItIsMeant(string[] saved, string[] own, string why)
    {
        Checkpoint.Save(Path, new FakeModel(1, options: saved).Parameters);
        var model = new FakeModel(2, options: own);
        Assert.Contains(why, Refused(model), StringComparison.Ordinal);

        Checkpoint.Load(Path, model.Parameters, options: Any);
        Assert.Equal(new FakeModel(1).Numbers(), model.Numbers());
    }

    [Fact]
    public void AnotherOrderKindOrSetOfLayers_IsRefusedByName_UnlessItIsMeant()
    {
        Save(("a", "linear"), ("b", "gate"), ("c", "dropout"));
        Assert.Contains(
            "layers have another order: 'b' comes after 'a' in the file, 'c' in the model",
            Refused(("a", "linear"), ("c", "dropout"), ("b", "gate")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "layer 'b' is a gate in the file, but a gate 2 in the model",
            Refused(("a", "linear"), ("b", "gate 2"), ("c", "dropout")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "layer 'c' (dropout) is missing in the model",
            Refused(("a", "linear"), ("b", "gate")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "layer 'd' (gate) is missing in the file",
            Refused(("a", "linear"), ("b", "gate"), ("c", "dropout"), ("d", "gate")),
            StringComparison.Ordinal
        );
        Checkpoint.Load(Path, Model(("c", "gate")).Parameters, options: Any);

        void Save(params (string, string)[] layers) => Checkpoint.Save(Path, Model(layers).Parameters);
        string Refused(params (string, string)[] layers) =>
            Assert.Throws<InvalidDataException>(() => Checkpoint.Load(Path, Model(layers).Parameters)).Message;
    }

    [Fact]
    public void NamesOfBlocks_RefuseNothing()
    {
        Checkpoint.Save(Path, new FakeModel(1, signature: "mass: 8x0e → 4x0e").Parameters);
        var model = new FakeModel(2, signature: "charge: 8x0e → energy: 4x0e");
        Checkpoint.Load(Path, model.Parameters);
        Assert.Equal(new FakeModel(1).Numbers(), model.Numbers());
    }

    [Fact]
    public void AnotherOptimiser_IsRefusedByName_UnlessItIsMeant()
    {
        var saved = new FakeModel(1);
        Checkpoint.Save(Path, saved.Parameters, new Adam(saved.Parameters, 0.1));
        var model = new FakeModel(2);
        var optimiser = new AdamW(model.Parameters, LearningRate.Decay(0.5, 0.25, 10)) { ClipNorm = 1.5 };
        InvalidDataException error = Assert.Throws<InvalidDataException>(() =>
            Checkpoint.Load(Path, model.Parameters, optimiser)
        );
        Assert.Contains(
            "it was trained by adam(beta1=0.9, beta2=0.999, epsilon=1E-08, weight_decay=0, "
                + "clip_norm=Infinity, rate=constant(rate=0.1)), "
                + "not by adamw(beta1=0.9, beta2=0.999, epsilon=1E-08, weight_decay=0.01, clip_norm=1.5, "
                + "rate=decay(rate=0.5, factor=0.25, every=10))",
            error.Message,
            StringComparison.Ordinal
        );
        Checkpoint.Load(Path, model.Parameters, optimiser, Any);
        Assert.Equal(saved.Numbers(), model.Numbers());
    }

    [Fact]
    public void ManyDifferences_AreCounted()
    {
        Checkpoint.Save(
            Path,
            new FakeModel(options: [.. Enumerable.Range(0, 25).Select(static i => $"o{i:00}=1")]).Parameters
        );
        string message = Refused(new FakeModel());
        Assert.Contains("o09 = 1", message, StringComparison.Ordinal);
        Assert.DoesNotContain("o10", message, StringComparison.Ordinal);
        Assert.Contains("and 15 more", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Format1_LoadsOnlyWhereItIsAskedFor()
    {
        WriteFormat1("8x0e → 4x0e");
        var model = new FakeModel(2, options: "average_neighbours=7");
        Assert.Contains(nameof(CheckpointOptions.AcceptFormat1), Refused(model), StringComparison.Ordinal);
        Assert.Equal(
            "2",
            Checkpoint.Load(Path, model.Parameters, options: new CheckpointOptions { AcceptFormat1 = true })["epoch"]
        );
        Assert.Equal(new double[8], model.First.ToArray());

        WriteFormat1("8x0o → 4x0o");
        Assert.Contains(
            "layer 'mix' is 8x0o → 4x0o in the file",
            Assert
                .Throws<InvalidDataException>(() =>
                    Checkpoint.Load(Path, model.Parameters, options: new CheckpointOptions { AcceptFormat1 = true })
                )
                .Message,
            StringComparison.Ordinal
        );
        WriteFormat1("mass: 8x0e → 4x0e");
        Checkpoint.Load(Path, model.Parameters, options: new CheckpointOptions { AcceptFormat1 = true });
    }

    [Fact]
    public void Format2_WithoutItsChecksum_IsRefused()
    {
        Checkpoint.Save(Path, new FakeModel(1).Parameters);
        RawFile.Edit(
            Path,
            static header =>
                System.Text.RegularExpressions.Regex.Replace(header, "\"geodl.checksum\":\"[0-9a-f]*\",", string.Empty)
        );
        Assert.Contains("no checksum", Refused(new FakeModel()), StringComparison.Ordinal);
        Assert.Contains(
            "no checksum",
            Assert
                .Throws<InvalidDataException>(() =>
                    Checkpoint.Load(
                        Path,
                        new FakeModel().Parameters,
                        options: new CheckpointOptions { AcceptFormat1 = true }
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
        var model = new FakeModel(2);
        Checkpoint.Import(Path, model.Parameters);
        Assert.Equal(new FakeModel(1).Numbers(), model.Numbers());
    }

    [Theory]
    [InlineData("geodl.step\":\"3", "geodl.step\":\"", "geodl.step = ''")]
    [InlineData("geodl.step\":\"3", "geodl.step\":\"1e3", "geodl.step = '1e3'")]
    [InlineData("geodl.step\":\"3", "geodl.step\":\"-3", "geodl.step = '-3'")]
    [InlineData("geodl.step\":\"3", "geodl.step\":\" 3", "geodl.step = ' 3'")]
    [InlineData("geodl.step\":\"3", "geodl.step\":\"99999999999999999999", "geodl.step = '99999999999999999999'")]
    [InlineData("geodl.step\":\"3", "geodl.stop\":\"3", "geodl.step = ''")]
    [InlineData("geodl.step\":\"3\"", "geodl.step\":null", "is Null")]
    [InlineData("geodl.optimiser", "geodl.optimizer", "without its optimiser")]
    [InlineData("GeoDL.Typed/2", "GeoDL.Typed/3", "a later version")]
    [InlineData("GeoDL.Typed/2", "2", "have no geodl.format")]
    [InlineData("geodl.layers", "geodl.layerz", "lacks geodl.layers")]
    [InlineData("[{\\u0022path\\u0022:\\u0022mix\\u0022,", "[{\\u0022path\\u0022:1,", "description of layers")]
    [InlineData("adam.m/mix.weight", "adam.q/mix.weight", "lacks 'adam.m/mix.weight'")]
    [InlineData("adam.m/mix.weight", "adam.m/mix.wait", "lacks 'adam.m/mix.weight'")]
    [InlineData("norm.running_mean", "norm.running_mode", "lacks 'norm.running_mean'")]
    public void WrongMetadata_IsRefused_AndNothingChanges(string from, string to, string why)
    {
        var saved = new FakeModel(1);
        var trained = new Adam(saved.Parameters, 0.1);
        for (int i = 0; i < 3; i++)
        {
            using Pass pass = saved.Quadratic();
            trained.Step(pass);
        }

        Checkpoint.Save(Path, saved.Parameters, trained);
        RawFile.Edit(
            Path,
            header =>
                header.Contains(from, StringComparison.Ordinal)
                    ? header.Replace(from, to, StringComparison.Ordinal)
                    : throw new ArgumentException(header)
        );
        var model = new FakeModel(2);
        var optimiser = new Adam(model.Parameters, 0.1);
        double[] before = model.Numbers();

        InvalidDataException error = Assert.Throws<InvalidDataException>(() =>
            Checkpoint.Load(Path, model.Parameters, optimiser)
        );
        Assert.Contains(Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Numbers());
        Assert.Equal(0, optimiser.StepCount);
    }

    [Fact]
    public void Loading_IsRefusedWhileTheModelRuns()
    {
        var model = new FakeModel(1);
        Checkpoint.Save(Path, new FakeModel(2).Parameters);
        double[] before = model.Numbers();
        using (model.Record())
        {
            Assert.Contains(
                "1 pass or prediction of the model is active",
                Assert.Throws<InvalidOperationException>(() => Checkpoint.Load(Path, model.Parameters)).Message,
                StringComparison.Ordinal
            );
            Assert.Throws<InvalidOperationException>(() => Checkpoint.Import(Path, model.Parameters));
        }

        Assert.Equal(before, model.Numbers());
        using (model.Parameters.Exclusively("test"))
        {
            Assert.Contains(
                "are being replaced",
                Assert.Throws<InvalidOperationException>(() => model.Record()).Message,
                StringComparison.Ordinal
            );
        }
        Checkpoint.Load(Path, model.Parameters);
        Assert.Equal(new FakeModel(2).Numbers(), model.Numbers());
        model.Record().Dispose();
    }

    private void WriteFormat1(string signature) =>
        RawFile.Write(
            Path,
            "{\"__metadata__\":{\"geodl.format\":\"GeoDL.Typed/1\",\"geodl.precision\":\"Single\","
                + "\"geodl.seed\":\"1\",\"geodl.signature.mix\":\""
                + signature
                + "\",\"epoch\":\"2\"},"
                + "\"mix.weight\":{\"dtype\":\"F32\",\"shape\":[2,4],\"data_offsets\":[0,32]},"
                + "\"mix.bias\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[32,48]},"
                + "\"norm.running_mean\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[48,60]}}",
            60
        );

    private string Refused(FakeModel model) =>
        Assert.Throws<InvalidDataException>(() => Checkpoint.Load(Path, model.Parameters)).Message;

    [Fact]
    public void OptionOfALayer_WithoutAValue_IsNamed()
    {
        CompilerServices.ModelBuilder builder = CompilerServices.ModelBuilder.Root(1, Precision.Single);
        var error = Assert.Throws<ArgumentException>(() => builder.Layer("mix", "linear", "bias=yes", "bias"));
        Assert.Contains("'bias' is no option", error.Message, StringComparison.Ordinal);
    }

    private static LayeredModel Model(params (string Name, string Kind)[] layers) => new(layers);

    /// <summary>Layers without parameters.</summary>
    private sealed class LayeredModel
    {
        internal LayeredModel((string Name, string Kind)[] layers)
        {
            CompilerServices.ModelBuilder builder = CompilerServices.ModelBuilder.Root(1, Precision.Single);
            var layout = CompilerServices.FeatureLayout.Of("1o");
            foreach ((string name, string kind) in layers)
                builder.Layer(name, kind).Declare(layout, layout);
            Parameters = builder.Complete();
        }

        internal ParameterSet Parameters { get; }
    }
}
