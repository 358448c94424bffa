using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>
/// Weights of e3nn 0.5.5, imported into models, give e3nn's numbers; exported they are the same file again.
/// </summary>
public sealed class ImportedWeightsTests : IDisposable
{
    private const string Radial = "anchors/tiny_mace.reference.json";

    private readonly string _folder = Directory.CreateTempSubdirectory("geodl").FullName;

    private string Path => System.IO.Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Linear_GivesE3nnsNumbers(Precision precision)
    {
        JsonElement item = E3nnFile.Case("linear.json", "linear3");
        E3nnFile.Write(Path, ("layer.weight", item.Flat("w")), ("layer.bias", item.Flat("bias")));
        var biased = new LinearMap(1, precision);
        Import(biased.Parameters, "map");
        Check(item, biased.Predict(Rows<LinearMap.Operands>.From(item.Flat("x"))), precision);

        item = E3nnFile.Case("linear.json", "linear1");
        E3nnFile.Write(Path, ("layer.weight", item.Flat("w")), ("layer.bias", []));
        var parities = new ParityMap(1, precision);
        Import(parities.Parameters, "map");
        Check(item, parities.Predict(Rows<ParityMap.Operands>.From(item.Flat("x"))), precision, 16..21);

        item = E3nnFile.Case("linear.json", "linear2");
        E3nnFile.Write(Path, ("layer.weight", item.Flat("w")), ("layer.bias", []));
        var repeated = new RepeatedMap(1, precision);
        Import(repeated.Parameters, "map");
        Check(item, repeated.Predict(Rows<RepeatedMap.Operands>.From(item.Flat("x"))), precision);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void TensorProducts_OfEachWeightedMode_GiveE3nnsNumbers(Precision precision)
    {
        JsonElement item = Product("fc0_element_component");
        var full = new FullProduct(1, precision);
        Import(full.Parameters, "multiply");
        Check(item, full.Predict(Rows<FullProduct.Operands>.From(Pairs(item))), precision);

        item = Product("uvu0_shared");
        var channels = new ChannelProduct(1, precision);
        Import(channels.Parameters, "multiply");
        Check(item, channels.Predict(Rows<ChannelProduct.Operands>.From(Pairs(item))), precision);

        item = Product("mixed_element");
        var mixed = new MixedProduct(1, precision);
        Import(mixed.Parameters, "multiply");
        Check(item, mixed.Predict(Rows<MixedProduct.Operands>.From(Pairs(item))), precision, 64..82);

        item = Product("square0_fc");
        var square = new SquareProduct(1, precision);
        Import(square.Parameters, "square");
        Check(item, square.Predict(Rows<SquareProduct.Operands>.From(item.Flat("x"))), precision);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Gate_WithTheConstantsOfTheFile_GivesE3nnsNumbers(Precision precision)
    {
        JsonElement item = E3nnFile.Case("gate.json", "gate1");
        double[] constants = item.Flat("cst_scalars");
        E3nnFile.Write(Path);
        var gate = new GateModel(1, precision);
        var options = new ExchangeOptions
        {
            Constants =
            {
                ["act"] = ActivationConstants.Given(
                    new Dictionary<Nonlinearity, double>
                    {
                        [Nonlinearity.SiLU] = constants[0],
                        [Nonlinearity.Tanh] = constants[1],
                    }
                ),
            },
        };
        Checkpoint.Import(Path, gate.Parameters, options);
        Check(item, gate.Predict(Rows<GateModel.Operands>.From(item.Flat("x"))), precision);

        options.Constants["act"] = ActivationConstants.Exact;
        Assert.Contains(
            "'act' multiplies Tanh by 1.5937334472592695, the other network by 1.59",
            Assert.Throws<InvalidDataException>(() => Checkpoint.Import(Path, gate.Parameters, options)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void GivenConstants_OfGatesAndActivations_AreThoseOfTheFile(Precision precision)
    {
        JsonElement item = E3nnFile.Case("gate.json", "gate1");
        var model = new GivenModel(1, precision);
        (Rows<GivenModel.Results> gated, Rows<GivenModel.Results> doubled) = model.Predict(
            Rows<GivenModel.Operands>.From(item.Flat("x"))
        );
        Check(item, gated, precision);
        double[] values = gated.ToArray();
        Assert.Equal([.. values.Select((v, i) => i % gated.Dim < 3 ? 2 * Math.Abs(v) : v)], doubled.ToArray());

        E3nnFile.Write(Path);
        var options = new ExchangeOptions
        {
            Constants =
            {
                ["act"] = ActivationConstants.E3nn,
                ["double"] = ActivationConstants.Given(new Dictionary<Nonlinearity, double> { [Nonlinearity.Abs] = 2 }),
            },
        };
        Checkpoint.Import(Path, model.Parameters, options);
        options.Constants["double"] = ActivationConstants.E3nn;
        Assert.Contains(
            "'double' multiplies Abs by 2, the other network by 1.001110600838467",
            Assert.Throws<InvalidDataException>(() => Checkpoint.Import(Path, model.Parameters, options)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void BatchNorm_GivesE3nnsNumbers(Precision precision)
    {
        JsonElement item = E3nnFile.Case("batch_norm.json", "bn1");
        JsonElement trained = item.GetProperty("train_steps").EnumerateArray().Last();
        E3nnFile.Write(
            Path,
            ("layer.weight", item.Flat("weight")),
            ("layer.bias", item.Flat("bias")),
            ("layer.running_mean", trained.Flat("running_mean_after")),
            ("layer.running_var", trained.Flat("running_var_after"))
        );
        var norm = new BatchNormModel(1, precision);
        Import(norm.Parameters, "norm");
        JsonElement evaluation = item.GetProperty("eval");
        Check(evaluation, norm.Predict(Rows<BatchNormModel.Operands>.From(evaluation.Flat("x"))), precision);
    }

    [ReferenceDataTheory(Radial)]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void RadialNetworks_OfASmallMace_GiveItsEdgeWeights(Precision precision)
    {
        var networks = new RadialNetworks(1, precision);
        Checkpoint.Import(
            ReferenceData.PathOf("anchors/tiny_mace.safetensors"),
            networks.Parameters,
            new ExchangeOptions
            {
                Names = { ["zeroth"] = "interactions.0.conv_tp_weights", ["next"] = "interactions.1.conv_tp_weights" },
                Constants = { [""] = ActivationConstants.E3nn },
                Ignored =
                {
                    "node_embedding",
                    "interactions.0.linear",
                    "interactions.0.linear_up",
                    "interactions.0.skip_tp",
                    "interactions.1.linear",
                    "interactions.1.linear_up",
                    "interactions.1.skip_tp",
                    "products",
                    "readouts",
                },
            }
        );
        int edges = 0;
        foreach (string structure in new[] { "water_cluster", "triclinic_bulk" })
        {
            foreach (
                JsonElement edge in ReferenceData
                    .Load(Radial)
                    .GetProperty("structures")
                    .GetProperty(structure)
                    .GetProperty("intermediate")
                    .GetProperty("edges")
                    .EnumerateArray()
            )
            {
                (Rows<RadialNetworks.First> first, Rows<RadialNetworks.Second> second) = networks.Predict(
                    Rows<RadialNetworks.Basis>.From(edge.Flat("radial"))
                );
                CheckEdge(edge.Flat("weights_layer0"), first.ToArray(), precision);
                CheckEdge(edge.Flat("weights_layer1"), second.ToArray(), precision);
                edges++;
            }
        }

        Assert.Equal(6, edges);
    }

    /// <summary>The file has the first two of the 16 copies of each path.</summary>
    private static void CheckEdge(double[] expected, double[] weights, Precision precision) =>
        Near.Equal(
            expected,
            [.. weights.Where(static (_, i) => i % 16 < 2)],
            Tolerance.Reference.Of(precision == Precision.Double)
        );

    /// <param name="item">The case.</param>
    /// <param name="values">What the model gives.</param>
    /// <param name="precision">Of the model.</param>
    /// <param name="unreached">The columns of e3nn's result that are always zero: such a block does not compile here.
    /// </param>
    private static void Check(JsonElement item, Rows values, Precision precision, Range? unreached = null) =>
        Near.Equal(
            [
                .. item.GetProperty("out")
                    .EnumerateArray()
                    .Select(ReferenceData.Vector)
                    .SelectMany(row => unreached is { } u ? [.. row[..u.Start], .. row[u.End..]] : row),
            ],
            values.ToArray(),
            Tolerance.Reference.Of(precision == Precision.Double)
        );

    /// <summary>Both operands of each row, one behind the other.</summary>
    private static double[] Pairs(JsonElement item) =>
        [
            .. ReferenceData
                .Matrix(item.GetProperty("x"))
                .Zip(ReferenceData.Matrix(item.GetProperty("y")))
                .SelectMany(static row => row.First.Concat(row.Second)),
        ];

    private JsonElement Product(string name)
    {
        JsonElement item = E3nnFile.Case("tensor_products.json", name);
        E3nnFile.Write(Path, ("layer.weight", item.Flat("w")));
        return item;
    }

    /// <summary>In, and in double out again, to the same bits.</summary>
    private void Import(ParameterSet parameters, string layer)
    {
        var options = new ExchangeOptions { Names = { [layer] = "layer" } };
        Checkpoint.Import(Path, parameters, options);
        IReadOnlyDictionary<string, NumberArray> stored = TensorFile.Read(Path).Tensors;
        Checkpoint.Export(Path, parameters, options);
        foreach ((string name, NumberArray tensor) in TensorFile.Read(Path).Tensors)
        {
            double[] numbers = stored[name].ToDoubles();
            Assert.Equal(
                parameters.Precision == Precision.Double ? numbers : [.. numbers.Select(static v => (double)(float)v)],
                tensor.ToDoubles()
            );
        }
    }
}
