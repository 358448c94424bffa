using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Layers;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>Weights that go out and come in: names, constants, bits, and what does not fit.</summary>
public sealed class WeightExchangeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.PathOf("weights.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void ExportAndImport_KeepEveryBit(Precision precision)
    {
        ParameterSet written = Model(1, precision);
        Checkpoint.Export(Path, written);
        ParameterSet read = Model(2, precision);
        Checkpoint.Import(Path, read);
        Assert.Equal(Bits(written), Bits(read));

        byte[] first = File.ReadAllBytes(Path);
        Checkpoint.Export(Path, read);
        Assert.Equal(first, File.ReadAllBytes(Path));
    }

    [Fact]
    public void ImportAndExport_KeepEveryBitOfAnothersFile()
    {
        // As e3nn's state dictionary has them, numbers included that need all their digits.
        (string Name, int[] Shape)[] tensors =
        [
            ("radial.layer0.weight", [3, 4]),
            ("radial.layer1.weight", [4, 5]),
            ("radial.layer2.weight", [5, 2]),
            ("norm.weight", [3]),
            ("norm.bias", [2]),
            ("norm.running_mean", [2]),
            ("norm.running_var", [3]),
            ("bend.biases", [3]),
        ];
        double[] numbers = Numbers.Normal(5, tensors.Sum(static t => t.Shape.Aggregate(1, static (a, b) => a * b)));
        string header = string.Empty;
        int at = 0;
        foreach ((string name, int[] shape) in tensors)
        {
            int end = at + (8 * shape.Aggregate(1, static (a, b) => a * b));
            header +=
                $$"""{{(at == 0 ? "{" : ",")}}"{{name}}":{"dtype":"F64","shape":[{{string.Join(",", shape)}}],"data_offsets":[{{at}},{{end}}]}""";
            at = end;
        }
        RawFile.Write(Path, header + "}", [.. numbers.SelectMany(BitConverter.GetBytes)]);

        ParameterSet model = Model(1, Precision.Double);
        Checkpoint.Import(Path, model, new ExchangeOptions { Constants = { [""] = ActivationConstants.Exact } });
        Checkpoint.Export(Path, model);
        var file = TensorFile.Read(Path);
        Assert.Equal(tensors.Select(static t => t.Name), file.Tensors.Keys);
        Assert.Equal(
            numbers.Select(BitConverter.DoubleToInt64Bits),
            file.Tensors.Values.SelectMany(static t => t.ToDoubles()).Select(BitConverter.DoubleToInt64Bits)
        );
        Assert.All(tensors, t => Assert.Equal(t.Shape, file.Tensors[t.Name].Shape));
    }

    [Fact]
    public void Names_MapParametersAndWhatContainsThem()
    {
        ParameterSet written = Model(1, Precision.Single);
        var options = new ExchangeOptions
        {
            Names =
            {
                [""] = "model",
                ["radial"] = "conv.fc",
                ["radial.1"] = "conv.middle",
                ["norm.bias"] = "shift",
            },
        };
        Checkpoint.Export(Path, written, options);
        Assert.Equal(
            [
                "conv.fc.layer0.weight",
                "conv.middle.weight",
                "conv.fc.layer2.weight",
                "model.norm.weight",
                "shift",
                "model.norm.running_mean",
                "model.norm.running_var",
                "model.bend.biases",
            ],
            TensorFile.Read(Path).Tensors.Keys
        );
        ParameterSet read = Model(2, Precision.Single);
        Checkpoint.Import(Path, read, options);
        Assert.Equal(Bits(written), Bits(read));
    }

    [Fact]
    public void Misfits_AreListedTogether_AndNothingChanges()
    {
        RawFile.Write(
            Path,
            """{"radial.layer0.weight":{"dtype":"F32","shape":[4,3],"data_offsets":[0,48]},"radial.1.weight":{"dtype":"F32","shape":[4,5],"data_offsets":[48,128]},"norm.weight":{"dtype":"F32","shape":[3],"data_offsets":[128,140]},"norm.output_mask":{"dtype":"F32","shape":[1],"data_offsets":[140,144]},"norm._w3j_1_1_0":{"dtype":"F32","shape":[1],"data_offsets":[144,148]},"empty":{"dtype":"F32","shape":[0],"data_offsets":[148,148]},"norm.bias":{"dtype":"I32","shape":[2],"data_offsets":[148,156]},"norm.running_mean":{"dtype":"F32","shape":[2],"data_offsets":[156,164]},"norm.running_var":{"dtype":"F32","shape":[3],"data_offsets":[164,176]},"a\u0007b":{"dtype":"F32","shape":[1],"data_offsets":[176,180]}}""",
            [.. new byte[156], 0, 0, 0xC0, 0x7F, .. new byte[20]]
        );
        ParameterSet model = Model(1, Precision.Double);
        byte[] before = Bits(model);
        string message = Assert
            .Throws<InvalidDataException>(() =>
                Checkpoint.Import(Path, model, new ExchangeOptions { Ignored = { "optimizer" } })
            )
            .Message;
        Assert.Equal(
            $"The file '{Path}' does not fit the model: 'radial' multiplies SiLU by 1.67653247033109, and neither the "
                + "options nor the file say by what the other network does; "
                + "'act' multiplies SiLU by 1.67653247033109, and neither the options nor the file say by what the "
                + "other network does; 'radial.layer0.weight' is [4, 3] in the file, but [3, 4] in the model; "
                + "it lacks 'radial.layer1.weight' [4, 5]; it lacks 'radial.layer2.weight' [5, 2]; "
                + "'norm.bias' [2] has the type Int32, not one of floating-point numbers; "
                + "'norm.running_mean' [2] has NaN at index 0, which no model of double precision holds; "
                + "it lacks 'bend.biases' [3]; it has nothing at 'optimizer', which the options ignore; "
                + "it has 'radial.1.weight' [4, 5], which the model does not have; "
                + "it has 'a?b' [1], which the model does not have.",
            message
        );
        Assert.Equal(before, Bits(model));
    }

    [Fact]
    public void Constants_ScaleTheWeightsBehindAFunction()
    {
        // The same network with e3nn's constants and with exact ones.
        ParameterSet sampled = Perceptron(1, MomentConstants.E3nn, out Func<double[], double[]> expected);
        Checkpoint.Export(Path, sampled);
        ParameterSet exact = Perceptron(2, MomentConstants.Exact, out Func<double[], double[]> actual);
        Checkpoint.Import(Path, exact);
        double[] x = Numbers.Normal(7, 12);
        Near.Equal(expected(x), actual(x), Tolerance.Value.Double);
        Assert.Equal(sampled["radial.0.weight"].ToArray(), exact["radial.0.weight"].ToArray());
        Near.Equal(
            1.6791767923989418 / 1.67653247033109,
            exact["radial.2.weight"].ToArray()[1] / sampled["radial.2.weight"].ToArray()[1],
            Tolerance.Rounding.Few.Double
        );

        // Given as numbers the same; other numbers give another network.
        Checkpoint.Import(Path, exact, Given(1.6791767923989418));
        Near.Equal(expected(x), actual(x), Tolerance.Value.Double);
        Checkpoint.Import(Path, exact, Given(1));
        Assert.True(Near.Error(expected(x), actual(x)) > Tolerance.Noticeable);

        // Out again for a network that multiplies by nothing.
        Checkpoint.Export(Path, sampled, Given(1));
        Assert.Contains(
            """{"radial":{"SiLU":1}}""",
            TensorFile.Read(Path).Metadata["geodl.constants"],
            StringComparison.Ordinal
        );
        Near.Equal(
            [.. sampled["radial.1.weight"].ToArray().Select(static w => w * 1.6791767923989418)],
            TensorFile.Read(Path).Tensors["radial.layer1.weight"].ToDoubles(),
            Tolerance.Rounding.Few.Double
        );
        Checkpoint.Import(Path, exact);
        Near.Equal(expected(x), actual(x), Tolerance.Value.Double);
    }

    [Fact]
    public void Constants_OfGatesAndActivations_HaveToAgree()
    {
        ParameterSet model = Model(1, Precision.Double);
        var options = new ExchangeOptions
        {
            Constants = { [""] = ActivationConstants.E3nn, ["radial"] = ActivationConstants.Exact },
        };
        const string Why = "'act' multiplies SiLU by 1.67653247033109, the other network by 1.6791767923989418";
        Assert.Contains(
            Why,
            Assert.Throws<ArgumentException>(() => Checkpoint.Export(Path, model, options)).Message,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(Path));
        Checkpoint.Export(Path, model);
        Assert.Contains(
            Why,
            Assert.Throws<InvalidDataException>(() => Checkpoint.Import(Path, model, options)).Message,
            StringComparison.Ordinal
        );
        options.Constants["act"] = ActivationConstants.Given(
            new Dictionary<Nonlinearity, double> { [Nonlinearity.Tanh] = 1 }
        );
        Assert.Contains(
            "'act' multiplies SiLU by 1.67653247033109, and the options do not say",
            Assert.Throws<InvalidDataException>(() => Checkpoint.Import(Path, model, options)).Message,
            StringComparison.Ordinal
        );
        // Written with one digit more or less it is the same number.
        options.Constants["act"] = ActivationConstants.Given(
            new Dictionary<Nonlinearity, double> { [Nonlinearity.SiLU] = 1.676532470331091 }
        );
        Checkpoint.Import(Path, model, options);
    }

    [Fact]
    public void Options_ThatNameNothing_AreRefused()
    {
        ParameterSet model = Model(1, Precision.Double);
        Checkpoint.Export(Path, model);
        foreach (
            (ExchangeOptions options, string why) in new[]
            {
                (new ExchangeOptions { Names = { ["norn"] = "x" } }, "nothing at 'norn'"),
                (new ExchangeOptions { Constants = { ["a"] = ActivationConstants.E3nn } }, "nothing at 'a'"),
                (
                    new ExchangeOptions { Names = { ["norm.bias"] = "x", ["norm.weight"] = "x" } },
                    "one name, 'x', to 'norm.weight' and 'norm.bias'"
                ),
            }
        )
        {
            foreach (bool isImport in new[] { false, true })
            {
                string message = Assert
                    .Throws<ArgumentException>(() =>
                    {
                        if (isImport)
                            Checkpoint.Import(Path, model, options);
                        else
                            Checkpoint.Export(Path, model, options);
                    })
                    .Message;
                Assert.Contains(why, message, StringComparison.Ordinal);
            }
        }

        Assert.Throws<ArgumentException>(() => Given(0));
        Assert.Throws<ArgumentException>(() => Given(double.NaN));
    }

    [Fact]
    public void StatedConstants_ThatAreNone_AreRefused()
    {
        ParameterSet model = Model(1, Precision.Double);
        foreach (string text in new[] { "", "1", "[]", "{\\\"act\\\":1}", "{\\\"act\\\":{\\\"SiLU\\\":-1}}" })
        {
            RawFile.Write(Path, $$$"""{"__metadata__":{"geodl.constants":"{{{text}}}"}}""", 0);
            Assert.Contains(
                "geodl.constants cannot be read",
                Assert.Throws<InvalidDataException>(() => Checkpoint.Import(Path, model)).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void ChangedCheckpoints_HaveOwnNamesAndConstants()
    {
        ParameterSet written = Model(1, Precision.Single);
        Checkpoint.Save(Path, written);
        RawFile.Edit(
            Path,
            static header =>
                System.Text.RegularExpressions.Regex.Replace(header, "\"geodl.checksum\":\"[0-9a-f]*\",", string.Empty)
        );
        ParameterSet read = Model(2, Precision.Single);
        Checkpoint.Import(Path, read);
        Assert.Equal(Bits(written), Bits(read));
    }

    [Fact]
    public void PyTorchsPerceptron_GivesItsNumbers()
    {
        string archive = System.IO.Path.Combine(AppContext.BaseDirectory, "Files/Data/perceptron.pt");
        System.Text.Json.JsonElement expected = ReferenceData.LoadLocal("Files/Data/expected.json");
        double[] x = ReferenceData.Vector(expected.GetProperty("x")),
            y = ReferenceData.Vector(expected.GetProperty("y"));
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            foreach (MomentConstants constants in Enum.GetValues<MomentConstants>())
            {
                ModelBuilder root = ModelBuilder.Root(1, precision);
                Func<ParameterSet, double[], double[]> run = AddPerceptron(root, constants, Nonlinearity.Tanh);
                ParameterSet model = root.Complete();
                Checkpoint.Import(
                    archive,
                    model,
                    new ExchangeOptions
                    {
                        Names = { ["radial"] = "" },
                        Constants = { ["radial"] = ActivationConstants.E3nn },
                    }
                );
                Near.Equal(y, run(model, x), Tolerance.Reference.Of(precision == Precision.Double));
            }
        }
    }

    [Fact]
    public void Export_ThatCannotWrite_LeavesTheOldFile()
    {
        ParameterSet model = Model(1, Precision.Single);
        Assert.Throws<DirectoryNotFoundException>(() => Checkpoint.Export(_folder.PathOf("no/weights"), model));
        Assert.Throws<IOException>(() => Checkpoint.Export(_folder.Root, model));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Root));
    }

    private static ExchangeOptions Given(double silu) =>
        new()
        {
            Constants =
            {
                [""] = ActivationConstants.Given(new Dictionary<Nonlinearity, double> { [Nonlinearity.SiLU] = silu }),
            },
        };

    private static byte[] Bits(ParameterSet parameters) =>
        [.. parameters.All.SelectMany(static p => p.Bytes.ToArray())];

    private static ParameterSet Perceptron(ulong seed, MomentConstants constants, out Func<double[], double[]> run)
    {
        ModelBuilder root = ModelBuilder.Root(seed, Precision.Double);
        Func<ParameterSet, double[], double[]> apply = AddPerceptron(root, constants, Nonlinearity.SiLU);
        ParameterSet parameters = root.Complete();
        run = x => apply(parameters, x);
        return parameters;
    }

    private static Func<ParameterSet, double[], double[]> AddPerceptron(
        ModelBuilder root,
        MomentConstants constants,
        Nonlinearity activation
    )
    {
        MultiLayerPerceptronLayer layer = MultiLayerPerceptronLayer.Create(
            root.Child("radial"),
            FeatureLayout.Of("3x0e"),
            FeatureLayout.Of("2x0e"),
            [4, 5],
            activation,
            bias: false,
            constants
        );
        return (parameters, x) =>
        {
            using var pass = new LayerPass(new WorkspacePool(parameters));
            return LayerPass.Read(layer.Apply(pass.Enter(RowSpace.OfRows(x.Length / 3), FeatureLayout.Of("3x0e"), x)));
        };
    }

    /// <summary>A perceptron, a batch norm, a norm activation and an activation, with random numbers.</summary>
    private static ParameterSet Model(ulong seed, Precision precision)
    {
        ModelBuilder root = ModelBuilder.Root(seed, precision);
        AddPerceptron(root, MomentConstants.Exact, Nonlinearity.SiLU);
        BatchNormLayer.Create(root.Child("norm"), FeatureLayout.Of("2x0e + 1x1o"), new BatchNormOptions());
        NormActivationLayer.Create(
            root.Child("bend"),
            FeatureLayout.Of("2x0e + 1x1o"),
            Nonlinearity.Tanh,
            normalize: true,
            epsilon: 1e-8,
            bias: true
        );
        ActivationLayer.Create(
            root.Child("act"),
            FeatureLayout.Of("2x0e"),
            FeatureLayout.Of("2x0e"),
            [Nonlinearity.SiLU],
            normalize: true,
            MomentConstants.Exact
        );
        ParameterSet parameters = root.Complete();
        int i = 100 * (int)seed;
        foreach (Parameter parameter in parameters.All)
            parameter.Assign(Numbers.Normal(i++, parameter.Count));
        return parameters;
    }
}
