namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The faces around each vertex, in order. Corner c is vertex c % 3 of face c / 3. Each fan has an orientation of its
/// own, that of its first face, and goes from a boundary to a boundary where there is one; so fans exist whether faces
/// are oriented consistently or not, and where they are, all fans turn as the faces do.
/// </summary>
internal sealed class MeshFans
{
    /// <param name="vertexCount">Number of vertices.</param>
    /// <param name="triangles">[F × 3] vertices of the faces.</param>
    /// <param name="edges">Their edges.</param>
    /// <param name="isProper">Whether a face has three different vertices.</param>
    internal MeshFans(int vertexCount, int[] triangles, MeshEdges edges, Predicate<int> isProper)
    {
        Offsets = new int[vertexCount + 1];
        for (int corner = 0; corner < triangles.Length; corner++)
        {
            if (isProper(corner / 3))
                Offsets[triangles[corner] + 1]++;
        }

        for (int v = 0; v < vertexCount; v++)
            Offsets[v + 1] += Offsets[v];
        int[] next = Offsets[..vertexCount];
        Corners = new int[Offsets[vertexCount]];
        for (int corner = 0; corner < triangles.Length; corner++)
        {
            if (isProper(corner / 3))
                Corners[next[triangles[corner]]++] = corner;
        }

        Signs = new int[triangles.Length];
        IsOpen = new bool[vertexCount];
        for (int v = 0; v < vertexCount; v++)
            Sort(v, edges);
    }

    /// <summary>[V + 1] the corners of vertex v are Corners[Offsets[v]] … Corners[Offsets[v + 1] − 1].</summary>
    internal int[] Offsets { get; }

    /// <summary>Corners in order around their vertex; those of a pinched vertex as they come, behind its first
    /// fan.</summary>
    internal int[] Corners { get; }

    /// <summary>[3F] 1 where the face of a corner turns as the fan does, −1 where against it, 0 outside the
    /// fan.</summary>
    internal int[] Signs { get; }

    /// <summary>[V] whether the fan ends at a boundary, or at an edge of more than two faces.</summary>
    internal bool[] IsOpen { get; }

    internal ReadOnlySpan<int> CornersOf(int vertex) => Corners.AsSpan(Offsets[vertex]..Offsets[vertex + 1]);

    /// <summary>Whether faces of a vertex are left outside its fan.</summary>
    internal bool IsPinched(int vertex)
    {
        foreach (int corner in CornersOf(vertex))
        {
            if (Signs[corner] == 0)
                return true;
        }

        return false;
    }

    /// <summary>The half-edge of a corner by which its fan enters the face.</summary>
    internal int Entry(int corner) => Signs[corner] > 0 ? corner : MeshEdges.PreviousIn(corner);

    /// <summary>The half-edge of a corner by which its fan leaves the face.</summary>
    internal int Exit(int corner) => Signs[corner] > 0 ? MeshEdges.PreviousIn(corner) : corner;

    private void Sort(int vertex, MeshEdges edges)
    {
        Span<int> corners = Corners.AsSpan(Offsets[vertex]..Offsets[vertex + 1]);
        if (corners.IsEmpty)
            return;
        int corner = corners[0],
            sign = 1;
        foreach (int candidate in corners)
        {
            // A boundary in front of the face, else one behind it; then the fan turns against its first face.
            if (edges.Other(candidate) < 0)
            {
                (corner, sign) = (candidate, 1);
                break;
            }
            if (sign > 0 && edges.Other(MeshEdges.PreviousIn(candidate)) < 0)
                (corner, sign) = (candidate, -1);
        }

        var fan = new List<int>(corners.Length);
        while (Signs[corner] == 0)
        {
            Signs[corner] = sign;
            fan.Add(corner);
            int across = edges.Other(Exit(corner));
            if (across < 0)
            {
                IsOpen[vertex] = true;
                break;
            }
            bool leaves = edges.From(across) == vertex;
            (corner, sign) = (leaves ? across : MeshEdges.NextIn(across), leaves ? 1 : -1);
        }

        foreach (int left in corners)
        {
            if (Signs[left] == 0)
                fan.Add(left);
        }

        fan.CopyTo(corners);
    }
}
