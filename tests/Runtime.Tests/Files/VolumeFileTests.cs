using System.Globalization;
using System.IO.Compression;
using System.Text;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>Volumes of NIfTI and NRRD files: each number where the file says it lies, or refused by name.</summary>
public sealed class VolumeFileTests : IDisposable
{
    /// <summary>Sizes of the axes of the file, the fastest first.</summary>
    private static readonly int[] Sizes = [2, 3, 4];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Elements { get; } = [.. Enumerable.Range(0, 48)];

    [Theory]
    [MemberData(nameof(Elements))]
    public void EachNumber_LiesWhereTheFileSays_InAnyOrderOfAxes(int element)
    {
        double[][] directions = Directions(element);
        double[] first = [-7, 2, 5];
        double[] values = Values(directions, first);
        foreach (bool isBigEndian in new[] { false, true })
        {
            VolumeFile nifti = VolumeFile.Read(Written("a.nii", Nifti(directions, first, values, isBigEndian)));
            AssertPlaces(nifti, 3);
            Assert.Equal(("mm", "right-anterior-superior"), (nifti.Unit, nifti.Space));
            AssertPlaces(VolumeFile.Read(Written("a.nrrd", Nrrd("RAS", directions, first, values, isBigEndian))), 3);
        }
        AssertPlaces(VolumeFile.Read(Written("b.nrrd", Nrrd("LPS", directions, first, values))), 3);
    }

    [Fact]
    public void LeftHandedSpaces_AreMirroredAlongX()
    {
        double[][] directions = Directions(0);
        double[] first = [-7, 2, 5],
            mirrored = [7, 2, 5];
        double[][] reversed = [.. directions.Select(static d => new[] { -d[0], d[1], d[2] })];
        // The same points, written from either side.
        double[] values = Values(directions, first);
        VolumeFile file = VolumeFile.Read(
            Written("a.nrrd", Nrrd("left-anterior-superior", reversed, mirrored, values))
        );
        AssertPlaces(file, 3);
        Assert.Throws<InvalidOperationException>(() => file.ToGrid<Vectors>());
    }

    [Fact]
    public void ObliqueAxes_KeepTheirRotation()
    {
        var turn = Rotation.FromAxisAngle(1, 2, -1, 0.4);
        double[][] directions = [.. Directions(17).Select(d => Turned(turn, d))];
        double[] first = [1, 2, 3],
            values = Values(directions, first);
        VolumeFile file = VolumeFile.Read(Written("a.nrrd", Nrrd("RAS", directions, first, values)));
        Assert.InRange((file.Orientation * turn.Inverse()).Angle, 0, Tolerance.Rounding.Hundreds);
        AssertPlaces(file, 4);
        VolumeFile single = VolumeFile.Read(Written("a.nii", Nifti(directions, first, values)));
        Assert.InRange((single.Orientation * turn.Inverse()).Angle, 0, Tolerance.Equivariance.Single);
        AssertPlaces(single, 4);
    }

    [Fact]
    public void Quaternions_AreAsGoodAsMatrices()
    {
        // A half turn about z, and the third axis mirrored.
        byte[] file = Nifti(Directions(0), [0, 0, 0], new double[24]);
        Put(file, 254, (short)0);
        Put(file, 252, (short)1);
        float[] pixdim = [-1, 1.5f, 2, 2.5f];
        for (int i = 0; i < 4; i++)
            Put(file, 76 + (4 * i), pixdim[i]);
        float[] quaternion = [0, 0, 1, -7, 2, 5];
        for (int i = 0; i < 6; i++)
            Put(file, 256 + (4 * i), quaternion[i]);
        double[][] directions =
        [
            [-1.5, 0, 0],
            [0, -2, 0],
            [0, 0, -2.5],
        ];
        double[] values = Values(directions, [-7, 2, 5]);
        for (int i = 0; i < values.Length; i++)
            Put(file, 352 + (4 * i), (float)values[i]);
        AssertPlaces(VolumeFile.Read(Written("q.nii", file)), 3);
    }

    [Fact]
    public void CompressedFiles_AreRead()
    {
        double[][] directions = Directions(5);
        double[] first = [0, 0, 0],
            values = Values(directions, first);
        byte[] nifti = Nifti(directions, first, values);
        AssertPlaces(VolumeFile.Read(Written("a.nii.gz", Compressed(nifti))), 3);
        AssertPlaces(VolumeFile.Read(Written("a.nrrd", Nrrd("RAS", directions, first, values, isCompressed: true))), 3);
    }

