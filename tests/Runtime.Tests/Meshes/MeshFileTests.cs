using System.Globalization;
using System.IO.Compression;
using System.Text;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Meshes;

/// <summary>Meshes of OBJ and PLY files: read as they were written, or refused with the file's name and the
/// place.</summary>
public sealed class MeshFileTests : IDisposable
{
    private const string PlyText = """
        ply
        format ascii 1.0
        comment two triangles
        obj_info made by hand
        element vertex 4
        property float x
        property float y
        property uchar red
        property double z
        element edge 1
        property int vertex1
        property list uchar float weights
        element nothing 4000000000
        element face 2
        property float quality
        property list uchar int vertex_indices
        property list int short colours
        end_header
        0 0.5 255 0
        1 0 nan -2.5e-1

        0 1 0 0
        1 1 0 4
        7 2 0.5 0.25
        1 3 0 1 2 0
        2 3 2 1 3 2 -1 5
        """;

    private static readonly double[] Positions = [0, 0.5, 0, 1, 0, -0.25, 0, 1, 0, 1, 1, 4];
    private static readonly int[] Triangles = [0, 1, 2, 2, 1, 3];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("v 0 0.5 0\nv 1 0 -0.25\nv 0 1 0\nv 1 1 4\nf 1 2 3\nf 3 2 4\n")]
    [InlineData(
        "# made by hand\r\nv 0 5e-1 0\r\nv 1 0 -2.5E-1 \r\nv\t0 1 0\r\nv 1 1 4\r\n\r\nf 1 2 3 # first\r\nf 3 2 4"
    )]
    [InlineData("v 0 .5 0\rv 1 0 -.25\rv 0 1 0\rv 1 1 4\rf 1 2 3\rf 3 2 4")]
    [InlineData(
        "o a\ng b c\ns off\nmtllib m.mtl\nv 0 0.5 0 1\nv 1 0 -0.25 0.1 0.2 0.3\nv 0 1 0\nvt 0 1\nvn 0 0 1\n"
            + "usemtl m\nf -3//-1 -2//1 -1//1\nv +1 1 4\nf 3/1/1 2/1/1 4/1\nl 1 2\np 1\n"
    )]
    [InlineData("f 1 \\\n2 3\nf 3 2 4\nv 0 0.5 0\nv 1 0 \\\n -0.25\nv 0 1 0\nv 1 1 4")]
    public void Obj_IsReadInAllItsForms(string text)
    {
        byte[] file = Encoding.ASCII.GetBytes(text);
        foreach (string path in new[] { Written("a.obj", file), Written("B.OBJ.GZ", Compressed(file)) })
        {
            TriangleMesh mesh = TriangleMesh.Read(path);
            Assert.Equal(Positions, mesh.PositionValues());
            Assert.Equal(Triangles, mesh.TriangleValues());
        }
    }

    [Theory]
    [InlineData("v 0 0\n", "line 1: a vertex with 2 coordinates")]
    [InlineData("v 0 0 x\n", "line 1: the coordinate z of a vertex is 'x', which is no number")]
    [InlineData("v 0 0 1x\n", "'1x', which is no number")]
    [InlineData("v 0 0 0 red\n", "a vertex has 'red' behind it")]
    [InlineData("\nv 0 nan 0\n", "the vertex in line 2 has the coordinate y = NaN")]
    [InlineData("v 0 0 1e200\n", "the vertex in line 1 has the coordinate z = 1E+200")]
    [InlineData("v 0 0 0\nv 1 0 0\nv 0 1 0\n", "it has no faces")]
    [InlineData("", "it has no faces")]
    [InlineData("v 0 0 0\nf 1 1\n", "the face in line 2 has 2 vertices")]
    [InlineData("v 0 0 0\nf 1 1 2\n", "the face in line 2 names the vertex 1 (from 0), but there are 1 vertices")]
    [InlineData("v 0 0 0\nf 1 1 9999999999\n", "line 2 names the vertex 9999999998 (from 0), which no mesh has")]
    [InlineData("v 0 0 0\nf 1 1 0\n", "line 2: the corner '0' names no vertex")]
    [InlineData("v 0 0 0\nf 1 1 -2\n", "line 2: the corner '-2' names no vertex")]
    [InlineData("v 0 0 0\nf 1 1 1/\n", "'1/' is no corner")]
    [InlineData("v 0 0 0\nf 1 1 1/1/1/1\n", "'1/1/1/1' is no corner")]
    [InlineData("v 0 0 0\nf 1 1 1.5\n", "'1.5' is no corner")]
    [InlineData("v 0 0 0\nf 1 1 1//\n", "'1//' is no corner")]
    [InlineData("surf 0 1 0 1 1 2\n", "line 1: the statement 'surf' is not read")]
    [InlineData("V 0 0 0\n", "line 1: the statement 'V' is not read")]
    [InlineData("v 0 0 0\nf 1 1 1 1\n", "line 2 has 4 vertices; MeshPolygons.Fan reads")]
    public void WrongObj_IsRefusedByLine(string file, string words) =>
        Refused(words, () => TriangleMesh.Read(Written("a.obj", Encoding.ASCII.GetBytes(file))));

    [Fact]
    public void Polygons_AreRefusedOrCutIntoFans()
    {
        string obj = Written("a.obj", "v 0 0 0\nv 1 0 0\nv 2 1 0\nv 1 2 0\nv 0 1 0\nf 2 3 4 5 1\n"u8.ToArray());
        Refused("line 6 has 5 vertices; MeshPolygons.Fan", () => TriangleMesh.Read(obj));
        Assert.Equal([1, 2, 3, 1, 3, 4, 1, 4, 0], TriangleMesh.Read(obj, MeshPolygons.Fan).TriangleValues());
    }

    [Fact]
    public void Ply_IsReadAsTextAndInBothOrders()
    {
        byte[] text = Encoding.ASCII.GetBytes(PlyText),
            lines = Encoding.ASCII.GetBytes(PlyText.Replace("\n", "\r\n", StringComparison.Ordinal));
        foreach (
            byte[] file in new[]
            {
                text,
                lines,
                Compressed(text),
                Binary(true),
                Binary(false),
                Compressed(Binary(true)),
            }
        )
        {
            TriangleMesh mesh = TriangleMesh.Read(Written("a.ply", file));
            Assert.Equal(Positions, mesh.PositionValues());
            Assert.Equal(Triangles, mesh.TriangleValues());
        }
    }

    [Theory]
    [InlineData("char", 1)]
    [InlineData("uint8", 1)]
    [InlineData("int16", 2)]
    [InlineData("ushort", 2)]
    [InlineData("int32", 4)]
    [InlineData("uint", 4)]
    public void Ply_IsReadWithAllWholeNumbers(string type, int size)
    {
        foreach (bool isBig in new[] { false, true })
        {
            byte[] header = Encoding.ASCII.GetBytes(
                $"ply\nformat binary_{(isBig ? "big" : "little")}_endian 1.0\nelement face 1\n"
                    + $"property list {type} {type} vertex_index\nelement vertex 3\nproperty {type} x\n"
                    + $"property {type} y\nproperty {type} z\nend_header\n"
            );
            byte[] body =
            [
                .. new[] { 3, 0, 1, 2, 0, 0, 0, 5, 0, 0, 0, 7, 1 }.SelectMany(v =>
                    Enumerable.Range(0, size).Select(i => (byte)(i == (isBig ? size - 1 : 0) ? v : 0))
                ),
            ];
            TriangleMesh mesh = TriangleMesh.Read(Written("a.ply", [.. header, .. body]));
            Assert.Equal([0.0, 0, 0, 5, 0, 0, 0, 7, 1], mesh.PositionValues());
            Assert.Equal([0, 1, 2], mesh.TriangleValues());
        }
    }

    [Theory]
    [InlineData("ply\n", "pli\n", "this is no PLY file")]
    [InlineData("ascii 1.0", "ascii 2.0", "line 2 of the header, 'format ascii 2.0', is not understood")]
    [InlineData("format ascii 1.0", "comment", "line 18 of the header, 'end_header', is not understood")]
    [InlineData("element vertex 4", "element vertex -4", "'element vertex -4', is not understood")]
    [InlineData("property float y", "property float16 y", "'property float16 y', is not understood")]
    [InlineData("property float y", "property float w", "'vertex' has no property 'y'")]
    [InlineData("property float y", "property float x", "'vertex' has no property 'x', or several")]
    [InlineData("list uchar int vertex", "list float int vertex", "is not understood")]
    [InlineData("list uchar int vertex", "list uchar float vertex", "not whole numbers")]
    [InlineData("vertex_indices", "corners", "'face' has no list 'vertex_indices'")]
    [InlineData(
        "element edge 1",
        "element face 1",
        "'face' has no list 'vertex_indices' or 'vertex_index', or several"
    )]
    [InlineData("end_header", "comment", "the header, '0 0.5 255 0', is not understood")]
    [InlineData("1 1 0 4\n", "1 1 0 x\n", "vertex 3 of 4 (from 0) has 'x' in line 23, which is no number")]
    [InlineData("1 1 0 4\n", "1 1 0\n", "vertex 3 of 4 (from 0) ends early, in line 23")]
    [InlineData(
        "1 1 0 4\n",
        "1 1 0 4 5\n",
        "vertex 3 of 4 (from 0) has more numbers in line 23 than its properties: '5'"
    )]
    [InlineData("1 1 0 4\n", "1 1 0 1e160\n", "vertex 3 has the coordinate z = 1E+160")]
    [InlineData("1 3 0 1 2 0", "1 3 0 1 2.5 0", "face 0 of 2 (from 0) has 2.5 where a whole number stands")]
    [InlineData("1 3 0 1 2 0", "1 3 0 1 4 0", "face 0 names the vertex 4 (from 0), but there are 4 vertices")]
    [InlineData("1 3 0 1 2 0", "1 3 0 1 -1 0", "face 0 names the vertex -1 (from 0), which no mesh has")]
    [InlineData("1 3 0 1 2 0", "1 2 0 1 0", "face 0 has 2 vertices")]
    [InlineData("1 3 0 1 2 0", "1 4 0 1 3 2 0", "face 0 has 4 vertices; MeshPolygons.Fan")]
    [InlineData("1 3 0 1 2 0", "1 -3 0 1 2 0", "face 0 of 2 (from 0) has a list of -3 numbers")]
    [InlineData("\n2 3 2 1 3 2 -1 5", "", "it ends in or before face 1 of 2")]
    [InlineData("\n2 3 2 1 3 2 -1 5", "\n2 3 2 1 3 2 -1 5\n\n1", "it has more behind its last row")]
    public void WrongPly_IsRefusedByPlace(string part, string instead, string words)
    {
        Assert.Contains(part, PlyText, StringComparison.Ordinal);
        string file = PlyText.Replace(part, instead, StringComparison.Ordinal);
        Refused(words, () => TriangleMesh.Read(Written("a.ply", Encoding.ASCII.GetBytes(file))));
    }

    [Fact]
    public void BinaryPly_IsRefusedWhereItEndsOrGoesOn()
    {
        byte[] file = Binary(false);
        Refused("it ends in or before face 1 of 2", () => TriangleMesh.Read(Written("a.ply", file[..^1])));
        Refused("more behind its last row", () => TriangleMesh.Read(Written("a.ply", [.. file, 0])));
    }

    [Fact]
    public void Headers_DoNotMakeTheReaderAllocate()
    {
        string promised = Encoding.ASCII.GetString(Binary(false)).Split("end_header\n")[0];
        byte[] file = Encoding.ASCII.GetBytes(
            promised.Replace("element vertex 4", "element vertex 9000000000000000000", StringComparison.Ordinal)
                + "end_header\n1234"
        );
        string path = Written("a.ply", file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused("vertex 0 of 9000000000000000000", () => TriangleMesh.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void OtherNames_AreRefused()
    {
        foreach (string name in new[] { "a.stl", "a.gz", "obj", "ply.gz" })
            Refused("end with .obj, .ply, .obj.gz or .ply.gz", () => TriangleMesh.Read(Written(name, [])));
        Assert.Throws<FileNotFoundException>(() => TriangleMesh.Read(_folder.PathOf("nowhere.obj")));
    }

    [Fact]
    public void DamagedFiles_AreRefusedByName()
    {
        byte[] obj = "v 0 0.5 0\nv 1 0 -0.25\nv 0 1 0\nv 1 1 4\nf 1/1/1 2//1 3\nf -2 2 4\n"u8.ToArray();
        (string Name, byte[] File)[] files =
        [
            ("a.obj", obj),
            ("b.obj.gz", Compressed(obj)),
            ("a.ply", Encoding.ASCII.GetBytes(PlyText)),
            ("b.ply", Binary(false)),
            ("c.ply", Binary(true)),
            ("d.ply.gz", Compressed(Binary(true))),
        ];
        foreach ((string name, byte[] file) in files)
        {
            Assert.NotEqual(
                0,
                DamagedFile.Refusals<InvalidDataException>(
                    _folder.PathOf(name),
                    path => File.WriteAllBytes(path, file),
                    static path => TriangleMesh.Read(path, MeshPolygons.Fan)
                )
            );
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What the text has, in bytes, without what is not a number.</summary>
    private static byte[] Binary(bool isBigEndian)
    {
        string[] parts = PlyText.Split("end_header\n");
        string header = parts[0]
            .Replace("ascii", isBigEndian ? "binary_big_endian" : "binary_little_endian", StringComparison.Ordinal);
        var bytes = new List<byte>(Encoding.ASCII.GetBytes(header + "end_header\n"));
        string[] words = parts[1]
            .Replace("nan", "9", StringComparison.Ordinal)
            .Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        // The types of all numbers, row by row: f and d with a point, b, s and i whole.
        string types = string.Concat(Enumerable.Repeat("ffbd", 4)) + "ibff" + "fbiiii" + "fbiiiiss";
        Assert.Equal(words.Length, types.Length);
        for (int i = 0; i < words.Length; i++)
        {
            double number = double.Parse(words[i], CultureInfo.InvariantCulture);
            byte[] stored = types[i] switch
            {
                'f' => BitConverter.GetBytes((float)number),
                'd' => BitConverter.GetBytes(number),
                'b' => [(byte)number],
                's' => BitConverter.GetBytes((short)number),
                _ => BitConverter.GetBytes((int)number),
            };
            bytes.AddRange(isBigEndian ? stored.Reverse() : stored);
        }

        return [.. bytes];
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var stream = new GZipStream(result, CompressionLevel.Fastest))
            stream.Write(bytes);
        return result.ToArray();
    }

    private string Written(string name, byte[] bytes)
    {
        string path = _folder.PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private void Refused(string words, Action read)
    {
        string message = Assert.Throws<InvalidDataException>(read).Message;
        Assert.StartsWith(_folder.PathOf(string.Empty), message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }
}
