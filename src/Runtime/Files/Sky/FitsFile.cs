using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A FITS file: images, binary tables and text tables of numbers, with their headers. What the format has beyond that
/// (compressed images, arrays of varying length) is skipped, and refused where it is asked for.
/// </summary>
/// <remarks>
/// The format: fits.gsfc.nasa.gov, "Definition of the Flexible Image Transport System", version 4. Headers are checked
/// against the length of the file before anything is allocated for them.
/// </remarks>
public sealed class FitsFile
{
    private FitsFile(string source, FitsUnit[] units) => (Source, Units) = (source, units);

    /// <summary>The file, as it was given.</summary>
    public string Source { get; }

    /// <summary>The units of the file, in order; the first may hold a header alone.</summary>
    public IReadOnlyList<FitsUnit> Units { get; }

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not FITS, is truncated, or its header contradicts itself; the
    /// message names it and what is wrong.</exception>
    public static FitsFile Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > Array.MaxLength)
            throw ArrayData.Refused(path, $"it has {stream.Length} bytes, more than one array holds here");
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        if (!file.AsSpan().StartsWith("SIMPLE  ="u8))
            throw ArrayData.Refused(path, "this is no FITS file: it does not begin with SIMPLE");
        List<FitsUnit> units = [];
        int at = 0;
        while (at < file.Length && (units.Count == 0 || file.AsSpan(at).StartsWith("XTENSION="u8)))
            units.Add(FitsReader.Unit(path, file, ref at));
        return new FitsFile(path, [.. units]);
    }

    /// <summary>Writes units behind an empty first one; a file that exists is replaced at once or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="units">Tables.</param>
    public static void Write(string path, IEnumerable<FitsUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        FitsUnit[] all = [.. units];
        ReplacedFile.Write(
            path,
            stream =>
            {
                FitsWriter.Begin(stream);
                foreach (FitsUnit unit in all)
                    FitsWriter.Table(stream, unit);
            }
        );
    }

    /// <summary>The first unit of that name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public FitsUnit Unit(string name) =>
        Units.FirstOrDefault(u => string.Equals(u.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw ArrayData.Refused(
            Source,
            $"it has no unit '{name}', only {string.Join(", ", Units.Select(static u => $"'{u.Name}'"))}"
        );

    /// <summary>The first unit that has columns.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public FitsUnit FirstTable() =>
        Units.FirstOrDefault(static u => u.Columns.Count > 0)
        ?? throw ArrayData.Refused(Source, "it has no table of numbers");
}
