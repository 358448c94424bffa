namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The edges of triangles. Half-edge 3f + k runs along face f from its vertex k to the next; an edge is all half-edges
/// between the same two vertices.
/// </summary>
internal sealed class MeshEdges
{
    private readonly int[] _triangles;

    /// <param name="vertexCount">Number of vertices.</param>
    /// <param name="triangles">[F × 3]</param>
    /// <param name="isProper">Whether a face has three different vertices; others have no edges.</param>
    internal MeshEdges(int vertexCount, int[] triangles, Predicate<int> isProper)
    {
        _triangles = triangles;
        var keys = new List<long>(triangles.Length);
        var halves = new List<int>(triangles.Length);
        for (int half = 0; half < triangles.Length; half++)
        {
            if (!isProper(half / 3))
                continue;
            int low = Math.Min(From(half), To(half)),
                high = Math.Max(From(half), To(half));
            keys.Add((long)low * vertexCount + high);
            halves.Add(half);
        }

        long[] sorted = [.. keys];
        Halves = [.. halves];
        Array.Sort(sorted, Halves);
        var offsets = new List<int>();
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
                offsets.Add(i);
        }

        offsets.Add(sorted.Length);
        Offsets = [.. offsets];
        _others = new int[triangles.Length];
        Array.Fill(_others, -1);
        for (int edge = 0; edge < Count; edge++)
        {
            // Sorting leaves the order of equals open.
            Span<int> of = Halves.AsSpan(Offsets[edge]..Offsets[edge + 1]);
            of.Sort();
            if (of.Length == 2)
                (_others[of[0]], _others[of[1]]) = (of[1], of[0]);
        }
    }

    private readonly int[] _others;

    internal int Count => Offsets.Length - 1;

    /// <summary>[E + 1] the half-edges of edge e are Halves[Offsets[e]] … Halves[Offsets[e + 1] − 1].</summary>
    internal int[] Offsets { get; }

    internal int[] Halves { get; }

    internal ReadOnlySpan<int> HalvesOf(int edge) => Halves.AsSpan(Offsets[edge]..Offsets[edge + 1]);

    internal int From(int half) => _triangles[half];

    internal int To(int half) => _triangles[NextIn(half)];

    /// <summary>The half-edge across the edge, in whatever direction it runs; −1 unless there is exactly one.</summary>
    internal int Other(int half) => _others[half];

    /// <summary>The next half-edge of the same face.</summary>
    internal static int NextIn(int half) => half % 3 == 2 ? half - 2 : half + 1;

    /// <summary>The previous half-edge of the same face.</summary>
    internal static int PreviousIn(int half) => half % 3 == 0 ? half + 2 : half - 1;
}
