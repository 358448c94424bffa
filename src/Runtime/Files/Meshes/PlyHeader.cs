using System.Globalization;
using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A property of an element of a PLY file: a number, or a list of numbers behind their count.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type of the numbers.</param>
/// <param name="CountType">Type of the count; null for a single number.</param>
internal sealed record PlyProperty(string Name, NumberType Type, NumberType? CountType)
{
    /// <summary>Which coordinate of a vertex it is; −1 if none.</summary>
    internal int Axis { get; } = CountType is null ? Array.IndexOf(["x", "y", "z"], Name) : -1;

    /// <summary>Whether it lists the vertices of a face.</summary>
    internal bool IsCorners { get; } = CountType is not null && Name is "vertex_indices" or "vertex_index";
}

/// <summary>A kind of rows of a PLY file.</summary>
internal sealed record PlyElement(string Name, long Count, List<PlyProperty> Properties);

/// <summary>What a PLY file says about itself.</summary>
/// <param name="Values">Its rows, behind the header.</param>
/// <param name="Elements">What the rows are, in order.</param>
internal sealed record PlyHeader(PlyValues Values, List<PlyElement> Elements)
{
    private static readonly Dictionary<string, NumberType> Types = new(StringComparer.Ordinal)
    {
        ["char"] = NumberType.Int8,
        ["int8"] = NumberType.Int8,
        ["uchar"] = NumberType.UInt8,
        ["uint8"] = NumberType.UInt8,
        ["short"] = NumberType.Int16,
        ["int16"] = NumberType.Int16,
        ["ushort"] = NumberType.UInt16,
        ["uint16"] = NumberType.UInt16,
        ["int"] = NumberType.Int32,
        ["int32"] = NumberType.Int32,
        ["uint"] = NumberType.UInt32,
        ["uint32"] = NumberType.UInt32,
        ["float"] = NumberType.Float32,
        ["float32"] = NumberType.Float32,
        ["double"] = NumberType.Float64,
        ["float64"] = NumberType.Float64,
    };

    private static readonly Dictionary<string, Func<byte[], TextLines, string, PlyValues>> Formats = new(
        StringComparer.Ordinal
    )
    {
        ["ascii"] = static (file, lines, path) => new PlyText(lines, path),
        ["binary_little_endian"] = static (file, lines, path) => new PlyBytes(file, lines.Next, false, path),
        ["binary_big_endian"] = static (file, lines, path) => new PlyBytes(file, lines.Next, true, path),
    };

    internal static PlyHeader Read(byte[] file, string path)
    {
        var lines = new TextLines(file);
        if (!lines.MoveNext() || !lines.Word().SequenceEqual("ply"u8))
            throw ArrayData.Refused(path, "this is no PLY file: its first line is not 'ply'");
        Func<byte[], TextLines, string, PlyValues>? values = null;
        var elements = new List<PlyElement>();
        while (lines.MoveNext())
        {
            string[] words = Words(ref lines);
            switch (words)
            {
                case ["format", var name, "1.0"] when Formats.TryGetValue(name, out values):
                case ["comment" or "obj_info", ..]:
                    break;
                case ["element", var name, var count] when IsCount(count, out long rows):
                    elements.Add(new PlyElement(name, rows, []));
                    break;
                case ["property", var type, var name] when elements.Count > 0 && Types.TryGetValue(type, out var of):
                    elements[^1].Properties.Add(new PlyProperty(name, of, null));
                    break;
                case ["property", "list", var counts, var type, var name]
                    when elements.Count > 0
                        && Types.TryGetValue(counts, out var by)
                        && !by.IsFloatingPoint()
                        && Types.TryGetValue(type, out var of):
                    elements[^1].Properties.Add(new PlyProperty(name, of, by));
                    break;
                case ["end_header"] when values is not null:
                    return new PlyHeader(values(file, lines, path), Checked(elements, path));
                default:
                    throw ArrayData.Refused(
                        path,
                        $"line {lines.Line} of the header, "
                            + $"{TextLines.Shown(Encoding.ASCII.GetBytes(string.Join(' ', words)))}, is not understood"
                    );
            }
        }

        throw ArrayData.Refused(path, "it is truncated: the header has no line 'end_header'");
    }

    private static List<PlyElement> Checked(List<PlyElement> elements, string path)
    {
        PlyElement? vertices = elements.Find(static e => e.Name == "vertex"),
            faces = elements.Find(static e => e.Name == "face");
        for (int axis = 0; axis < 3; axis++)
        {
            if (vertices?.Properties.Count(p => p.Axis == axis) != 1)
                throw ArrayData.Refused(path, $"its element 'vertex' has no property '{"xyz"[axis]}', or several");
        }

        if (faces?.Properties.Count(static p => p.IsCorners) != 1)
        {
            throw ArrayData.Refused(
                path,
                "its element 'face' has no list 'vertex_indices' or 'vertex_index', or several"
            );
        }
        if (faces.Properties.Find(static p => p.IsCorners)!.Type.IsFloatingPoint())
            throw ArrayData.Refused(path, "the vertices of its faces are numbers with a point, not whole numbers");
        if (elements.Count(static e => e.Name is "vertex" or "face") != 2)
            throw ArrayData.Refused(path, "it has an element 'vertex' or 'face' twice");
        return elements;
    }

    private static bool IsCount(string word, out long count) =>
        long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private static string[] Words(ref TextLines lines)
    {
        var words = new List<string>();
        while (lines.Word() is { IsEmpty: false } word)
            words.Add(Encoding.ASCII.GetString(word));
        return [.. words];
    }
}
