using System.Globalization;
using System.Text.RegularExpressions;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The fields of an NRRD header.</summary>
internal sealed partial class NrrdHeader
{
    private const int MostAxes = 16;

    /// <summary>Digits of lengths that are written as decimals.</summary>
    private const int Digits = 12;

    private readonly string _path;
    private readonly Dictionary<string, string> _fields = [];

    private NrrdHeader(string path) => _path = path;

    /// <summary>Whether the numbers are compressed by gzip.</summary>
    public bool IsCompressed { get; private set; }

    /// <summary>Whether the numbers are stored with the highest byte first.</summary>
    public bool IsBigEndian { get; private set; }

    public static NrrdHeader Parse(string path, IReadOnlyList<string> lines)
    {
        var header = new NrrdHeader(path);
        foreach (string line in lines.Skip(1))
        {
            // Pairs "key:=value" are for users, lines with # are comments.
            int colon = line.IndexOf(':');
            if (line[0] == '#' || (colon >= 0 && colon + 1 < line.Length && line[colon + 1] == '='))
                continue;
            if (colon < 0)
                throw ArrayData.Refused(path, $"the line '{Short(line)}' of its header is no field");
            string name = line[..colon].Trim().ToLowerInvariant().Replace(" ", string.Empty, StringComparison.Ordinal);
            if (!header._fields.TryAdd(name, line[(colon + 1)..].Trim()))
                throw ArrayData.Refused(path, $"its header has the field '{Short(line[..colon])}' twice");
        }
        header.Check();
        return header;
    }

    public VolumeHeader ToVolume()
    {
        int[] sizes = Sizes();
        Step?[] steps = Steps(sizes.Length);
        int[] space = [.. Enumerable.Range(0, sizes.Length).Where(axis => steps[axis] is not null)];
        if (space.Length != 3)
        {
            throw ArrayData.Refused(
                _path,
                $"it has {space.Length} axes of space, by 'space directions', 'spacings' or 'kinds'; a volume has three"
            );
        }
        (int? channel, int? volume) = OtherAxes(sizes.Length, space);
        (string name, bool isLeftHanded) = Space();
        Step? first = Field("spaceorigin") is { } text ? Vector("space origin", text) : null;
        if (channel is not null && Field("measurementframe") is { } frame)
            CheckFrame(frame);
        return new VolumeHeader(
            Type(),
            sizes,
            space,
            channel,
            volume,
            [.. space.Select(axis => steps[axis]!.Value)],
            isLeftHanded && first is { } place ? place with { X = -place.X } : first,
            name,
            isLeftHanded,
            Digits
        )
        {
            Unit = Unit(),
        };
    }

    private void Check()
    {
        foreach (string name in new[] { "datafile", "lineskip", "byteskip" })
        {
            if (Field(name) is { } value && value != "0")
            {
                throw ArrayData.Refused(
                    _path,
                    $"its field '{name}' is '{Short(value)}'; only numbers that follow the header at once are read"
                );
            }
        }

        string encoding = Needed("encoding").ToLowerInvariant();
        IsCompressed = encoding is "gzip" or "gz";
        if (!IsCompressed && encoding != "raw")
            throw ArrayData.Refused(_path, $"its field 'encoding' is '{Short(encoding)}'; read are raw and gzip");
        if (Type().Size() == 1)
            return;
        string endian = Needed("endian").ToLowerInvariant();
        IsBigEndian = endian == "big";
        if (!IsBigEndian && endian != "little")
            throw ArrayData.Refused(_path, $"its field 'endian' is '{Short(endian)}', neither big nor little");
    }

    private NumberType Type()
    {
        string name = Needed("type").ToLowerInvariant();
        return name switch
        {
            "signed char" or "int8" or "int8_t" => NumberType.Int8,
            "uchar" or "unsigned char" or "uint8" or "uint8_t" => NumberType.UInt8,
            "short" or "short int" or "signed short" or "signed short int" or "int16" or "int16_t" => NumberType.Int16,
            "ushort" or "unsigned short" or "unsigned short int" or "uint16" or "uint16_t" => NumberType.UInt16,
            "int" or "signed int" or "int32" or "int32_t" => NumberType.Int32,
            "uint" or "unsigned int" or "uint32" or "uint32_t" => NumberType.UInt32,
            "longlong"
            or "long long"
            or "long long int"
            or "signed long long"
            or "signed long long int"
            or "int64"
            or "int64_t" => NumberType.Int64,
            "ulonglong" or "unsigned long long" or "unsigned long long int" or "uint64" or "uint64_t" =>
                NumberType.UInt64,
            "float" => NumberType.Float32,
            "double" => NumberType.Float64,
            _ => throw ArrayData.Refused(_path, $"its field 'type' is '{Short(name)}', which is not read"),
        };
    }

    private int[] Sizes()
    {
        int count = Integer("dimension", Needed("dimension"));
        if (count is < 3 or > MostAxes)
            throw ArrayData.Refused(_path, $"its field 'dimension' is {count}; a volume has at least three axes");
        string[] words = Words("sizes", count);
        int[] sizes = [.. words.Select(w => Integer("sizes", w))];
        return Array.TrueForAll(sizes, static s => s > 0)
            ? sizes
            : throw ArrayData.Refused(_path, $"its field 'sizes' is '{Short(Needed("sizes"))}'; sizes are positive");
    }

