namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A coarser batch of surfaces, and to which of its vertices each vertex belongs. Features are carried from frame to
/// frame by the smallest rotation of space that takes one normal to the other.
/// </summary>
internal sealed class SurfaceLevel
{
    private SurfaceLevel(MeshData data, int[] parents, EdgeTransport down, EdgeTransport up) =>
        (Data, Parents, Down, Up) = (data, parents, down, up);

    /// <summary>The coarser surfaces.</summary>
    internal MeshData Data { get; }

    /// <summary>[V] the coarser vertex of each vertex.</summary>
    internal int[] Parents { get; }

    /// <summary>To the coarser vertex; weights are shares in the area of all vertices that belong to it.</summary>
    internal EdgeTransport Down { get; }

    /// <summary>The same without weights, which is taken back.</summary>
    internal EdgeTransport Up { get; }

    /// <param name="fine">The surfaces.</param>
    /// <param name="coarse">The coarser ones, which become those of the same meshes.</param>
    /// <param name="parents">[V] the coarser vertex of each vertex; every one has at least one.</param>
    /// <exception cref="InvalidOperationException">Two normals are opposite.</exception>
    internal static SurfaceLevel Create(MeshData fine, MeshData coarse, int[] parents)
    {
        MeshFrames from = fine.AllFrames(),
            to = coarse.AllFrames();
        double[] totals = new double[coarse.Vertices.Count],
            angles = new double[parents.Length],
            shares = new double[parents.Length],
            ones = new double[parents.Length];
        for (int v = 0; v < parents.Length; v++)
            totals[parents[v]] += fine.Areas[v];
        for (int v = 0; v < parents.Length; v++)
        {
            int parent = parents[v];
            CellVector carried =
                SurfaceMap.Transported(from, v, to, parent, isMirrored: false)
                ?? throw new InvalidOperationException(
                    $"Vertex {v} belongs to vertex {parent} of the coarser surface, but their normals are opposite, so "
                        + "no smallest rotation takes one to the other."
                );
            angles[v] = to.AngleOf(carried, parent);
            (shares[v], ones[v]) = (fine.Areas[v] / totals[parent], 1);
        }

        return new SurfaceLevel(
            coarse.Of(fine.Vertices.Clouds),
            parents,
            new EdgeTransport(angles, shares),
            new EdgeTransport(angles, ones)
        );
    }

    /// <summary>Checks the coarser vertices of vertices.</summary>
    /// <exception cref="ArgumentException">They are not one for each vertex, one does not exist, or none belongs to a
    /// coarser vertex.</exception>
    internal static void Check(ReadOnlySpan<int> parents, int fine, int coarse)
    {
        if (parents.Length != fine)
        {
            throw new ArgumentException(
                $"The surface has {fine} vertices, but coarser vertices of {parents.Length} are given.",
                nameof(parents)
            );
        }
        bool[] isUsed = new bool[coarse];
        for (int v = 0; v < fine; v++)
        {
            if ((uint)parents[v] >= (uint)coarse)
            {
                throw new ArgumentException(
                    $"Vertex {v} belongs to vertex {parents[v]} of the coarser surface, which has the vertices 0 … "
                        + $"{coarse - 1}.",
                    nameof(parents)
                );
            }
            isUsed[parents[v]] = true;
        }

        int empty = Array.IndexOf(isUsed, false);
        if (empty >= 0)
        {
            throw new ArgumentException(
                $"No vertex belongs to vertex {empty} of the coarser surface, so it has no mean.",
                nameof(parents)
            );
        }
    }
}
