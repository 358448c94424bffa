namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Reads vertices and faces of PLY files, as text or binary in either order; other elements and properties are skipped.
/// Tables grow with what is read, so a header that promises more than there is costs nothing.
/// </summary>
internal static class PlyFile
{
    internal static TriangleMesh Read(string path, MeshPolygons polygons)
    {
        var header = PlyHeader.Read(ExpandedFile.ReadAll(path), path);
        var table = new MeshTable(path, "vertex", "face", polygons);
        foreach (PlyElement element in header.Elements)
        {
            // Rows of nothing take no bytes, however many there are.
            for (long row = 0; element.Properties.Count > 0 && row < element.Count; row++)
            {
                header.Values.Begin(element, row);
                Read(element, row, header.Values, table);
                header.Values.EndRow();
            }
        }

        header.Values.End();
        return table.ToMesh();
    }

    private static void Read(PlyElement element, long row, PlyValues values, MeshTable table)
    {
        bool isVertex = element.Name == "vertex",
            isFace = element.Name == "face";
        Span<double> coordinates = stackalloc double[3];
        foreach (PlyProperty property in element.Properties)
        {
            if (property.CountType is { } countType)
                ReadList(property, countType, isFace, row, values, table);
            else if (isVertex && property.Axis >= 0)
                coordinates[property.Axis] = values.Next(property.Type);
            else
                values.Skip(property.Type);
        }

        if (isVertex)
            table.AddVertex(row, coordinates);
    }

    private static void ReadList(
        PlyProperty property,
        NumberType countType,
        bool isFace,
        long row,
        PlyValues values,
        MeshTable table
    )
    {
        long count = Whole(values.Next(countType), values);
        if (count < 0)
            throw values.Refused($"has a list of {count} numbers");
        if (!isFace || !property.IsCorners)
        {
            for (long i = 0; i < count; i++)
                values.Skip(property.Type);
            return;
        }
        var corners = new List<long>();
        for (long i = 0; i < count; i++)
            corners.Add(Whole(values.Next(property.Type), values));
        table.AddFace(row, corners);
    }

    /// <summary>A whole number: text may hold others.</summary>
    private static long Whole(double number, PlyValues values) =>
        double.IsInteger(number) && Math.Abs(number) <= uint.MaxValue
            ? (long)number
            : throw values.Refused($"has {FiniteNumbers.Text(number)} where a whole number stands");
}
