using System.Collections.Concurrent;
using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The surfaces of a batch, prepared for layers: immutable, and shared by all features on them. Frames stand in here
/// and nowhere else.
/// </summary>
internal sealed class MeshData
{
    /// <summary>
    /// The longest edge lies within the profile by this factor, so that no rounding of a length brings it to the end.
    /// </summary>
    private const double Reach = 1.001;

    private readonly SurfacePart[] _parts;
    private readonly ConcurrentDictionary<FeatureLayout, SurfaceRestriction> _restrictions = new();
    private readonly double[] _arguments;
    private readonly double[] _cutoffs;
    private Storage? _singleArguments;
    private Storage? _doubleArguments;
    private Storage? _singleCutoffs;
    private Storage? _doubleCutoffs;

    /// <param name="parts">One for each mesh.</param>
    /// <param name="meshes">The rows of whole meshes; null for new ones.</param>
    private MeshData(SurfacePart[] parts, RowSpace? meshes = null)
    {
        _parts = parts;
        int[] vertices = Offsets(parts, static p => p.Count),
            edges = Offsets(parts, static p => p.Edges.Count);
        Vertices = RowSpace.OfVertices(vertices, meshes ?? RowSpace.OfImages(parts.Length, BatchKind.Meshes));
        Edges = RowSpace.OfEdges(Vertices, edges);
        Areas = [.. parts.SelectMany(static p => p.Areas)];
        Index = Joined(parts, vertices, edges);
        _arguments = new double[3 * Index.Count];
        _cutoffs = new double[Vertices.Count];
        double[] weights = new double[Index.Count];
        int e = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            SurfacePart part = parts[i];
            _cutoffs.AsSpan(vertices[i]..vertices[i + 1]).Fill(Reach * part.LongestEdge);
            for (int own = 0; own < part.Edges.Count; own++, e++)
            {
                (double sine, double cosine) = Math.SinCos(part.Angles[own]);
                _arguments[3 * e + 1] = part.Lengths[own] * cosine;
                _arguments[3 * e + 2] = part.Lengths[own] * sine;
                weights[e] = part.Weight(own);
            }
        }

        for (int v = 0; v < Vertices.Count; v++)
        {
            Span<double> around = weights.AsSpan(Index.ReceiverOffsets[v]..Index.ReceiverOffsets[v + 1]);
            double total = 0;
            foreach (double area in around)
                total += area;
            foreach (ref double area in around)
                area /= total;
        }

