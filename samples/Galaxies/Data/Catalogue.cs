using System.Globalization;

namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>Observed galaxies: right ascension, declination and redshift, from a CSV or NPY file.</summary>
/// <param name="Galaxies">The rows that can be used, in the order of the file.</param>
/// <param name="Counts">What became of all rows.</param>
/// <param name="RedshiftColumn">Where the redshift came from.</param>
public sealed record Catalogue(IReadOnlyList<CatalogueGalaxy> Galaxies, CatalogueCounts Counts, string RedshiftColumn)
{
    /// <summary>
    /// Beyond this redshift distance = cz/100 is wrong by more than about 5 %, and so is a universe of one age.
    /// </summary>
    public const double LargestRedshift = 0.2;

    private const double SpeedOfLight = 299792.458; // km/s

    // Normalised names. First those of plain tables, then those of VizieR, SExtractor, the Sloan survey and NED.
    private static readonly string[] RightAscensionNames =
    [
        "ra",
        "ra_deg",
        "right_ascension",
        "raj2000",
        "ra_j2000",
        "ra_icrs",
        "alpha_j2000",
        "radeg",
        "plug_ra",
    ];
    private static readonly string[] DeclinationNames =
    [
        "dec",
        "dec_deg",
        "declination",
        "dej2000",
        "decj2000",
        "dec_j2000",
        "de_icrs",
        "dec_icrs",
        "delta_j2000",
        "dedeg",
        "decdeg",
        "plug_dec",
    ];
    private static readonly string[] VelocityNames =
    [
        "cz",
        "cz_km_s",
        "radvel_km_s",
        "radvel",
        "velocity",
        "vhelio",
        "v_helio",
        "czhelio",
        "hrv",
        "cz_cmb",
    ];
    private static readonly string[] RedshiftNames =
    [
        "z",
        "redshift",
        "z_spec",
        "zspec",
        "specz",
        "spec_z",
        "z_sp",
        "zsp",
        "z_helio",
        "zhelio",
        "z_hel",
        "zhel",
        "z_cmb",
        "zcmb",
        "z_best",
        "z_noqso",
    ];

    /// <summary>Reads a catalogue.</summary>
    /// <remarks>
    /// CSV: columns ra, dec (degrees, or hours and degrees as 12:34:56) and cz (km/s) or z, also under the names that
    /// archives and exporters of FITS tables give them (<see cref="ColumnName"/>): RAJ2000, ALPHA_J2000, zspec,
    /// redshift, radvel …; cz is preferred where both are there. NPY: N × 3 float32 or float64, the columns ra, dec,
    /// cz.
    /// </remarks>
    /// <exception cref="DataFileException">The file cannot be read, lacks a column, or no row can be used.</exception>
    public static Catalogue Read(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" or ".txt" => FromCsv(path, CsvTable.Read(path)),
            ".npy" => FromNpy(path, NpyReader.Read(path)),
            string other => throw new DataFileException(
                path,
                $"a catalogue is a .csv (.tsv, .txt) or .npy file, not '{other}'; of a FITS table, export it as CSV."
            ),
        };
    }

    private static Catalogue FromCsv(string path, CsvTable table)
    {
        int ra = table.Require("right ascension", RightAscensionNames);
        int dec = table.Require("declination", DeclinationNames);
        int name = table.Find("name", "id");
        int velocity = table.Find(VelocityNames);
        int redshift = velocity >= 0 ? velocity : table.Require("redshift", [.. VelocityNames, .. RedshiftNames]);
        double unit = velocity >= 0 ? 1.0 : SpeedOfLight;

        var builder = new CatalogueBuilder();
        for (int row = 0; row < table.RowCount; row++)
        {
            string label = name >= 0 ? table[row, name] : (row + 1).ToString(CultureInfo.InvariantCulture);
            builder.Add(
                label,
                SkyAngle.Parse(table[row, ra], hours: true),
                SkyAngle.Parse(table[row, dec], hours: false),
                SkyAngle.Number(table[row, redshift]) is { } z ? z * unit : null
            );
        }

        return builder.Build(path, table.Header[redshift]);
    }

    private static Catalogue FromNpy(string path, NumberArray array)
    {
        if (array.Shape is not [_, 3])
        {
            throw new DataFileException(
                path,
                $"the field 'shape' is ({string.Join(", ", array.Shape)}); a catalogue is (rows, 3): ra, dec, cz."
            );
        }

        if (array.Type is not (NumberType.Float32 or NumberType.Float64))
        {
            throw new DataFileException(
                path,
                $"the field 'descr' is '{array.Type.Code()}'; a catalogue holds '<f4' or '<f8'."
            );
        }

        double[] values = array.ToDoubles();
        var builder = new CatalogueBuilder();
        for (int row = 0; row < values.Length / 3; row++)
        {
            builder.Add(
                (row + 1).ToString(CultureInfo.InvariantCulture),
                values[3 * row],
                values[3 * row + 1],
                values[3 * row + 2]
            );
        }

        return builder.Build(path, "third column (cz)");
    }

    /// <summary>Sorts rows into those that can be used and counts of the others.</summary>
    private sealed class CatalogueBuilder
    {
        private readonly List<CatalogueGalaxy> _kept = [];
        private int _rows,
            _missing,
            _unreadable,
            _offTheSky,
            _notReceding,
            _tooFar;

        public void Add(string name, double? ra, double? dec, double? cz)
        {
            _rows++;
            if (ra is not { } alpha || dec is not { } delta || cz is not { } velocity)
                _unreadable++;
            else if (double.IsNaN(alpha) || double.IsNaN(delta) || double.IsNaN(velocity))
                _missing++;
            else if (alpha is not (>= 0.0 and <= 360.0) || delta is not (>= -90.0 and <= 90.0))
                _offTheSky++;
            else if (velocity <= 0.0)
                _notReceding++;
            else if (velocity > LargestRedshift * SpeedOfLight)
                _tooFar++;
            else
                _kept.Add(new CatalogueGalaxy(name, alpha, delta, velocity));
        }

        public Catalogue Build(string path, string redshiftColumn)
        {
            var counts = new CatalogueCounts(
                _rows,
                _kept.Count,
                _missing,
                _unreadable,
                _offTheSky,
                _notReceding,
                _tooFar
            );
            return _kept.Count > 0
                ? new Catalogue(_kept, counts, redshiftColumn)
                : throw new DataFileException(path, $"no row can be used ({counts}).");
        }
    }
}
