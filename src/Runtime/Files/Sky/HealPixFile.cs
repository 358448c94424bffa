using System.Globalization;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Reads and writes HEALPix maps in FITS files, as healpy does.</summary>
public static class HealPixFile
{
    /// <summary>A table of all pixels is made for so many times fewer in the file, and no more.</summary>
    private const int SmallestShare = 4096;

    /// <summary>Reads the first table of maps of a file; nested order becomes ring order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="polarisation">The convention of Q and U where the file does not state it (POLCCONV).</param>
    /// <exception cref="InvalidDataException">The file is no FITS file, has no HEALPix map, or its header contradicts
    /// itself; the message names it and what is wrong.</exception>
    public static SkyMap Read(string path, PolarisationConvention? polarisation = null)
    {
        FitsUnit unit =
            FitsFile.Read(path).Units.FirstOrDefault(static u => u.Columns.Count > 0 && u.Header.ContainsKey("NSIDE"))
            ?? throw ArrayData.Refused(path, "it has no HEALPix map: no table with NSIDE in its header");
        HealPix sampling = Sampling(path, unit);
        bool isNested = unit.Header.GetValueOrDefault("ORDERING", "").ToUpperInvariant() switch
        {
            "RING" => false,
            "NESTED" or "NEST" => true,
            var other => throw ArrayData.Refused(path, $"its header says ORDERING = '{other}', not RING or NESTED"),
        };
        if (isNested && (sampling.Nside & (sampling.Nside - 1)) != 0)
            throw ArrayData.Refused(path, $"its order is nested, but NSIDE = {sampling.Nside} is no power of two");
        bool isPartial = unit.Header.GetValueOrDefault("INDXSCHM", "").ToUpperInvariant() == "EXPLICIT";
        int[]? pixels = isPartial ? Pixels(path, unit.Columns[0], sampling) : null;
        FitsColumn[] columns = [.. unit.Columns.Skip(isPartial ? 1 : 0)];
        if (columns.Length == 0)
            throw ArrayData.Refused(path, "its table has pixels, but no map");
        double[][] values = Array.ConvertAll(columns, c => Values(path, c, sampling, pixels));
        if (isNested)
            values = Array.ConvertAll(values, v => sampling.FromNested<double>(v));
        try
        {
            return new SkyMap(
                sampling,
                [.. columns.Select(static c => c.Name)],
                values,
                Stated(path, unit) ?? polarisation
            );
        }
        catch (ArgumentException error)
        {
            throw ArrayData.Refused(path, error.Message.TrimEnd('.'));
        }
    }

    /// <summary>
    /// Writes maps in double precision; a file that exists is replaced at once or not at all.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="map">The maps.</param>
    /// <param name="isNested">Whether they are written in nested order.</param>
    /// <exception cref="InvalidOperationException">Nside is no power of two, and the order is nested.</exception>
    public static void Write(string path, SkyMap map, bool isNested = false)
    {
        ArgumentNullException.ThrowIfNull(map);
        double[][] values = map.Stored();
        if (isNested)
            values = Array.ConvertAll(values, v => map.Sampling.ToNested<double>(v));
        var header = new Dictionary<string, string>
        {
            ["PIXTYPE"] = "HEALPIX",
            ["ORDERING"] = isNested ? "NESTED" : "RING",
            ["NSIDE"] = map.Sampling.Nside.ToString(CultureInfo.InvariantCulture),
            ["FIRSTPIX"] = "0",
            ["LASTPIX"] = (map.Sampling.Count - 1).ToString(CultureInfo.InvariantCulture),
            ["INDXSCHM"] = "IMPLICIT",
            ["OBJECT"] = "FULLSKY",
        };
        if (map.Polarisation is { } convention)
            header["POLCCONV"] = convention == PolarisationConvention.Cosmo ? "COSMO" : "IAU";
        FitsColumn[] columns = [.. map.Names.Select((name, i) => new FitsColumn(name, values[i]))];
        FitsFile.Write(path, [new FitsUnit("MAPS", columns, header)]);
    }

    private static HealPix Sampling(string path, FitsUnit unit)
    {
        string text = unit.Header["NSIDE"];
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int side)
            && side is >= 1 and <= 8192
            ? new HealPix(side)
            : throw ArrayData.Refused(path, $"its header says NSIDE = '{text}', not a number from 1 to 8192");
    }

    private static PolarisationConvention? Stated(string path, FitsUnit unit) =>
        unit.Header.GetValueOrDefault("POLCCONV", "").ToUpperInvariant() switch
        {
            "" or "UNKNOWN" => null,
            "COSMO" => PolarisationConvention.Cosmo,
            "IAU" => PolarisationConvention.Iau,
            var other => throw ArrayData.Refused(path, $"its header says POLCCONV = '{other}', not COSMO or IAU"),
        };

    private static int[] Pixels(string path, FitsColumn column, HealPix sampling)
    {
        double[] numbers = column.Values.ToDoubles();
        if (sampling.Count / SmallestShare > numbers.Length)
        {
            throw ArrayData.Refused(
                path,
                $"it has {numbers.Length} of {sampling.Count} pixels, less than one of {SmallestShare}: such a map "
                    + "would be kept in a table that the file does not justify"
            );
        }
        var seen = new bool[sampling.Count];
        var pixels = new int[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!(numbers[i] >= 0 && numbers[i] < sampling.Count) || numbers[i] != Math.Floor(numbers[i]))
            {
                throw ArrayData.Refused(
                    path,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"row {i} is of pixel {numbers[i]}, but NSIDE = {sampling.Nside} ends at {sampling.Count - 1}"
                    )
                );
            }
            pixels[i] = (int)numbers[i];
            if (seen[pixels[i]])
                throw ArrayData.Refused(path, $"pixel {pixels[i]} occurs twice");
            seen[pixels[i]] = true;
        }

        return pixels;
    }

    private static double[] Values(string path, FitsColumn column, HealPix sampling, int[]? pixels)
    {
        int expected = pixels?.Length ?? sampling.Count;
        NumberArray numbers = column.Values;
        if ((long)numbers.Shape[0] * numbers.RowLength != expected)
        {
            throw ArrayData.Refused(
                path,
                $"the map '{column.Name}' has {(long)numbers.Shape[0] * numbers.RowLength} numbers, but "
                    + (
                        pixels is null
                            ? $"NSIDE = {sampling.Nside} has {expected} pixels"
                            : $"there are {expected} pixels"
                    )
            );
        }
        double[] values = numbers.ToDoubles();
        if (pixels is null)
            return values;
        var map = new double[sampling.Count];
        Array.Fill(map, SkyMap.Unseen);
        for (int i = 0; i < pixels.Length; i++)
            map[pixels[i]] = values[i];
        return map;
    }
}
