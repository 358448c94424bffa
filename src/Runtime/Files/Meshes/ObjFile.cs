using System.Buffers.Text;
using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Reads vertices and faces of Wavefront OBJ files. Textures, normals, groups and materials are skipped; what would
/// change the surface and is not read (curves, patches) is refused, and so is what is no statement of the format.
/// </summary>
internal static class ObjFile
{
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        "vt",
        "vn",
        "vp",
        "g",
        "o",
        "s",
        "mg",
        "p",
        "l",
        "usemtl",
        "mtllib",
        "usemap",
        "maplib",
        "bevel",
        "c_interp",
        "d_interp",
        "lod",
        "shadow_obj",
        "trace_obj",
    };

    internal static TriangleMesh Read(string path, MeshPolygons polygons)
    {
        var lines = new TextLines(ExpandedFile.ReadAll(path));
        var table = new MeshTable(path, "the vertex in line", "the face in line", polygons);
        var corners = new List<long>();
        while (lines.MoveNext())
        {
            ReadOnlySpan<byte> statement = Word(ref lines);
            if (statement.SequenceEqual("v"u8))
            {
                ReadVertex(ref lines, table, path);
            }
            else if (statement.SequenceEqual("f"u8))
            {
                int line = lines.Line;
                ReadCorners(ref lines, table.VertexCount, corners, path);
                table.AddFace(line, corners);
            }
            else if (!statement.IsEmpty)
            {
                SkipStatement(statement, ref lines, path);
            }
        }

        return table.ToMesh();
    }

    private static void ReadVertex(ref TextLines lines, MeshTable table, string path)
    {
        int line = lines.Line;
        Span<double> coordinates = stackalloc double[3];
        for (int axis = 0; axis < 3; axis++)
        {
            ReadOnlySpan<byte> word = Word(ref lines);
            if (word.IsEmpty)
                throw Refused(path, line, $"a vertex with {axis} coordinates; it has three");
            if (!TextLines.IsNumber(word, out coordinates[axis]))
            {
                throw Refused(
                    path,
                    line,
                    $"the coordinate {"xyz"[axis]} of a vertex is {TextLines.Shown(word)}, which is no number"
                );
            }
        }

        // Weights and colours may follow; neither moves the vertex of a triangle.
        while (Word(ref lines) is { IsEmpty: false } word)
        {
            if (!TextLines.IsNumber(word, out _))
                throw Refused(path, line, $"a vertex has {TextLines.Shown(word)} behind it, which is no number");
        }

        table.AddVertex(line, coordinates);
    }

    private static void ReadCorners(ref TextLines lines, int known, List<long> corners, string path)
    {
        int line = lines.Line;
        corners.Clear();
        while (Word(ref lines) is { IsEmpty: false } word)
        {
            if (!IsCorner(word, out long number))
            {
                throw Refused(
                    path,
                    line,
                    $"{TextLines.Shown(word)} is no corner of a face: it is v, v/vt, v//vn or v/vt/vn"
                );
            }
            long corner = number > 0 ? number - 1 : known + number;
            if (number == 0 || corner < 0)
            {
                throw Refused(
                    path,
                    line,
                    $"the corner {TextLines.Shown(word)} names no vertex: they count from 1, or from -1 back to the "
                        + $"{known} before the line"
                );
            }
            corners.Add(corner);
        }
    }

    /// <summary>A whole number, and up to two more behind strokes, of which the first may be missing.</summary>
    private static bool IsCorner(ReadOnlySpan<byte> word, out long vertex)
    {
        if (!Utf8Parser.TryParse(word, out vertex, out int at))
            return false;
        for (int stroke = 0; at < word.Length; stroke++)
        {
            if (stroke == 2 || word[at] != '/')
                return false;
            at++;
            if (stroke == 0 && at < word.Length && word[at] == '/')
                continue;
            if (!Utf8Parser.TryParse(word[at..], out long _, out int used))
                return false;
            at += used;
        }

        return true;
    }

    private static void SkipStatement(ReadOnlySpan<byte> statement, ref TextLines lines, string path)
    {
        if (!Skipped.Contains(Encoding.ASCII.GetString(statement)))
            throw Refused(path, lines.Line, $"the statement {TextLines.Shown(statement)} is not read");
        while (!Word(ref lines).IsEmpty) { }
    }

    /// <summary>The next word of a statement: a stroke at the end of a line goes on in the next, # ends it.</summary>
    private static ReadOnlySpan<byte> Word(ref TextLines lines)
    {
        ReadOnlySpan<byte> word = lines.Word();
        while (word.SequenceEqual("\\"u8))
            word = lines.MoveNext() ? lines.Word() : default;
        return word.StartsWith("#"u8) ? default : word;
    }

    private static InvalidDataException Refused(string path, int line, string why) =>
        ArrayData.Refused(path, $"line {line}: {why}");
}
