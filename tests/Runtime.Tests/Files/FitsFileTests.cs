using System.Text;
using GeoDL.Typed.Runtime.Tests.Sphere;
using GeoDL.Typed.TestSupport;
using Xunit;

namespace GeoDL.Typed.Runtime.Tests.Files;

public sealed class FitsFileTests : IDisposable
{
    private static readonly string[] Start = ["SIMPLE  =                    T", "BITPIX  =  8", "NAXIS   = 0"];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(8, "", NumberType.UInt8, new byte[] { 1, 2, 3, 250, 0, 9 }, new double[] { 1, 2, 3, 250, 0, 9 })]
    [InlineData(
        16,
        "",
        NumberType.Int16,
        new byte[] { 0, 1, 1, 0, 255, 255, 0, 0, 0, 7, 0, 8 },
        new double[] { 1, 256, -1, 0, 7, 8 }
    )]
    [InlineData(
        16,
        "BSCALE  = 2.5D0|BZERO   = -1|BLANK   = 7",
        NumberType.Float64,
        new byte[] { 0, 1, 1, 0, 255, 255, 0, 0, 0, 7, 0, 8 },
        new double[] { 1.5, 639, -3.5, -1, double.NaN, 19 }
    )]
    public void Images_AreReadBigEndianAndScaled(
        int bits,
        string cards,
        NumberType type,
        byte[] data,
        double[] expected
    )
    {
        string path = Written(
            [
                "SIMPLE  =                    T / a comment",
                $"BITPIX  = {bits}",
                "NAXIS   = 2",
                "NAXIS1  = 3",
                "NAXIS2  = 2",
                "OBJECT  = 'it''s / a name'   / with a comment",
                .. cards.Split('|'),
            ],
            data
        );
        FitsUnit unit = Assert.Single(FitsFile.Read(path).Units);
        Assert.Equal("it's / a name", unit.Header["OBJECT"]);
        Assert.Equal([2, 3], unit.Image!.Shape);
        Assert.Equal(type, unit.Image.Type);
        Assert.Equal(expected, unit.Image.ToDoubles());
    }

    [Fact]
    public void BinaryTables_AreReadColumnByColumn()
    {
        string path = Written(
            Start,
            [],
            [
                "XTENSION= 'BINTABLE'",
                "BITPIX  = 8",
                "NAXIS   = 2",
                "NAXIS1  = 17",
                "NAXIS2  = 2",
                "PCOUNT  = 0",
                "GCOUNT  = 1",
                "TFIELDS = 5",
                "TTYPE1  = 'a'",
                "TFORM1  = '2I'",
                "TTYPE2  = 'b'",
                "TFORM2  = '3A'",
                "TTYPE3  = 'c'",
                "TFORM3  = 'D'",
                "TUNIT3  = 'mK'",
                "TTYPE4  = 'd'",
                "TFORM4  = 'L'",
                "TTYPE5  = 'e'",
                "TFORM5  = '1B'",
                "TZERO5  = -128",
                "TNULL5  = 255",
                "EXTNAME = 'numbers'",
            ],
            [
                0,
                1,
                0,
                2,
                (byte)'x',
                (byte)'y',
                (byte)'z',
                0x3f,
                0xf0,
                0,
                0,
                0,
                0,
                0,
                0,
                (byte)'T',
                130,
                0,
                3,
                255,
                252,
                (byte)'x',
                (byte)'y',
                (byte)'z',
                0xc0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                (byte)'F',
                255,
            ]
        );
        FitsUnit table = FitsFile.Read(path).Unit("NUMBERS");
        Assert.Equal([1.0, 2, 3, -4], table.Column("A").Values.ToDoubles());
        Assert.Equal([2, 2], table.Column("a").Values.Shape);
        Assert.Equal([1.0, -2], table.Column("c").Values.ToDoubles());
        Assert.Equal("mK", table.Column("c").Unit);
        Assert.Equal([1.0, 0], table.Column("d").Values.ToDoubles());
        Assert.Equal([2.0, double.NaN], table.Column("e").Values.ToDoubles());
        Refused("the column 'b' has the form 'A'", () => _ = table.Column("b").Values);
        Refused("no column 'f', only 'a', 'b', 'c', 'd', 'e'", () => table.Column("f"));
        Refused("no unit 'other'", () => FitsFile.Read(path).Unit("other"));
    }

    [Fact]
    public void TextTables_AreRead()
    {
        string path = Written(
            Start,
            [],
            [
                "XTENSION= 'TABLE'",
                "BITPIX  = 8",
                "NAXIS   = 2",
                "NAXIS1  = 12",
                "NAXIS2  = 2",
                "PCOUNT  = 0",
                "GCOUNT  = 1",
                "TFIELDS = 2",
                "TBCOL1  = 1",
                "TFORM1  = 'I3'",
                "TBCOL2  = 4",
                "TFORM2  = 'D9.2'",
                "TTYPE2  = 'C'",
            ],
            Encoding.ASCII.GetBytes("  1   1.5D-2  2-2.50E+01")
        );
        FitsUnit table = FitsFile.Read(path).FirstTable();
        Assert.Equal([1.0, 2], table.Columns[0].Values.ToDoubles());
        Assert.Equal([0.015, -25], table.Column("c").Values.ToDoubles());
    }

    [Theory]
    [InlineData("NAXIS1  = 16", "fewer than the columns up to TFORM2 take")]
    [InlineData("NAXIS1  = 2000000000", "it is truncated: the unit at byte 5760 needs")]
    [InlineData("NAXIS2  = 2000000000", "it is truncated: the unit at byte 5760 needs")]
    [InlineData("NAXIS2  = -1", "NAXIS2 = -1, which is no number of something")]
    [InlineData("NAXIS2  = 2.5", "NAXIS2 = '2.5', which is no whole number")]
    [InlineData("NAXIS   = 1", "NAXIS = 1 and TFIELDS = 2, but a table has 2 axes")]
    [InlineData("NAXIS   = 1000", "at most 999 axes")]
    [InlineData("BITPIX  = 12", "BITPIX = 12, which is no type")]
    [InlineData("GCOUNT  = 99999999999", "GCOUNT = 99999999999")]
    [InlineData("TFIELDS = 1000", "TFIELDS = 1000")]
    [InlineData("TFIELDS = 3", "no TFORM3")]
    [InlineData("TFORM2  = '3'", "TFORM2 = '3', which is no form")]
    [InlineData("TFORM2  = '99999999999D'", "which is no form")]
    [InlineData("TFORM2  = '2Z'", "TFORM2 = '2Z', which is no form")]
    [InlineData("TSCAL1  = 'much'", "TSCAL1 = 'much', which is no number")]
    public void Headers_AreRefusedByWord(string card, string words)
    {
        string[] header =
        [
            "XTENSION= 'BINTABLE'",
            "BITPIX  = 8",
            "NAXIS   = 2",
            "NAXIS1  = 24",
            "NAXIS2  = 2",
            "PCOUNT  = 0",
            "GCOUNT  = 1",
            "TFIELDS = 2",
            "TFORM1  = 'D'",
            "TFORM2  = '2D'",
            "TSCAL1  = 1",
        ];
        for (int i = 0; i < header.Length; i++)
            header[i] = header[i][..8] == card[..8] ? card : header[i];
        string path = Written(Start, [], header, new byte[48]);
        Refused(words, () => FitsFile.Read(path));
    }

    [Fact]
    public void OtherFiles_AreRefused()
    {
        string path = _folder.PathOf("other");
        File.WriteAllText(path, "P5 3 4");
        Refused("this is no FITS file", () => FitsFile.Read(path));
        File.WriteAllText(path, "");
        Refused("this is no FITS file", () => FitsFile.Read(path));
        File.WriteAllText(path, "SIMPLE  =                    T".PadRight(2880));
        Refused("the header at byte 0 has no END", () => FitsFile.Read(path));
    }

    [Fact]
    public void Tables_ComeBackAsTheyWereWritten()
    {
        string path = _folder.PathOf("table.fits");
        double[] doubles = SphereCases.Random(3, 1);
        FitsFile.Write(
            path,
            [
                new FitsUnit(
                    "it's",
                    [
                        new FitsColumn("d", doubles, "K"),
                        new FitsColumn("e", [1.5f, float.NaN, -2]),
                        new FitsColumn("j", [int.MinValue, 0, 7]),
                    ],
                    new Dictionary<string, string> { ["NSIDE"] = "32", ["FLAG"] = "T" }
                ),
            ]
        );
        Assert.Equal(0, new FileInfo(path).Length % 2880);
        FitsUnit unit = FitsFile.Read(path).Unit("it's");
        Assert.Equal(doubles, unit.Column("d").Values.ToDoubles());
        Assert.Equal([1.5, double.NaN, -2], unit.Column("e").Values.ToDoubles());
        Assert.Equal([int.MinValue, 0, 7], unit.Column("j").Values.ToDoubles());
        Assert.Equal(("K", "32", "T"), (unit.Column("d").Unit, unit.Header["NSIDE"], unit.Header["FLAG"]));
        Assert.Contains("as many rows", Wrong(() => new FitsUnit("x", [new("a", [1.0]), new("b", [1.0, 2])])));
        Assert.Contains("at least one column", Wrong(static () => new FitsUnit("x", [])));
        Assert.Contains(
            "'NAXIS1 '",
            Wrong(static () =>
                new FitsUnit("x", [new("a", [1.0])], new Dictionary<string, string> { ["NAXIS1 "] = "1" })
            )
        );
        Assert.Contains("all of them ASCII", Wrong(static () => new FitsUnit("é", [new("a", [1.0])])));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Maps_ComeBackWithMasksAndConvention(bool isNested)
    {
        string path = _folder.PathOf("map.fits");
        var sky = new HealPix(4);
        double[] q = SphereCases.Random(192, 2),
            u = SphereCases.Random(192, 3);
        (q[17], u[100]) = (SkyMap.Unseen, double.NaN);
        HealPixFile.Write(path, new SkyMap(sky, ["Q", "U"], [q, u], PolarisationConvention.Iau), isNested);
        SkyMap map = HealPixFile.Read(path, PolarisationConvention.Cosmo);
        Assert.Equal(PolarisationConvention.Iau, map.Polarisation);
        Assert.Equal(4, map.Sampling.Nside);
        Assert.Equal(17, Array.IndexOf(map.Mask("q"), false));
        Assert.Equal(100, Array.IndexOf(map.Mask("u"), false));
        (q[17], u[100]) = (0, 0);
        Assert.Equal(q, map.Values("Q"));
        Assert.Equal(u, map.Values("U"));
        SkyMap cosmo = map.In(PolarisationConvention.Cosmo);
        Assert.Equal(q, cosmo.Values("Q"));
        Assert.Equal(Array.ConvertAll(u, static v => v == 0 ? 0 : -v), cosmo.Values("U"));
        Assert.False(cosmo.Mask("U")[100]);
        Assert.Same(map, map.In(PolarisationConvention.Iau));
    }

    [Fact]
    public void Conventions_ThatAreNotKnown_AreNotAssumed()
    {
        var map = new SkyMap(new HealPix(1), ["I"], [new double[12]]);
        Assert.Contains(
            "POLCCONV",
            Assert.Throws<InvalidOperationException>(() => map.In(PolarisationConvention.Iau)).Message
        );
        var scalar = new SkyMap(new HealPix(1), ["I"], [new double[12]], PolarisationConvention.Cosmo);
        Assert.Contains(
            "No map is called U",
            Assert.Throws<InvalidOperationException>(() => scalar.In(PolarisationConvention.Iau)).Message
        );
    }

    [Fact]
    public void PartialMaps_AreUnseenElsewhere()
    {
        string path = _folder.PathOf("partial.fits");
        Write(["NSIDE|2", "ORDERING|RING", "INDXSCHM|EXPLICIT"], new FitsColumn("PIXEL", [3, 47]));
        SkyMap map = HealPixFile.Read(path);
        Assert.Equal([3, 47], Enumerable.Range(0, 48).Where(p => map.Mask("T")[p]));
        Assert.Equal(2.5, map.Values("t")[47]);

        foreach (
            (int[] pixels, string side, string words) in ((int[], string, string)[])
                [
                    ([3, 48], "2", "row 1 is of pixel 48"),
                    ([3, -1], "2", "row 1 is of pixel -1"),
                    ([3, 3], "2", "pixel 3 occurs twice"),
                    ([3, 4], "8192", "less than one of 4096"),
                ]
        )
        {
            Write([$"NSIDE|{side}", "ORDERING|RING", "INDXSCHM|EXPLICIT"], new FitsColumn("PIXEL", pixels));
            Refused(words, () => HealPixFile.Read(path));
        }

        void Write(string[] header, FitsColumn pixels) =>
            FitsFile.Write(path, [new FitsUnit("m", [pixels, new FitsColumn("T", [1.5, 2.5])], Words(header))]);
    }

    [Theory]
    [InlineData("NSIDE|2;ORDERING|RING", "the map 'T' has 12 numbers, but NSIDE = 2 has 48 pixels")]
    [InlineData("NSIDE|0;ORDERING|RING", "NSIDE = '0', not a number from 1 to 8192")]
    [InlineData("NSIDE|1;ORDERING|SPIRAL", "ORDERING = 'SPIRAL', not RING or NESTED")]
    [InlineData("NSIDE|1", "ORDERING = '', not RING or NESTED")]
    [InlineData("NSIDE|3;ORDERING|NESTED", "NSIDE = 3 is no power of two")]
    [InlineData("NSIDE|1;ORDERING|RING;POLCCONV|LEFT", "POLCCONV = 'LEFT', not COSMO or IAU")]
    [InlineData("OTHER|1", "no HEALPix map")]
    public void WrongMaps_AreRefused(string header, string words)
    {
        string path = _folder.PathOf("wrong.fits");
        FitsFile.Write(path, [new FitsUnit("m", [new FitsColumn("T", new double[12])], Words(header.Split(';')))]);
        Refused(words, () => HealPixFile.Read(path));
    }

    [Fact]
    public void DamagedFiles_AreRefusedByName()
    {
        string path = _folder.PathOf("damaged.fits");
        int refused = DamagedFile.Refusals<InvalidDataException>(
            path,
            static p => HealPixFile.Write(p, new SkyMap(new HealPix(2), ["I"], [SphereCases.Random(48, 4)])),
            static p => HealPixFile.Read(p),
            trials: 600
        );
        Assert.NotEqual(0, refused);
        // The words of the second header are where the map is described.
        byte[] whole = File.ReadAllBytes(path);
        HealPixFile.Write(path, new SkyMap(new HealPix(2), ["I"], [SphereCases.Random(48, 4)]));
        whole = File.ReadAllBytes(path);
        var random = new Random(5);
        int changed = 0;
        for (int trial = 0; trial < 1000; trial++)
        {
            byte[] bytes = [.. whole];
            for (int i = 0; i <= trial % 3; i++)
                bytes[2880 + random.Next(80 * 19)] = (byte)random.Next(32, 127);
            File.WriteAllBytes(path, bytes);
            try
            {
                HealPixFile.Read(path);
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
                changed++;
            }
        }

        Assert.InRange(changed, 100, 1000);
    }

    [ReferenceDataFact("data/sphere/map_synfast_seed12345.fits")]
    public void HealpysFiles_AreRead()
    {
        SkyMap map = HealPixFile.Read(ReferenceData.PathOf("data/sphere/map_synfast_seed12345.fits"));
        Assert.Equal(["I_STOKES", "Q_STOKES", "U_STOKES"], map.Names);
        Assert.Equal(32, map.Sampling.Nside);
        string array = "data/sphere/wmap_band_iqumap_r9_7yr_W_v4_udgraded32_IQU_ring_nside32.npy";
        SkyMap wmap = HealPixFile.Read(
            ReferenceData.PathOf("data/sphere/wmap_band_iqumap_r9_7yr_W_v4_udgraded32.fits")
        );
        Assert.Equal(NpyFile.Read(ReferenceData.PathOf(array)).Rows(2, 1), wmap.Values("U_STOKES"));
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string> Words(string[] header) =>
        header.Select(static h => h.Split('|')).ToDictionary(static h => h[0], static h => h[1]);

    private static string Wrong(Action make) => Assert.ThrowsAny<ArgumentException>(make).Message;

    private string Written(string[] header, byte[] data, string[]? second = null, byte[]? secondData = null)
    {
        using var file = new MemoryStream();
        Write(Text(header), ' ');
        Write(data, '\0');
        if (second is not null)
        {
            Write(Text(second), ' ');
            Write(secondData!, '\0');
        }
        string path = _folder.PathOf("written.fits");
        File.WriteAllBytes(path, file.ToArray());
        return path;

        void Write(byte[] bytes, char rest)
        {
            file.Write(bytes);
            while (file.Length % 2880 != 0)
                file.WriteByte((byte)rest);
        }

        static byte[] Text(string[] cards) =>
            Encoding.ASCII.GetBytes(string.Concat([.. cards.Select(static c => c.PadRight(80)), "END".PadRight(80)]));
    }

    private void Refused(string words, Action read)
    {
        string message = Assert.Throws<InvalidDataException>(read).Message;
        Assert.StartsWith(_folder.PathOf(string.Empty), message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }
}