    [Fact]
    public void ChannelsTimesAndScales_AreRead()
    {
        double[] numbers = [.. Enumerable.Range(0, 2 * 1 * 1 * 2 * 3).Select(static i => (double)i)];
        // x = 2, two points in time, three numbers a voxel.
        byte[] nifti = Nifti(
            [
                [1, 0, 0],
                [0, 1, 0],
                [0, 0, 1],
            ],
            [0, 0, 0],
            numbers,
            sizes: [2, 1, 1, 2, 3]
        );
        Put(nifti, 112, 2f);
        Put(nifti, 116, 10f);
        VolumeFile file = VolumeFile.Read(Written("a.nii", nifti));
        Assert.Equal((2, 3, 1, 1, 2), (file.Volumes, file.Channels, file.Depth, file.Height, file.Width));
        double[] inOrder = [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11];
        Assert.Equal(inOrder.Select(static v => (2 * v) + 10), file.ToDoubles());
        Grid3<Vectors> grid = file.ToGrid<Vectors>(Precision.Double);
        Assert.Equal((2, 2), (grid.VolumeCount, grid.Width));
        Assert.Equal(file.ToDoubles(), grid.Rows.ToArray());
        Assert.Contains(
            "has 3 numbers",
            Assert.Throws<InvalidOperationException>(() => file.ToGrid<Density>()).Message
        );

        string header = "NRRD0004\n# c\nkey:=value\ntype: short\nendian: little\ndimension: 4\nsizes: 3 2 1 1\n";
        byte[] data = [.. new short[] { 0, 1, 2, 3, 4, 5 }.SelectMany(BitConverter.GetBytes)];
        foreach (
            string space in new[]
            {
                "kinds: vector domain domain domain\nspacings: NaN 2 3 4\n",
                "spacings: NaN 2 3 4\n",
                "space: LPS\nspace directions: none (2,0,0) (0,3,0) ( 0 , 0 , 4 )\nmeasurement frame: (1,0,0) (0,1,0) "
                    + "(0,0,1)\nspace units: \"mm\" \"mm\" \"mm\"\n",
            }
        )
        {
            byte[] bytes = [.. Encoding.ASCII.GetBytes(header + space + "encoding: raw\n\n"), .. data];
            VolumeFile nrrd = VolumeFile.Read(Written("a.nrrd", bytes));
            Assert.Equal([0.0, 1, 2, 3, 4, 5], nrrd.ToDoubles());
            Assert.Equal(new VoxelSpacing(2, 3, 4), nrrd.Spacing);
            Assert.Equal((3, 2), (nrrd.Channels, nrrd.Width));
        }
    }

    [Theory]
    [InlineData("dimension: 3", "dimension: 2", "'dimension' is 2")]
    [InlineData("type: float", "type: block", "'type' is 'block'")]
    [InlineData("sizes: 2 3 4", "sizes: 2 3", "'sizes' has '2 3', where 3 words")]
    [InlineData("sizes: 2 3 4", "sizes: 2 3 -4", "'-4', where a whole number")]
    [InlineData("sizes: 2 3 4", "sizes: 2 3 0", "sizes are positive")]
    [InlineData("sizes: 2 3 4", "sizes: 2000000000 2000000000 2000000000", "truncated")]
    [InlineData("sizes: 2 3 4", "sizes: 2 3 5", "truncated")]
    [InlineData("encoding: raw", "encoding: bzip2", "'encoding' is 'bzip2'")]
    [InlineData("encoding: raw", "encoding: gzip", "gzip form is damaged")]
    [InlineData("endian: little", "endian: middle", "'endian' is 'middle'")]
    [InlineData("endian: little", "data file: a.raw\nendian: little", "'datafile' is 'a.raw'")]
    [InlineData("endian: little", "endian: little\nendian: little", "'endian' twice")]
    [InlineData("endian: little", "nothing", "'nothing' of its header is no field")]
    [InlineData("space: RAS", "space: RAST", "space is 'rast'")]
    [InlineData("(1.5,0,0)", "none", "2 axes of space")]
    [InlineData("(1.5,0,0)", "(0,0,0)", "which is no length")]
    [InlineData("(1.5,0,0)", "(1.5,1,0)", "not at right angles")]
    [InlineData("(1.5,0,0)", "(1.5,0)", "three numbers in brackets")]
    [InlineData("(1.5,0,0)", "(1.5,x,0)", "'x', where a number")]
    [InlineData("(1.5,0,0)", "(1.5,0,0) 7", "a vector or 'none'")]
    [InlineData("space origin: (0,0,0)", "space origin: (0,0,NaN)", "not a point")]
    public void NrrdHeaders_AreRefusedByField(string field, string wrong, string words)
    {
        byte[] file = Nrrd("RAS", Directions(0), [0, 0, 0], new double[24]);
        string text = Encoding.Latin1.GetString(file);
        Assert.Contains(field, text);
        Refused(words, Encoding.Latin1.GetBytes(text.Replace(field, wrong)));
    }