        Transport = new EdgeTransport([.. parts.SelectMany(static p => p.Transports)], weights);
        LongestEdge = _cutoffs.Max() / Reach;
    }

    internal RowSpace Vertices { get; }

    internal RowSpace Edges { get; }

    internal EdgeIndex Index { get; }

    /// <summary>[V] weights of integrals.</summary>
    internal double[] Areas { get; }

    /// <summary>
    /// From sender to receiver; weights are the parts' (areas of senders) over their sum at the receiver, so that a sum
    /// over neighbours is a mean over the surface around, however that is cut into faces or pixels.
    /// </summary>
    internal EdgeTransport Transport { get; }

    /// <summary>The longest edge of the batch.</summary>
    internal double LongestEdge { get; }

    /// <summary>Coarser surfaces and how these belong to them; null if there are none.</summary>
    internal SurfaceLevel? Coarser { get; private set; }

    /// <summary>The triangles of the surfaces, in order.</summary>
    /// <exception cref="InvalidOperationException">A surface is made of pixels.</exception>
    internal IEnumerable<TriangleMesh> Meshes =>
        _parts.Select(static p =>
            p.Triangles ?? throw new InvalidOperationException("A sphere in pixels has no triangles.")
        );

    /// <exception cref="ArgumentException">The mesh has no faces.</exception>
    /// <exception cref="InvalidOperationException">It is no oriented surface, or a vertex has no tangent
    /// plane.</exception>
    internal static MeshData Create(TriangleMesh mesh, MeshMap map)
    {
        if (mesh.FaceCount == 0)
            throw new ArgumentException("The mesh has no faces, so it is no surface.", nameof(mesh));
        SurfaceMap how = map switch
        {
            MeshMap.Projected => SurfaceMap.Projected,
            MeshMap.Intrinsic => SurfaceMap.Intrinsic,
            _ => throw new ArgumentOutOfRangeException(nameof(map), map, "There is no such map of neighbours."),
        };
        return new MeshData([new TrianglePart(mesh, MeshGeometry.Create(mesh, how, SymmetryGroup.SO2))]);
    }

    /// <summary>The same surface several times.</summary>
    internal static MeshData Create(SurfacePart part, int count) => new([.. Enumerable.Repeat(part, count)]);

    /// <summary>Batches as one; it has coarser surfaces if all have.</summary>
    internal static MeshData Join(IEnumerable<MeshData> batches)
    {
        MeshData[] all = [.. batches];
        var joined = new MeshData([.. all.SelectMany(static b => b._parts)]);
        SurfaceLevel[] levels = [.. all.Select(static b => b.Coarser).OfType<SurfaceLevel>()];
        if (levels.Length < all.Length)
            return joined;
        int[] parents = new int[joined.Vertices.Count];
        (int vertex, int coarse) = (0, 0);
        foreach (SurfaceLevel level in levels)
        {
            foreach (int parent in level.Parents)
                parents[vertex++] = coarse + parent;
            coarse += level.Data.Vertices.Count;
        }

        joined.Coarser = SurfaceLevel.Create(joined, Join(levels.Select(static l => l.Data)), parents);
        return joined;
    }

    /// <summary>The same surfaces with a coarser level, below those that there are.</summary>
    /// <param name="coarse">The coarser surfaces.</param>
    /// <param name="parents">The coarser vertex of each vertex of the coarsest surfaces that there are.</param>
    internal MeshData WithCoarser(MeshData coarse, int[] parents)
    {
        var data = new MeshData(_parts);
        data.Coarser = Coarser is { } level
            ? SurfaceLevel.Create(data, level.Data.WithCoarser(coarse, parents), level.Parents)
            : SurfaceLevel.Create(data, coarse, parents);
        return data;
    }

    /// <summary>The same surfaces as those of other meshes, so that what is known of a whole mesh fits both.</summary>
    internal MeshData Of(RowSpace meshes)
    {
        if (Vertices.Clouds == meshes)
            return this;
        var data = new MeshData(_parts, meshes);
        if (Coarser is { } level)
            data.Coarser = SurfaceLevel.Create(data, level.Data, level.Parents);
        return data;
    }

    /// <summary>The coarser surfaces.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    internal SurfaceLevel RequireCoarser() =>
        Coarser
        ?? throw new InvalidOperationException(
            "These surfaces have no coarser ones. Give them where a mesh is made: mesh.WithCoarser(surface, parents), "
                + "or sphere.ToMesh(radius, levels)."
        );

    /// <summary>The same surfaces in frames that are turned about their normals.</summary>
    /// <param name="angles">[V]</param>
    /// <param name="coarser">The same of the coarser surfaces, if they are to be turned too.</param>
    internal MeshData InFrames(double[] angles, double[]? coarser = null)
    {
        var data = new MeshData([
            .. _parts.Select(
                (part, i) => part.InFrames(angles.AsSpan(Vertices.CloudOffsets[i]..Vertices.CloudOffsets[i + 1]))
            ),
        ]);
        if (Coarser is { } level)
        {
            data.Coarser = SurfaceLevel.Create(
                data,
                coarser is null ? level.Data : level.Data.InFrames(coarser),
                level.Parents
            );
        }
        return data;
    }

    /// <summary>The frames of all vertices.</summary>
    internal MeshFrames AllFrames() =>
        _parts.Length == 1
            ? _parts[0].Frames
            : MeshFrames.Of(
                [.. _parts.SelectMany(static p => p.Frames.Normals)],
                [.. _parts.SelectMany(static p => p.Frames.First)]
            );

    /// <summary>[E × 3] zero, then the neighbour in the tangent plane of the receiver; made once in each
    /// precision.</summary>
    internal Storage<S> Arguments<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        typeof(S) == typeof(float)
            ? Kept<S>(ref _singleArguments, Edges, FeatureLayout.ArgumentOf(SymmetryGroup.SO2), _arguments)
            : Kept<S>(ref _doubleArguments, Edges, FeatureLayout.ArgumentOf(SymmetryGroup.SO2), _arguments);

    /// <summary>[V] a little more than the longest edge of each vertex's mesh.</summary>
    internal Storage<S> Cutoffs<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        typeof(S) == typeof(float)
            ? Kept<S>(ref _singleCutoffs, Vertices, FeatureLayout.OfScalars(1, SymmetryGroup.SO2), _cutoffs)
            : Kept<S>(ref _doubleCutoffs, Vertices, FeatureLayout.OfScalars(1, SymmetryGroup.SO2), _cutoffs);

    /// <summary>How features of space become features of the surface.</summary>
    internal SurfaceRestriction Restriction(FeatureLayout space) =>
        _restrictions.GetOrAdd(space, static (key, data) => SurfaceRestriction.Create(data, key), this);

    /// <summary>[V] the frame of each vertex: the rotation that takes x, y and z to e₁, e₂ and the normal.</summary>
    internal IEnumerable<double[,]> Frames()
    {
        foreach (SurfacePart part in _parts)
        {
            for (int v = 0; v < part.Count; v++)
            {
                CellVector x = part.Frames.First[v],
                    y = part.Frames.Second(v),
                    z = part.Frames.Normals[v];
                yield return new[,]
                {
                    { x.X, y.X, z.X },
                    { x.Y, y.Y, z.Y },
                    { x.Z, y.Z, z.Z },
                };
            }
        }
    }

    private static Storage<S> Kept<S>(ref Storage? kept, RowSpace rows, FeatureLayout layout, double[] values)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (Volatile.Read(ref kept) is Storage<S> known)
            return known;
        Storage<S> made = Workspace.Rent<S>(null, rows, layout);
        for (int i = 0; i < values.Length; i++)
            made.Values[i] = S.CreateTruncating(values[i]);
        // Two threads may make it at the same time; both make the same, and the first one wins.
        return (Storage<S>)(Interlocked.CompareExchange(ref kept, made, null) ?? made);
    }

    private static int[] Offsets(SurfacePart[] parts, Func<SurfacePart, int> count)
    {
        int[] offsets = new int[parts.Length + 1];
        for (int i = 0; i < parts.Length; i++)
            offsets[i + 1] = checked(offsets[i] + count(parts[i]));
        return offsets;
    }

    private static EdgeIndex Joined(SurfacePart[] parts, int[] vertices, int[] edges)
    {
        if (parts.Length == 1)
            return parts[0].Edges;
        int[] offsets = new int[vertices[^1] + 1];
        for (int i = 0; i < parts.Length; i++)
        {
            int[] own = parts[i].Edges.ReceiverOffsets;
            for (int v = 1; v < own.Length; v++)
                offsets[vertices[i] + v] = edges[i] + own[v];
        }

        return new EdgeIndex(
            [.. parts.SelectMany((p, i) => p.Edges.Senders.Select(v => vertices[i] + v))],
            [.. parts.SelectMany((p, i) => p.Edges.Receivers.Select(v => vertices[i] + v))],
            offsets
        );
    }
}
