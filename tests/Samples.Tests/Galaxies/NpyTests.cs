using System.Text;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

public sealed class NpyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(NumberType.UInt16, new[] { 0.0, 65535.0, 7.0, 12.0, 1.0, 2.0 })]
    [InlineData(NumberType.Int16, new[] { -32768.0, 32767.0, -7.0, 12.0, 1.0, 2.0 })]
    [InlineData(NumberType.Float32, new[] { -1.5, 0.25, 1024.125, 3.0, 1.0, 2.0 })]
    [InlineData(NumberType.Float64, new[] { -1.1, Math.PI, 1e300, 3.0, 1.0, 2.0 })]
    public void Written_IsReadAgain(NumberType type, double[] values)
    {
        string path = _folder.PathOf("a.npy");
        NpyWriter.Write(path, type, [3, 2], values);
        NumberArray array = NpyReader.Read(path);
        Assert.Equal(type, array.Type);
        Assert.Equal([3, 2], array.Shape);
        Assert.Equal(values, array.ToDoubles());
        Assert.Equal(values[2..4], array.Rows(1, 1));
        Assert.Equal(0, new FileInfo(path).Length % 64 - values.Length * type.Size() % 64);
        Assert.Single(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Format2_IsRead()
    {
        byte[] header = Encoding.ASCII.GetBytes("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }\n");
        byte[] file =
        [
            0x93,
            .. "NUMPY"u8,
            2,
            0,
            .. BitConverter.GetBytes(header.Length),
            .. header,
            .. BitConverter.GetBytes(1.5),
            .. BitConverter.GetBytes(-2.0),
        ];
        string path = _folder.PathOf("two.npy");
        File.WriteAllBytes(path, file);
        Assert.Equal([1.5, -2.0], NpyReader.Read(path).ToDoubles());
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", "'fortran_order' is True")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "'descr' is '>f4': big endian")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "'descr' is '|O': Python objects")]
    [InlineData(
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }",
        "'descr' is '<c8': a type that is not read"
    )]
    [InlineData("{'descr': [('ra', '<f4')], 'fortran_order': False, 'shape': (1,), }", "'descr' is a structure")]
    [InlineData("{'fortran_order': False, 'shape': (1,), }", "no field 'descr'")]
    [InlineData("{'descr': '<f4', 'shape': (1,), }", "no field 'fortran_order'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", "'shape' is missing")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", "'shape' holds '-1'")]
    [InlineData(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }",
        "truncated: its shape (2) needs 8 bytes of data, 4 are there"
    )]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000, 2000000000, 2000000000), }", "shape")]
    public void ForeignHeaders_AreRefusedByFileAndField(string header, string expected)
    {
        byte[] text = Encoding.ASCII.GetBytes(header + "\n");
        CheckRefused(
            [0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)text.Length), .. text, 0, 0, 128, 63],
            expected
        );
    }

    [Theory]
    [InlineData("ra,dec,z and more text\n", "no NPY file")]
    [InlineData("", "no NPY file")]
    public void OtherFiles_AreRefused(string text, string expected) =>
        CheckRefused(Encoding.ASCII.GetBytes(text), expected);

    [Fact]
    public void OtherFormatsAndTruncatedHeaders_AreRefused()
    {
        CheckRefused([0x93, .. "NUMPY"u8, 4, 0, 10, 0, 0, 0], "NPY format 4.0");
        CheckRefused([0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. "{'descr"u8], "truncated: the header needs 118 bytes");
    }

    [Fact]
    public void MissingFilesAndFolders_AreNamed()
    {
        Assert.Contains(
            "nowhere.npy: there is no such file",
            Assert.Throws<DataFileException>(() => NpyReader.Read(_folder.PathOf("nowhere.npy"))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "this is a folder",
            Assert.Throws<DataFileException>(() => NpyReader.Read(_folder.FullName)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Write_LeavesTheOldFileWhenItFails()
    {
        string path = _folder.PathOf("a.npy");
        NpyWriter.Write(path, NumberType.Float64, [1], [4.0]);
        Assert.Throws<ArgumentException>(() => NpyWriter.Write(path, NumberType.Float64, [3], [1.0, 2.0]));
        Assert.Equal([4.0], NpyReader.Read(path).ToDoubles());
        Assert.Single(Directory.GetFiles(_folder.FullName));
    }

    public void Dispose() => _folder.Dispose();

    private void CheckRefused(byte[] file, string expected)
    {
        string path = _folder.PathOf("foreign.npy");
        File.WriteAllBytes(path, file);
        var error = Assert.Throws<DataFileException>(() => NpyReader.Read(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