    [Fact]
    public void NiftiHeaders_AreRefusedByField()
    {
        byte[] file = Nifti(Directions(0), [0, 0, 0], new double[24]);
        (int At, short Value, string Words)[] wrong =
        [
            (40, 0, "'dim' names 0 axes"),
            (40, 8, "'dim' names 8 axes"),
            (42, -1, "axis 1 has the size -1"),
            (42, 3, "truncated"),
            (70, 128, "'datatype' is 128 (colours)"),
            (72, 16, "'bitpix' is 16"),
            (344, 0, "no NIfTI-1 file"),
        ];
        foreach ((int at, short value, string words) in wrong)
        {
            byte[] damaged = [.. file];
            Put(damaged, at, value);
            Refused(words, damaged);
        }
        foreach (float offset in new[] { 0, 352.5f, float.NaN, 1e9f })
        {
            byte[] damaged = [.. file];
            Put(damaged, 108, offset);
            Refused("'vox_offset'", damaged);
        }
        byte[] pair = [.. file],
            second = [.. file];
        "ni1\0"u8.CopyTo(pair.AsSpan(344));
        Refused("file .img", pair);
        BitConverter.GetBytes(540).CopyTo(second, 0);
        Refused("NIfTI-2 is not read", second);
        Refused("no NIfTI-1 and no NRRD file", "text"u8.ToArray());
        Refused("no NIfTI-1 and no NRRD file", []);
        Refused("its header does not end", "NRRD0004\ntype: float"u8.ToArray());
    }

