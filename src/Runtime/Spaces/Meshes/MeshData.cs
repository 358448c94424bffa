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

    private readonly (TriangleMesh Mesh, MeshGeometry Geometry)[] _parts;
    private readonly ConcurrentDictionary<FeatureLayout, SurfaceRestriction> _restrictions = new();
    private readonly double[] _arguments;
    private readonly double[] _cutoffs;
    private Storage? _singleArguments;
    private Storage? _doubleArguments;
    private Storage? _singleCutoffs;
    private Storage? _doubleCutoffs;

    private MeshData((TriangleMesh Mesh, MeshGeometry Geometry)[] parts)
    {
        _parts = parts;
        int[] vertices = Offsets(parts, static p => p.Mesh.VertexCount),
            edges = Offsets(parts, static p => p.Geometry.Edges.Count);
        Vertices = RowSpace.OfVertices(vertices);
        Edges = RowSpace.OfEdges(Vertices, edges);
        Areas = [.. parts.SelectMany(static p => p.Mesh.VertexAreas())];
        Index = Joined(parts, vertices, edges);
        _arguments = new double[3 * Index.Count];
        _cutoffs = new double[Vertices.Count];
        double[] weights = new double[Index.Count];
        int e = 0;
        for (int part = 0; part < parts.Length; part++)
        {
            MeshGeometry geometry = parts[part].Geometry;
            _cutoffs.AsSpan(vertices[part]..vertices[part + 1]).Fill(Reach * geometry.Lengths.Max());
            for (int own = 0; own < geometry.Edges.Count; own++, e++)
            {
                (double sine, double cosine) = Math.SinCos(geometry.Angles[own]);
                _arguments[3 * e + 1] = geometry.Lengths[own] * cosine;
                _arguments[3 * e + 2] = geometry.Lengths[own] * sine;
                weights[e] = Areas[Index.Senders[e]];
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

        Transport = new EdgeTransport([.. parts.SelectMany(static p => p.Geometry.Transports)], weights);
        LongestEdge = _cutoffs.Max() / Reach;
    }

    internal RowSpace Vertices { get; }

    internal RowSpace Edges { get; }

    internal EdgeIndex Index { get; }

    /// <summary>[V] a third of the area of the faces of each vertex.</summary>
    internal double[] Areas { get; }

    /// <summary>
    /// From sender to receiver; weights are the senders' areas over their sum at the receiver, so that a sum over
    /// neighbours is a mean over the surface around, however that is cut into faces.
    /// </summary>
    internal EdgeTransport Transport { get; }

    /// <summary>The longest edge of the batch.</summary>
    internal double LongestEdge { get; }

    /// <summary>The surfaces, in order.</summary>
    internal IEnumerable<TriangleMesh> Meshes => _parts.Select(static p => p.Mesh);

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
        return new MeshData([(mesh, MeshGeometry.Create(mesh, how, SymmetryGroup.SO2))]);
    }

    internal static MeshData Join(IEnumerable<MeshData> batches) => new([.. batches.SelectMany(static b => b._parts)]);

    /// <summary>The same surfaces in frames that are turned about their normals.</summary>
    /// <param name="angles">[V]</param>
    internal MeshData InFrames(double[] angles) =>
        new([
            .. _parts.Select(
                (part, i) =>
                    (
                        part.Mesh,
                        part.Geometry.InFrames(angles.AsSpan(Vertices.CloudOffsets[i]..Vertices.CloudOffsets[i + 1]))
                    )
            ),
        ]);

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
        foreach ((_, MeshGeometry geometry) in _parts)
        {
            for (int v = 0; v < geometry.Frames.Normals.Length; v++)
            {
                CellVector x = geometry.Frames.First[v],
                    y = geometry.Frames.Second(v),
                    z = geometry.Frames.Normals[v];
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

    private static int[] Offsets(
        (TriangleMesh Mesh, MeshGeometry Geometry)[] parts,
        Func<(TriangleMesh Mesh, MeshGeometry Geometry), int> count
    )
    {
        int[] offsets = new int[parts.Length + 1];
        for (int i = 0; i < parts.Length; i++)
            offsets[i + 1] = checked(offsets[i] + count(parts[i]));
        return offsets;
    }

    private static EdgeIndex Joined((TriangleMesh Mesh, MeshGeometry Geometry)[] parts, int[] vertices, int[] edges)
    {
        if (parts.Length == 1)
            return parts[0].Geometry.Edges;
        int[] offsets = new int[vertices[^1] + 1];
        for (int i = 0; i < parts.Length; i++)
        {
            int[] own = parts[i].Geometry.Edges.ReceiverOffsets;
            for (int v = 1; v < own.Length; v++)
                offsets[vertices[i] + v] = edges[i] + own[v];
        }

        return new EdgeIndex(
            [.. parts.SelectMany((p, i) => p.Geometry.Edges.Senders.Select(v => vertices[i] + v))],
            [.. parts.SelectMany((p, i) => p.Geometry.Edges.Receivers.Select(v => vertices[i] + v))],
            offsets
        );
    }
}