    /// <summary>The steps along those axes that are axes of space.</summary>
    private Step?[] Steps(int count)
    {
        Step?[] steps = new Step?[count];
        if (Field("spacedirections") is { } directions)
        {
            string[] parts = [.. Direction().Matches(directions).Select(static m => m.Value)];
            if (parts.Length != count || Direction().Replace(directions, string.Empty).Trim().Length > 0)
                throw Odd("space directions", directions, $"a vector or 'none' for each of {count} axes");
            for (int axis = 0; axis < count; axis++)
            {
                if (parts[axis] != "none")
                    steps[axis] = Vector("space directions", parts[axis]);
            }

            return steps;
        }

        string[]? kinds = Field("kinds") is null ? null : Words("kinds", count),
            spacings = Field("spacings") is null ? null : Words("spacings", count);
        int found = 0;
        for (int axis = 0; axis < count; axis++)
        {
            bool isSpace =
                kinds?[axis].ToLowerInvariant() is "space" or "domain"
                || (
                    kinds is null
                    && (
                        spacings is null
                            ? count == 3
                            : !spacings[axis].Equals("nan", StringComparison.OrdinalIgnoreCase)
                    )
                );
            if (!isSpace)
                continue;
            double distance = spacings is null ? 1 : Math.Abs(Number("spacings", spacings[axis]));
            steps[axis] = found++ switch
            {
                0 => new Step(distance, 0, 0),
                1 => new Step(0, distance, 0),
                _ => new Step(0, 0, distance),
            };
        }

        return steps;
    }

    /// <summary>Of the axes that are not of space, at most one is of time, and one of a voxel's numbers.</summary>
    private (int? Channel, int? Volume) OtherAxes(int count, int[] space)
    {
        string[]? kinds = Field("kinds") is null ? null : Words("kinds", count);
        int? channel = null,
            volume = null;
        for (int axis = 0; axis < count; axis++)
        {
            if (space.Contains(axis))
                continue;
            bool isTime = kinds?[axis].ToLowerInvariant() is "time" or "list";
            if ((isTime ? volume : channel) is not null)
            {
                throw ArrayData.Refused(
                    _path,
                    $"axis {axis + 1} is a second axis of {(isTime ? "time" : "a voxel's numbers")}; read is one"
                );
            }
            if (isTime)
                volume = axis;
            else
                channel = axis;
        }

        return (channel, volume);
    }

    private (string Name, bool IsLeftHanded) Space()
    {
        string? name = Field("space")?.ToLowerInvariant();
        return name switch
        {
            null when Field("spacedimension") is null or "3" => (string.Empty, false),
            "right-anterior-superior" or "ras" => ("right-anterior-superior", false),
            "left-posterior-superior" or "lps" => ("left-posterior-superior", false),
            "left-anterior-superior" or "las" => ("left-anterior-superior", true),
            "scanner-xyz" or "3d-right-handed" => (name, false),
            "3d-left-handed" => (name, true),
            _ => throw ArrayData.Refused(
                _path,
                $"its space is '{Short(name ?? Needed("spacedimension") + " axes")}', which is not one of three axes "
                    + "that is read"
            ),
        };
    }

    private string Unit()
    {
        string[] units =
        [
            .. Quoted().Matches(Field("spaceunits") ?? string.Empty).Select(static m => m.Groups[1].Value),
        ];
        return units.Length > 0 && Array.TrueForAll(units, u => u == units[0]) ? units[0] : string.Empty;
    }

    private void CheckFrame(string frame)
    {
        Step[] rows = [.. Direction().Matches(frame).Select(m => Vector("measurement frame", m.Value))];
        if (rows is not [(1, 0, 0), (0, 1, 0), (0, 0, 1)])
        {
            throw ArrayData.Refused(
                _path,
                "its field 'measurement frame' is not the identity, so the numbers of a voxel are along other axes "
                    + "than those of its space; this is not read"
            );
        }
    }

    private Step Vector(string field, string text)
    {
        string[] words = text.Trim('(', ')').Split(',');
        return words.Length == 3
            ? new Step(Number(field, words[0]), Number(field, words[1]), Number(field, words[2]))
            : throw Odd(field, text, "three numbers in brackets");
    }

    private string? Field(string name) => _fields.GetValueOrDefault(name);

    private string Needed(string name) =>
        Field(name) is { Length: > 0 } value
            ? value
            : throw ArrayData.Refused(_path, $"its header has no field '{name}'");

    private string[] Words(string name, int count)
    {
        string[] words = Needed(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == count ? words : throw Odd(name, Needed(name), $"{count} words, one for each axis");
    }

    private int Integer(string name, string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Odd(name, word, "a whole number");

    private double Number(string name, string word) =>
        double.TryParse(word.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Odd(name, word, "a number");

    private InvalidDataException Odd(string name, string text, string expected) =>
        ArrayData.Refused(_path, $"its field '{name}' has '{Short(text)}', where {expected} should be");

    private static string Short(string text)
    {
        const int most = 60;
        string shown = new([.. text.Take(most).Select(static c => char.IsControl(c) ? '?' : c)]);
        return text.Length > most ? shown + "…" : shown;
    }

    [GeneratedRegex(@"none|\([^)]*\)")]
    private static partial Regex Direction();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();
}
