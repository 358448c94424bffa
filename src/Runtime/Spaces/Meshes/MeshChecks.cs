namespace GeoDL.Typed.CompilerServices;

/// <summary>Finds everything that keeps triangles from being a surface: one method a kind of defect.</summary>
internal static class MeshChecks
{
    private const double SmallestHeight = 1e-12;

    /// <summary>The defects of a mesh, in the order of their kinds; none of them hides another.</summary>
    internal static MeshDefect[] Of(TriangleMesh mesh)
    {
        MeshTopology topology = mesh.Topology;
        MeshDefect[] all =
        [
            RepeatedVertices(mesh, topology),
            RepeatedFaces(mesh, topology),
            FlatFaces(mesh, topology),
            NonManifoldEdges(topology),
            PinchedVertices(topology),
            TurnedFaces(topology),
            UnusedVertices(topology),
        ];
        return Array.FindAll(all, static d => d.Count > 0);
    }

    private static MeshDefect RepeatedVertices(TriangleMesh mesh, MeshTopology topology) =>
        new(
            MeshDefectKind.RepeatedVertex,
            "face {F} names a vertex twice ({V})",
            Where(topology.FaceCount, f => !topology.IsProper(f), f => new(mesh.CornersOf(f), [f]))
        );

    private static MeshDefect RepeatedFaces(TriangleMesh mesh, MeshTopology topology)
    {
        var first = new Dictionary<(int, int, int), int>();
        var places = new List<MeshDefect.Place>();
        for (int face = 0; face < topology.FaceCount; face++)
        {
            int[] corners = mesh.CornersOf(face);
            Array.Sort(corners);
            if (topology.IsProper(face) && !first.TryAdd((corners[0], corners[1], corners[2]), face))
                places.Add(new(corners, [first[(corners[0], corners[1], corners[2])], face]));
        }

        return new(MeshDefectKind.RepeatedFace, "faces {F} have the same vertices ({V})", [.. places]);
    }

    private static MeshDefect FlatFaces(TriangleMesh mesh, MeshTopology topology) =>
        new(
            MeshDefectKind.FlatFace,
            "face {F} (vertices {V}) has no area",
            Where(topology.FaceCount, f => topology.IsProper(f) && IsFlat(mesh, f), f => new(mesh.CornersOf(f), [f]))
        );

    private static bool IsFlat(TriangleMesh mesh, int face)
    {
        (CellVector a, CellVector b, CellVector c) = mesh.PointsOf(face);
        double longest = Math.Max(Length(b - a), Math.Max(Length(c - b), Length(a - c)));
        // Twice the area is a side times its height; divided, since a square of a tiny side is zero.
        return !(longest > 0 && MeshMeasures.Cross(b - a, c - a).Length / longest > SmallestHeight * longest);

        static double Length(CellVector side) => MeshMeasures.Length(side);
    }

    private static MeshDefect NonManifoldEdges(MeshTopology topology) =>
        new(
            MeshDefectKind.NonManifoldEdge,
            "the edge of vertices {V} belongs to more than two faces ({F})",
            Where(topology.Edges.Count, e => topology.Edges.HalvesOf(e).Length > 2, e => EdgePlace(topology.Edges, e))
        );

    private static MeshDefect PinchedVertices(MeshTopology topology)
    {
        // An edge of three faces ends fans by itself, and is named already.
        var isNamed = new bool[topology.VertexCount];
        for (int edge = 0; edge < topology.Edges.Count; edge++)
        {
            if (topology.Edges.HalvesOf(edge) is { Length: > 2 } halves)
                isNamed[topology.Edges.From(halves[0])] = isNamed[topology.Edges.To(halves[0])] = true;
        }

        return new(
            MeshDefectKind.PinchedVertex,
            "the faces at vertex {V} ({F}) are several fans that meet in this point alone",
            Where(
                topology.VertexCount,
                v => !isNamed[v] && topology.Fans.IsPinched(v),
                v => new([v], [.. topology.Fans.CornersOf(v).ToArray().Select(static c => c / 3).Order()])
            )
        );
    }

    private static MeshDefect TurnedFaces(MeshTopology topology) =>
        new(
            MeshDefectKind.InconsistentOrientation,
            "faces {F} run along their common edge (vertices {V}) in the same direction",
            Where(topology.Edges.Count, topology.IsTurnedOver, e => EdgePlace(topology.Edges, e)),
            topology.IsOrientable
                ? "Oriented() turns faces over."
                : "The surface has no two sides, so only O(2) can be its gauge group."
        );

    private static MeshDefect UnusedVertices(MeshTopology topology) =>
        new(
            MeshDefectKind.UnusedVertex,
            "vertex {V} belongs to no face",
            Where(topology.VertexCount, v => !topology.IsUsed(v), static v => new([v], [])),
            "WithoutUnusedVertices() leaves such vertices out."
        );

    private static MeshDefect.Place EdgePlace(MeshEdges edges, int edge)
    {
        int[] halves = edges.HalvesOf(edge).ToArray();
        return new([edges.From(halves[0]), edges.To(halves[0])], Array.ConvertAll(halves, static h => h / 3));
    }

    private static MeshDefect.Place[] Where(int count, Predicate<int> isWrong, Func<int, MeshDefect.Place> place)
    {
        var places = new List<MeshDefect.Place>();
        for (int i = 0; i < count; i++)
        {
            if (isWrong(i))
                places.Add(place(i));
        }

        return [.. places];
    }
}
