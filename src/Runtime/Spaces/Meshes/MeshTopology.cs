namespace GeoDL.Typed.CompilerServices;

/// <summary>How triangles hang together, whatever their positions.</summary>
internal sealed class MeshTopology
{
    private readonly int[] _triangles;

    internal MeshTopology(int vertexCount, int[] triangles)
    {
        (VertexCount, _triangles) = (vertexCount, triangles);
        Edges = new MeshEdges(vertexCount, triangles, IsProper);
        Fans = new MeshFans(vertexCount, triangles, Edges, IsProper);
        var pieces = new Components(vertexCount);
        var loops = new Components(vertexCount);
        var isOnBoundary = new bool[vertexCount];
        for (int edge = 0; edge < Edges.Count; edge++)
        {
            int half = Edges.HalvesOf(edge)[0];
            (int a, int b) = (Edges.From(half), Edges.To(half));
            pieces.Join(a, b);
            if (Edges.HalvesOf(edge).Length > 1)
                continue;
            loops.Join(a, b);
            isOnBoundary[a] = isOnBoundary[b] = true;
            BoundaryEdgeCount++;
        }

        ComponentCount = pieces.Count(IsUsed);
        BoundaryLoopCount = loops.Count(v => isOnBoundary[v]);
        IsOrientable = TryOrient(out int[] signs);
        FaceSigns = signs;
    }

    internal int VertexCount { get; }

    internal int FaceCount => _triangles.Length / 3;

    internal MeshEdges Edges { get; }

    internal MeshFans Fans { get; }

    internal int ComponentCount { get; }

    internal int BoundaryEdgeCount { get; }

    internal int BoundaryLoopCount { get; }

    /// <summary>Whether turning some faces over makes all of them agree with their neighbours.</summary>
    internal bool IsOrientable { get; }

    /// <summary>[F] −1 for faces that disagree with most of their piece.</summary>
    internal int[] FaceSigns { get; }

    /// <summary>Vertices that are used, minus edges, plus faces of three different vertices.</summary>
    internal int EulerCharacteristic
    {
        get
        {
            int used = 0,
                faces = 0;
            for (int v = 0; v < VertexCount; v++)
                used += IsUsed(v) ? 1 : 0;
            for (int face = 0; face < FaceCount; face++)
                faces += IsProper(face) ? 1 : 0;
            return used - Edges.Count + faces;
        }
    }

    internal bool IsUsed(int vertex) => Fans.Offsets[vertex] < Fans.Offsets[vertex + 1];

    /// <summary>Whether a face has three different vertices.</summary>
    internal bool IsProper(int face)
    {
        (int a, int b, int c) = (_triangles[3 * face], _triangles[3 * face + 1], _triangles[3 * face + 2]);
        return a != b && b != c && c != a;
    }

    /// <summary>Whether the two faces of an edge run along it in the same direction.</summary>
    internal bool IsTurnedOver(int edge)
    {
        ReadOnlySpan<int> halves = Edges.HalvesOf(edge);
        return halves.Length == 2 && Edges.From(halves[0]) == Edges.From(halves[1]);
    }

    private bool TryOrient(out int[] signs)
    {
        signs = new int[FaceCount];
        bool agree = true;
        var piece = new List<int>();
        for (int first = 0; first < FaceCount; first++)
        {
            if (signs[first] != 0)
                continue;
            signs[first] = 1;
            piece.Clear();
            piece.Add(first);
            int sum = 0;
            for (int i = 0; i < piece.Count; i++)
            {
                int face = piece[i];
                sum += signs[face];
                for (int half = 3 * face; half < 3 * face + 3; half++)
                {
                    int other = Edges.Other(half);
                    if (other < 0)
                        continue;
                    int sign = Edges.From(half) == Edges.From(other) ? -signs[face] : signs[face];
                    agree &= signs[other / 3] == 0 || signs[other / 3] == sign;
                    if (signs[other / 3] != 0)
                        continue;
                    signs[other / 3] = sign;
                    piece.Add(other / 3);
                }
            }

            foreach (int face in piece)
                signs[face] *= sum < 0 ? -1 : 1;
        }

        return agree;
    }
}
