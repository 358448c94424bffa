using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>Archives that PyTorch 1.13 wrote (<c>Data/make_archives.py</c>), and safetensors.</summary>
public sealed class TensorFileTests : IDisposable
{
    private const string Folder = "Files/Data/";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("state_dict.pth", "state_dict")]
    [InlineData("perceptron.pt", "perceptron")]
    public void Read_GivesNamesShapesAndNumbers(string name, string what)
    {
        var file = TensorFile.Read(PathOf(name));
        JsonElement expected = ReferenceData.LoadLocal(Folder + "expected.json").GetProperty(what);
        Assert.Equal(
            expected.EnumerateObject().Select(static t => t.Name).Order(StringComparer.Ordinal),
            file.Tensors.Keys.Order(StringComparer.Ordinal)
        );
        foreach (JsonProperty tensor in expected.EnumerateObject())
        {
            NumberArray read = file.Tensors[tensor.Name];
            Assert.Equal(
                tensor.Value.GetProperty("shape").EnumerateArray().Select(static n => n.GetInt32()),
                read.Shape
            );
            Assert.Equal(ReferenceData.Vector(tensor.Value.GetProperty("numbers")), read.ToDoubles());
        }
    }

    [Theory]
    [InlineData("nested.pth")]
    [InlineData("nested_protocol_4.pth")]
    public void Read_GivesViewsTypesAndWhatStandsBeside(string name)
    {
        var file = TensorFile.Read(PathOf(name));
        double[] numbers = [.. Enumerable.Range(0, 12).Select(static i => i / 8.0)];
        Check(file, "model.weights.0", NumberType.Float64, [3, 4], numbers);
        Check(
            file,
            "model.weights.1",
            NumberType.Float64,
            [4, 3],
            [.. Enumerable.Range(0, 12).Select(i => numbers[(i % 3 * 4) + (i / 3)])]
        );
        Check(file, "model.weights.2", NumberType.Float64, [2, 2], [0.5, 0.75, 1, 1.25]);
        Check(file, "model.weights.3", NumberType.Float32, [2], [1.5, -2.5]);
        Check(file, "model.scalar", NumberType.Float64, [], [0.25]);
        Check(file, "model.empty", NumberType.Float32, [0, 3], []);
        Check(file, "by number.0.0", NumberType.Float32, [1], [1]);
        foreach (
            (string type, NumberType expected) in new[]
            {
                ("float16", NumberType.Float16),
                ("bfloat16", NumberType.BFloat16),
                ("float32", NumberType.Float32),
                ("float64", NumberType.Float64),
                ("uint8", NumberType.UInt8),
                ("int8", NumberType.Int8),
                ("int16", NumberType.Int16),
                ("int32", NumberType.Int32),
                ("int64", NumberType.Int64),
            }
        )
        {
            Check(file, "model.types." + type, expected, [3], [0, 1, 3]);
        }
        Check(file, "model.types.bool", NumberType.Boolean, [3], [0, 1, 1]);
        Assert.Equal(17, file.Tensors.Count);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["epoch"] = "3",
                ["big"] = "1099511627776",
                ["rate"] = "0.1",
                ["name"] = "näme",
                ["frozen"] = "False",
                ["by number.0.1"] = "one",
            }.OrderBy(static n => n.Key, StringComparer.Ordinal),
            file.Metadata.OrderBy(static n => n.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Script_GivesNumbersListsAndNotes()
    {
        IReadOnlyDictionary<string, string> notes = TensorFile.Read(PathOf("perceptron.pt")).Metadata;
        Assert.Equal("5.0", notes["extra/r_max"]);
        Assert.Equal("1.5937334472592695", notes["layer1.constant"]);
        Assert.Equal("3 4 5 2", string.Join(" ", Enumerable.Range(0, 4).Select(i => notes[$"widths.{i}"])));
    }

    [Fact]
    public void LoneTensors_HaveAName()
    {
        string path = Write(new PickleText().Tensor("0", 2, [2], [1]).Archive(8));
        Check(TensorFile.Read(path), "tensor", NumberType.Float32, [2], [0, 0]);
    }

    [Fact]
    public void SafeTensors_AreReadInAllTypes()
    {
        string path = _folder.PathOf("file");
        RawFile.Write(
            path,
            """{"a":{"dtype":"U32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"U64","shape":[],"data_offsets":[4,12]},"c":{"dtype":"BOOL","shape":[2],"data_offsets":[12,14]},"__metadata__":{"k":"v"}}""",
            [255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 128, 0, 1]
        );
        var file = TensorFile.Read(path);
        Check(file, "a", NumberType.UInt32, [1], [uint.MaxValue]);
        Check(file, "b", NumberType.UInt64, [], [Math.Pow(2, 63)]);
        Check(file, "c", NumberType.Boolean, [2], [0, 1]);
        Assert.Equal("v", file.Metadata["k"]);
        RawFile.Write(path, """{"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}}""", 1);
        Assert.Contains(
            "'a' has type F8_E4M3, which is not read",
            Assert.Throws<InvalidDataException>(() => TensorFile.Read(path)).Message,
            StringComparison.Ordinal
        );
    }

    [ReferenceDataFact("anchors/MACE_scratch_run-3.model-cp2k.pth")]
    public void ATrainedNetworkInTorchScript_IsRead()
    {
        var file = TensorFile.Read(ReferenceData.PathOf("anchors/MACE_scratch_run-3.model-cp2k.pth"));
        Assert.Equal([88], file.Tensors["model.node_embedding.linear.weight"].Shape);
        Assert.Equal([64, 16], file.Tensors["model.interactions.0.conv_tp_weights.layer3.weight"].Shape);
        Assert.Equal(
            [11, 2, 8],
            file.Tensors["model.products.0.symmetric_contractions.contractions.0.weights_max"].Shape
        );
        Assert.Equal([1.6791767923989418], file.Tensors["constants.0"].ToDoubles());
        Assert.Equal("5.0", file.Metadata["extra/r_max"]);
        Assert.Equal("31.41918294849023", file.Metadata["model.interactions.0.avg_num_neighbors"]);
    }

    [ReferenceDataFact("anchors/waterscan-neq0.16.nequip.pth")]
    public void ALargeNetworkInTorchScript_IsRead()
    {
        var file = TensorFile.Read(ReferenceData.PathOf("anchors/waterscan-neq0.16.nequip.pth"));
        Assert.Equal([131072], file.Tensors["model.func.layer1_convnet.conv.sc.weight"].Shape);
        Assert.Equal(
            [1.6791767923989418, 1.5937334472592695],
            [file.Tensors["constants.0"].ToDoubles()[0], file.Tensors["constants.1"].ToDoubles()[0]]
        );
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, Folder, name);

    private static void Check(TensorFile file, string name, NumberType type, int[] shape, double[] numbers)
    {
        NumberArray tensor = file.Tensors[name];
        Assert.Equal(type, tensor.Type);
        Assert.Equal(shape, tensor.Shape);
        Assert.Equal(numbers, tensor.ToDoubles());
    }

    private string Write(byte[] bytes)
    {
        string path = _folder.PathOf("file");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
