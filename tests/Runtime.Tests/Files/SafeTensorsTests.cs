using GeoDL.Typed.Runtime.Tests.Training;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>Safetensors is read as strictly as its specification says.</summary>
public sealed class SafeTensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.PathOf("x.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8)]
    [InlineData(
        """{"a":{"data_offsets":[0,8],"shape":[1,2],"dtype":"F32"},"b":{"dtype":"F64","shape":[],"data_offsets":[8,16]}}   """,
        16
    )]
    [InlineData(
        """{"b":{"dtype":"I8","shape":[3],"data_offsets":[2,5]},"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}""",
        5
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[0,5],"data_offsets":[0,0]},"b":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]},"__metadata__":{"k":"v","":""}}""",
        1
    )]
    [InlineData("{}", 0)]
    public void RightFiles_AreRead(string header, int data)
    {
        RawFile.Write(Path, header, data);
        Assert.False(SafeTensorsFile.Read(Path).IsChecked);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "which has 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "cut off")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "begins at byte 4")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""",
        12,
        "begins at byte 8"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""",
        12,
        "begins at byte 4"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
        8,
        "begins at byte 0"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""",
        12,
        "occurs twice"
    )]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "'dtype' twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}""", 8, "'shape' twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"note":"x"}}""", 8, "a key 'note'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 0, "lacks")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""", 8, "lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", 8, "two data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8]}}""", 8, "two data_offsets")]
    [InlineData("""{"a":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}}""", 8, "'F31'")]
    [InlineData("""{"a":{"dtype":null,"shape":[2],"data_offsets":[0,8]}}""", 8, "dtype of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}""", 8, "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", 8, "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "data_offsets are 8 and 0")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""",
        8,
        "larger than any file"
    )]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296],"data_offsets":[0,8]}}""", 8, "larger than any file")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}}""",
        8,
        "9223372036854775807"
    )]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,18446744073709551624]}}""", 8, "whole numbers")]
    [InlineData("""{"__metadata__":{"k":null}}""", 0, "is Null")]
    [InlineData("""{"__metadata__":{"k":1}}""", 0, "is Number")]
    [InlineData("""{"__metadata__":{"k":"v","k":"w"}}""", 0, "'k' occurs twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "__metadata__ occurs twice")]
    [InlineData("""{"__metadata__":null}""", 0, "is Null")]
    [InlineData("""{"__metadata__":[]}""", 0, "is StartArray")]
    [InlineData("""{"a":[]}""", 0, "is StartArray")]
    [InlineData("""{"a":{}}""", 0, "lacks")]
    [InlineData("""[]""", 0, "does not begin")]
    [InlineData(""" {}""", 0, "does not begin")]
    [InlineData("""{} {}""", 0, "JSON")]
    [InlineData("""{},""", 0, "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", 8, "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2,],"data_offsets":[0,8]}}""", 8, "JSON")]
    [InlineData("""{/* x */}""", 0, "JSON")]
    [InlineData("""{"__metadata__":{"a":{"b":{"c":{"d":{"e":{"f":{"g":{}}}}}}}}}""", 0, "is StartObject")]
    [InlineData("""{"__metadata__":{"k":"\ud800"}}""", 0, "JSON")]
    public void WrongFiles_AreRefused(string header, int data, string why)
    {
        RawFile.Write(Path, header, data);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => SafeTensorsFile.Read(Path));
        Assert.Contains(Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ConvertsWhatOtherLibrariesStore_AndLeavesWhatIsIgnored()
    {
        var model = new FakeModel();
        byte[] half = [0x00, 0x3C, 0x00, 0xC0, 0x00, 0x3C, 0x00, 0xC0, 0x00, 0x3C, 0x00, 0xC0, 0x00, 0x3C, 0x00, 0xC0];
        byte[] brain = [0x80, 0x3F, 0x00, 0xC0, 0x80, 0x3F, 0x00, 0xC0];
        byte[] doubles = [.. new[] { 0.5, 0.25, -3 }.SelectMany(BitConverter.GetBytes)];
        RawFile.Write(
            Path,
            """
            {"mix.weight":{"dtype":"F16","shape":[2,4],"data_offsets":[0,16]},"mix.bias":{"dtype":"BF16","shape":[4],"data_offsets":[16,24]},"norm.running_mean":{"dtype":"F64","shape":[3],"data_offsets":[24,48]},"other":{"dtype":"I64","shape":[1],"data_offsets":[48,56]},"__metadata__":{"format":"pt"}}
            """,
            [.. half, .. brain, .. doubles, .. new byte[8]]
        );

        Assert.Contains(
            "it has 'other' [1], which the model does not have",
            Assert.Throws<InvalidDataException>(() => Checkpoint.Import(Path, model.Parameters)).Message,
            StringComparison.Ordinal
        );
        var options = new ExchangeOptions { Ignored = { "other" } };
        Assert.Equal("pt", Checkpoint.Import(Path, model.Parameters, options)["format"]);
        Assert.Equal([1, -2, 1, -2, 1, -2, 1, -2], model.First.ToArray());
        Assert.Equal([1, -2, 1, -2], model.Second.ToArray());
        Assert.Equal([0.5, 0.25, -3], model.Mean.ToArray());
    }

    [Theory]
    [InlineData(
        """{"mix.weight":{"dtype":"F32","shape":[2,4],"data_offsets":[0,32]},"mix.bias":{"dtype":"F32","shape":[4],"data_offsets":[32,48]}}""",
        48,
        "lacks 'norm.running_mean'"
    )]
    [InlineData(
        """{"mix.weight":{"dtype":"F32","shape":[4,2],"data_offsets":[0,32]},"mix.bias":{"dtype":"F32","shape":[4],"data_offsets":[32,48]},"norm.running_mean":{"dtype":"F32","shape":[3],"data_offsets":[48,60]}}""",
        60,
        "'mix.weight' is [4, 2] in the file, but [2, 4] in the model"
    )]
    [InlineData(
        """{"mix.weight":{"dtype":"I32","shape":[2,4],"data_offsets":[0,32]},"mix.bias":{"dtype":"F32","shape":[4],"data_offsets":[32,48]},"norm.running_mean":{"dtype":"F32","shape":[3],"data_offsets":[48,60]}}""",
        60,
        "'mix.weight' [2, 4] has the type Int32"
    )]
    public void Import_RefusesByName_AndChangesNothing(string header, int data, string why)
    {
        var model = new FakeModel();
        double[] before = model.Numbers();
        RawFile.Write(Path, header, data);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() =>
            Checkpoint.Import(Path, model.Parameters)
        );
        Assert.Contains(Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Numbers());
    }

    [Fact]
    public void Import_RefusesNumbersThatThePrecisionDoesNotHold()
    {
        byte[] data = [.. Enumerable.Repeat(1e155, 15).SelectMany(BitConverter.GetBytes)];
        RawFile.Write(
            Path,
            """{"mix.weight":{"dtype":"F64","shape":[2,4],"data_offsets":[0,64]},"mix.bias":{"dtype":"F64","shape":[4],"data_offsets":[64,96]},"norm.running_mean":{"dtype":"F64","shape":[3],"data_offsets":[96,120]}}""",
            data
        );
        Assert.Contains(
            "1E+155 at index 0",
            Assert.Throws<InvalidDataException>(() => Checkpoint.Import(Path, new FakeModel().Parameters)).Message,
            StringComparison.Ordinal
        );
        Checkpoint.Import(Path, new FakeModel(precision: Precision.Double).Parameters);
    }
}
