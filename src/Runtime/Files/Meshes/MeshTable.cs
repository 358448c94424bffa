using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Vertices and faces as a reader finds them; whatever is wrong is named with its place in the file.</summary>
/// <param name="path">The file.</param>
/// <param name="vertexAt">What messages call a vertex, before the number of its place: "the vertex in line".</param>
/// <param name="faceAt">The same for a face.</param>
/// <param name="polygons">What is done with faces of more than three vertices.</param>
internal sealed class MeshTable(string path, string vertexAt, string faceAt, MeshPolygons polygons)
{
    private readonly List<double> _positions = [];
    private readonly List<int> _triangles = [];
    private readonly List<long> _places = [];

    internal int VertexCount => _positions.Count / 3;

    /// <param name="place">The number of its place in the file.</param>
    /// <param name="coordinates">x, y and z.</param>
    internal void AddVertex(long place, ReadOnlySpan<double> coordinates)
    {
        for (int axis = 0; axis < 3; axis++)
        {
            if (!OptionRules.IsCoordinate(coordinates[axis]))
            {
                throw ArrayData.Refused(
                    path,
                    $"{vertexAt} {place} has the coordinate {"xyz"[axis]} = {FiniteNumbers.Text(coordinates[axis])}, "
                        + $"but a coordinate is {OptionRules.AllowedCoordinate}"
                );
            }
        }

        _positions.AddRange(coordinates);
    }

    /// <param name="place">The number of the place.</param>
    /// <param name="corners">Its vertices, from 0; they need not be known yet.</param>
    internal void AddFace(long place, List<long> corners)
    {
        if (corners.Count < 3)
            throw Refused(place, $"has {corners.Count} vertices; a face has at least three");
        if (corners.Count > 3 && polygons == MeshPolygons.Refuse)
        {
            throw Refused(
                place,
                $"has {corners.Count} vertices; MeshPolygons.Fan reads such faces as fans of triangles"
            );
        }
        foreach (long corner in corners)
        {
            if (corner is < 0 or > int.MaxValue)
                throw Refused(place, $"names the vertex {corner} (from 0), which no mesh has");
        }

        for (int i = 2; i < corners.Count; i++)
        {
            _triangles.AddRange([(int)corners[0], (int)corners[i - 1], (int)corners[i]]);
            _places.Add(place);
        }
    }

    /// <summary>The mesh, when everything is read.</summary>
    internal TriangleMesh ToMesh()
    {
        if (_triangles.Count == 0)
            throw ArrayData.Refused(path, "it has no faces");
        for (int i = 0; i < _triangles.Count; i++)
        {
            if (_triangles[i] >= VertexCount)
            {
                throw Refused(
                    _places[i / 3],
                    $"names the vertex {_triangles[i]} (from 0), but there are {VertexCount} vertices"
                );
            }
        }

        return TriangleMesh.Create([.. _positions], [.. _triangles]);
    }

    private InvalidDataException Refused(long place, string why) => ArrayData.Refused(path, $"{faceAt} {place} {why}");
}
