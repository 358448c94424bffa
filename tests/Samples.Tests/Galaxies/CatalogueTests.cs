using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Plots;
using GeoDL.Typed.Samples.Galaxies.Running;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

public sealed class CatalogueTests : IDisposable
{
    private const string Mock = "data/galaxies/corrfunc_mr19_mock_northonly_ra_dec_cz.npy";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Rows_ThatCannotBeUsedAreCountedByReason()
    {
        string path = _folder.Write(
            "a.csv",
            """
            name,ra,dec,z
            good,90,0,0.01
            approaching,10,10,-0.001
            at rest,10,10,0
            empty,10,,0.01
            not a number,10,nan,0.01
            text,10:20,5,0.01
            below the pole,10,-91,0.01
            past the circle,361,5,0.01
            quasar,10,5,1.2
            """
        );
        Catalogue catalogue = Catalogue.Read(path);
        Assert.Equal(
            new CatalogueCounts(Rows: 9, Kept: 1, Missing: 2, Unreadable: 1, OffTheSky: 2, NotReceding: 2, TooFar: 1),
            catalogue.Counts
        );
        Assert.Equal("z", catalogue.RedshiftColumn);
        Assert.Equal("good", catalogue.Galaxies[0].Name);
    }

    [Fact]
    public void Positions_AreAlongTheSightLineAtTheHubbleDistance()
    {
        var galaxy = new CatalogueGalaxy("x", RightAscension: 90.0, Declination: 30.0, Cz: 5000.0);
        (double x, double y, double z) = galaxy.Position;
        Assert.Equal(50.0, galaxy.Distance);
        Near.Equal([0, 50.0 * Math.Sqrt(0.75), 25], [x, y, z], Tolerance.Rounding.Few.Double);
    }

    [Fact]
    public void Redshift_BecomesVelocityAndVelocityIsPreferred()
    {
        Catalogue z = Catalogue.Read(_folder.Write("z.csv", "ra,dec,z\n1,2,0.01\n"));
        Near.Equal(2997.92458, z.Galaxies[0].Cz, Tolerance.Rounding.Once.Double);
        Catalogue both = Catalogue.Read(
            _folder.Write("both.csv", "RA_deg,Dec_deg,redshift,radvel_km_s\n1,2,0.01,2900\n")
        );
        Assert.Equal(2900.0, both.Galaxies[0].Cz);
        Assert.Equal("1", both.Galaxies[0].Name);
    }

    [Theory]
    [InlineData("ra,dec,redshift\n187.5,-0.5,0.01\n")]
    [InlineData("RA,DEC,Z\r\n1.875E2,-5.0E-1,1.0E-2\r\n")]
    [InlineData("SPECOBJID,PLUG_RA,PLUG_DEC,Z,ZWARNING\n1,187.5,-0.5,0.01,0\n")]
    [InlineData("\"RA [deg]\",\"Dec (deg)\",\"z_spec\"\n187.5,-0.5,0.01\n")]
    [InlineData("_RAJ2000;_DEJ2000;zsp\n187.5;-0.5;0.01\n")]
    [InlineData("#\n# a catalogue, made somewhere\nALPHA_J2000\tDELTA_J2000\tZ_BEST\n187.5\t-0.5\t0.01\n")]
    [InlineData("# exported from FITS\n# ra, dec, z\n187.5, -0.5, 0.01\n")]
    [InlineData("\uFEFFName;RA;Dec;RadVel;Redshift\nNGC1;12:30:00.0;-00:30:00;2997.92458;0.01\n")]
    [InlineData("ra,dec,z\n187.5,-0.5,0.01\n10,20,--\n10,20,null\n")]
    public void Headers_AreThoseOfArchivesAndExports(string text)
    {
        Catalogue catalogue = Catalogue.Read(_folder.Write("a.csv", text));
        CatalogueGalaxy galaxy = Assert.Single(catalogue.Galaxies);
        Assert.Equal((187.5, -0.5), (galaxy.RightAscension, galaxy.Declination));
        Near.Equal(2997.92458, galaxy.Cz, Tolerance.Rounding.Once.Double);
        Assert.Equal(0, catalogue.Counts.Unreadable);
    }