    [Fact]
    public void DamagedFiles_AreRefusedByName()
    {
        byte[] nifti = Nifti(Directions(0), [0, 0, 0], new double[24]),
            nrrd = Nrrd("RAS", Directions(0), [0, 0, 0], new double[24], isCompressed: true);
        foreach (byte[] file in new[] { nifti, Compressed(nifti), nrrd })
        {
            Assert.NotEqual(
                0,
                DamagedFile.Refusals<InvalidDataException>(
                    _folder.PathOf("damaged"),
                    path => File.WriteAllBytes(path, file),
                    static path => VolumeFile.Read(path).ToDoubles()
                )
            );
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The steps along the axes of a file: 1.5, 2 and 2.5 along axes of space, in some directions.</summary>
    private static double[][] Directions(int element)
    {
        int[][] orders =
        [
            [0, 1, 2],
            [1, 2, 0],
            [2, 0, 1],
            [1, 0, 2],
            [0, 2, 1],
            [2, 1, 0],
        ];
        int[] order = orders[element / 8];
        double[][] directions = [new double[3], new double[3], new double[3]];
        for (int axis = 0; axis < 3; axis++)
            directions[axis][order[axis]] = (1.5 + (axis / 2.0)) * ((element >> axis & 1) == 0 ? 1 : -1);
        return directions;
    }

    /// <summary>A number that tells where it lies.</summary>
    private static double At(double x, double y, double z) => (x * 1.25) - (y * 3) + (z * 0.5);

    private static double[] Values(double[][] directions, double[] first)
    {
        List<double> values = [];
        for (int k = 0; k < Sizes[2]; k++)
        {
            for (int j = 0; j < Sizes[1]; j++)
            {
                for (int i = 0; i < Sizes[0]; i++)
                {
                    double[] place =
                    [
                        .. Enumerable
                            .Range(0, 3)
                            .Select(c =>
                                first[c] + (i * directions[0][c]) + (j * directions[1][c]) + (k * directions[2][c])
                            ),
                    ];
                    values.Add(At(place[0], place[1], place[2]));
                }
            }
        }

        return [.. values];
    }

    private static void AssertPlaces(VolumeFile file, int digits)
    {
        double[] values = file.ToDoubles();
        Assert.Equal(24, values.Length);
        int at = 0;
        for (int z = 0; z < file.Depth; z++)
        {
            for (int y = 0; y < file.Height; y++)
            {
                for (int x = 0; x < file.Width; x++)
                {
                    (double u, double v, double w) = file.Orientation.Apply(
                        (x - ((file.Width - 1) / 2.0)) * file.Spacing.X,
                        (y - ((file.Height - 1) / 2.0)) * file.Spacing.Y,
                        (z - ((file.Depth - 1) / 2.0)) * file.Spacing.Z
                    );
                    Assert.Equal(At(file.Origin.X + u, file.Origin.Y + v, file.Origin.Z + w), values[at++], digits);
                }
            }
        }
    }

    private static double[] Turned(Rotation turn, double[] d)
    {
        (double x, double y, double z) = turn.Apply(d[0], d[1], d[2]);
        return [x, y, z];
    }

    private static byte[] Nifti(
        double[][] directions,
        double[] first,
        double[] values,
        bool isBigEndian = false,
        int[]? sizes = null
    )
    {
        sizes ??= Sizes;
        byte[] file = new byte[352 + (4 * values.Length)];
        BitConverter.GetBytes(348).CopyTo(file, 0);
        Put(file, 40, (short)sizes.Length);
        for (int axis = 0; axis < sizes.Length; axis++)
            Put(file, 42 + (2 * axis), (short)sizes[axis]);
        Put(file, 70, (short)16);
        Put(file, 72, (short)32);
        Put(file, 108, 352f);
        file[123] = 2;
        Put(file, 254, (short)1);
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
                Put(file, 280 + (16 * row) + (4 * column), (float)directions[column][row]);
            Put(file, 280 + (16 * row) + 12, (float)first[row]);
        }
        for (int i = 0; i < values.Length; i++)
            Put(file, 352 + (4 * i), (float)values[i]);
        "n+1\0"u8.CopyTo(file.AsSpan(344));
        if (!isBigEndian)
            return file;
        foreach (int at in Enumerable.Range(0, 8).Select(static i => 40 + (2 * i)).Concat([70, 72, 252, 254]))
            file.AsSpan(at, 2).Reverse();
        IEnumerable<int> words = new[] { 0, 108, 112, 116 }
            .Concat(Enumerable.Range(0, 8).Select(static i => 76 + (4 * i)))
            .Concat(Enumerable.Range(0, 18).Select(static i => 256 + (4 * i)))
            .Concat(Enumerable.Range(0, values.Length).Select(static i => 352 + (4 * i)));
        foreach (int at in words)
            file.AsSpan(at, 4).Reverse();
        return file;
    }

    private static byte[] Nrrd(
        string space,
        double[][] directions,
        double[] first,
        double[] values,
        bool isBigEndian = false,
        bool isCompressed = false
    )
    {
        byte[] data =
        [
            .. values.SelectMany(v =>
                isBigEndian ? BitConverter.GetBytes((float)v).Reverse() : BitConverter.GetBytes((float)v)
            ),
        ];
        string header =
            $"NRRD0004\ntype: float\ndimension: 3\nspace: {space}\nsizes: 2 3 4\n"
            + $"space directions: {string.Join(' ', directions.Select(Text))}\nspace origin: {Text(first)}\n"
            + $"endian: {(isBigEndian ? "big" : "little")}\nencoding: {(isCompressed ? "gzip" : "raw")}\n\n";
        return [.. Encoding.ASCII.GetBytes(header), .. isCompressed ? Compressed(data) : data];
    }

    private static string Text(double[] vector) =>
        $"({string.Join(',', vector.Select(static v => v.ToString("R", CultureInfo.InvariantCulture)))})";

    private static void Put(byte[] file, int at, short value) => BitConverter.GetBytes(value).CopyTo(file, at);

    private static void Put(byte[] file, int at, float value) => BitConverter.GetBytes(value).CopyTo(file, at);

    private static byte[] Compressed(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return stream.ToArray();
    }

    private string Written(string name, byte[] bytes)
    {
        string path = _folder.PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private void Refused(string words, byte[] bytes)
    {
        string path = Written("wrong", bytes);
        string message = Assert.Throws<InvalidDataException>(() => VolumeFile.Read(path)).Message;
        Assert.StartsWith(path, message);
        Assert.Contains(words, message);
    }

    private readonly ref struct Density : IFeatures<Density>
    {
        private readonly Handle _handle;

        private Density(Handle handle) => _handle = handle;

        static FeatureLayout IFeatures<Density>.Layout { get; } = FeatureLayout.Of("0e");

        static Density IFeatures<Density>.Wrap(Handle handle) => new(handle);

        Handle IFeatures<Density>.Unwrap() => _handle;
    }

    private readonly ref struct Vectors : IFeatures<Vectors>
    {
        private readonly Handle _handle;

        private Vectors(Handle handle) => _handle = handle;

        static FeatureLayout IFeatures<Vectors>.Layout { get; } = FeatureLayout.Of("1o");

        static Vectors IFeatures<Vectors>.Wrap(Handle handle) => new(handle);

        Handle IFeatures<Vectors>.Unwrap() => _handle;
    }
}