    [Theory]
    [InlineData("ra,dec,mag\n1,2,3\n", "no column for redshift: expected one of cz,")]
    [InlineData("alpha,dec,z\n1,2,0.1\n", "no column for right ascension: expected one of ra, ra_deg,")]
    [InlineData("ra,dec,z\n1,2,\n3,4,-1\n", "no row can be used (2 rows, 0 kept; left out: 1 with a missing value")]
    public void BadTables_AreRefused(string text, string expected)
    {
        string path = _folder.Write("bad.csv", text);
        Assert.Contains(
            expected,
            Assert.Throws<DataFileException>(() => Catalogue.Read(path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void BadFiles_AreRefused()
    {
        Check("there is no such file", _folder.PathOf("nowhere.csv"));
        Check(
            "a catalogue is a .csv (.tsv, .txt) or .npy file, not '.fits'; of a FITS table, export it as CSV",
            _folder.Write("a.fits", "x")
        );
        NpyWriter.Write(_folder.PathOf("four.npy"), NumberType.Float32, [1, 4], [1, 2, 3, 4]);
        Check("a catalogue is (rows, 3)", _folder.PathOf("four.npy"));
        NpyWriter.Write(_folder.PathOf("ints.npy"), NumberType.Int16, [1, 3], [1, 2, 3]);
        Check("a catalogue holds '<f4' or '<f8'", _folder.PathOf("ints.npy"));

        static void Check(string expected, string path) =>
            Assert.Contains(
                expected,
                Assert.Throws<DataFileException>(() => Catalogue.Read(path)).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void Npy_HoldsRightAscensionDeclinationVelocity()
    {
        NpyWriter.Write(_folder.PathOf("a.npy"), NumberType.Float64, [2, 3], [10, 20, 3000, 11, double.NaN, 3000]);
        Catalogue catalogue = Catalogue.Read(_folder.PathOf("a.npy"));
        Assert.Equal(new CatalogueGalaxy("1", 10.0, 20.0, 3000.0), Assert.Single(catalogue.Galaxies));
        Assert.Equal(1, catalogue.Counts.Missing);
    }

    [Fact]
    public void ShippedCatalogue_IsThereWithItsAttribution()
    {
        Catalogue catalogue = Catalogue.Read(RunOptions.ShippedCatalogue);
        Assert.Equal(10481, catalogue.Counts.Rows);
        Assert.Equal(9900, catalogue.Counts.Kept);
        Assert.Equal(541, catalogue.Counts.Missing);
        Assert.Equal(40, catalogue.Counts.NotReceding);
        string attribution = File.ReadAllText(
            Path.Combine(Path.GetDirectoryName(RunOptions.ShippedCatalogue)!, "ATTRIBUTION.md")
        );
        Assert.Contains("CC BY-SA 4.0", attribution, StringComparison.Ordinal);
        Assert.Contains("Mattia Verga", attribution, StringComparison.Ordinal);
    }

    [ReferenceDataFact(Mock)]
    public void Mock_IsReadWhole()
    {
        Catalogue catalogue = Catalogue.Read(ReferenceData.PathOf(Mock));
        Assert.Equal(84383, catalogue.Counts.Kept);
        Assert.InRange(catalogue.Galaxies.Min(static g => g.Cz), 5990.0, 6000.0);
        // The north cap of the Sloan survey: about 7700 square degrees of 41253; rims are counted as full.
        Assert.InRange(SkyCoverage.Fraction(catalogue.Galaxies), 0.17, 0.22);
    }

    [Theory]
    [InlineData(187.7, 12.4, 102.9, -2.3)] // Virgo cluster
    [InlineData(194.95, 27.98, 89.6, 8.3)] // Coma cluster
    [InlineData(49.95, 41.51, 347.7, -14.1)] // Perseus cluster
    public void SupergalacticAxes_PlaceTheClustersWhereTheyAre(double ra, double dec, double sgl, double sgb)
    {
        (double x, double y, double z) = new CatalogueGalaxy("", ra, dec, 100.0).Position;
        (double sx, double sy, double sz) = Supergalactic.FromEquatorial(x, y, z);
        Assert.Equal(sgl, (Math.Atan2(sy, sx) * 180.0 / Math.PI + 360.0) % 360.0, 0.3);
        Assert.Equal(sgb, Math.Asin(sz) * 180.0 / Math.PI, 0.3);
    }

    [Fact]
    public void Writer_WritesWhatCanBeReadAgain()
    {
        string path = _folder.PathOf("new folder/out.csv");
        CatalogueWriter.Write(
            path,
            [new CatalogueGalaxy("a,\"b\"", 90.0, 0.0, 1000.0), new CatalogueGalaxy("c", 0.0, 0.0, 2000.0)],
            [1, -300, 2, -3, 4, 0]
        );
        CsvTable table = CsvTable.Read(path);
        Assert.Equal(CatalogueWriter.Header, string.Join(',', table.Header));
        Assert.Equal("a,\"b\"", table[0, 0]);
        Assert.Equal("-300", table[0, table.Require("", "v_radial_km_s")]);
        Assert.Equal("-3", table[1, table.Require("", "v_radial_km_s")]);
        Assert.Equal("5", table[1, table.Require("", "speed_km_s")]);
        Assert.Equal("10", table[0, table.Require("", "y_mpc_h")]);
        Assert.Single(Directory.GetFiles(_folder.PathOf("new folder")));
    }

    public void Dispose() => _folder.Dispose();
}
