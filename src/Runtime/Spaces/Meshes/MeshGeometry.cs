using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// What a convolution on a surface needs, in double: for each directed edge, from sender q to receiver p, where q lies
/// in the tangent plane at p (r, θ), and the transport from the frame at q to that at p: components v at q are
/// R(g) Sᵐ v at p, with S the mirror of the second axis and m whether the two frames are of opposite orientation.
/// </summary>
/// <remarks>
/// If the frame at each vertex is turned by α and then mirrored if s = −1, then θ becomes s_p (θ − α_p), and
/// g becomes s_p (g − α_p ± α_q), with − where the edge is mirrored; it is mirrored where it was, times s_p s_q. Layers
/// are covariant under this, so frames cannot be seen.
/// </remarks>
internal sealed class MeshGeometry
{
    private readonly TriangleMesh _mesh;
    private readonly MeshNeighbours _neighbours;
    private readonly SurfaceMap _map;
    private readonly SymmetryGroup _gauge;

    private MeshGeometry(
        TriangleMesh mesh,
        MeshNeighbours neighbours,
        MeshFrames frames,
        SurfaceMap map,
        SymmetryGroup gauge
    )
    {
        (_mesh, _neighbours, _map, _gauge, Frames) = (mesh, neighbours, map, gauge, frames);
        int count = neighbours.Index.Count;
        IsMirrored = new bool[count];
        for (int e = 0; e < count; e++)
        {
            int signs = frames.Signs[neighbours.Index.Senders[e]] * frames.Signs[neighbours.Index.Receivers[e]];
            IsMirrored[e] = neighbours.IsMirrored[e] != signs < 0;
        }

        (Lengths, Angles, Transports) = (new double[count], new double[count], new double[count]);
        map.Fill(mesh, neighbours, this);
    }

    internal MeshFrames Frames { get; }

    internal EdgeIndex Edges => _neighbours.Index;

    /// <summary>[E] r, the length of the edge.</summary>
    internal double[] Lengths { get; }

    /// <summary>[E] θ, the direction of the sender in the receiver's frame, from −π to π.</summary>
    internal double[] Angles { get; }

    /// <summary>[E] g, from −π to π.</summary>
    internal double[] Transports { get; }

    /// <summary>[E] m, whether the frames of the two ends are of opposite orientation; never under SO(2).</summary>
    internal bool[] IsMirrored { get; }

    /// <summary>The geometry of a surface, in frames along one edge of each vertex.</summary>
    /// <param name="mesh">The surface; its boundary, if it has one, is allowed.</param>
    /// <param name="map">How neighbours are brought into the tangent plane.</param>
    /// <param name="gauge">How frames may differ: SO(2), or O(2), which needs no orientation.</param>
    /// <exception cref="ArgumentException">Another group is asked for.</exception>
    /// <exception cref="InvalidOperationException">The mesh is no surface, or not oriented under SO(2), or a vertex has
    /// no tangent plane.</exception>
    internal static MeshGeometry Create(TriangleMesh mesh, SurfaceMap map, SymmetryGroup gauge)
    {
        if (gauge != SymmetryGroup.SO2 && gauge != SymmetryGroup.O2)
            throw new ArgumentException($"Frames of a surface differ by SO(2) or O(2), not by {gauge}.", nameof(gauge));
        mesh.Require(isOriented: gauge == SymmetryGroup.SO2);
        var neighbours = new MeshNeighbours(mesh);
        return new MeshGeometry(mesh, neighbours, MeshFrames.Of(mesh, neighbours), map, gauge);
    }

    /// <summary>The same surface in other frames.</summary>
    /// <param name="angles">[V] how far each frame is turned about its normal.</param>
    /// <param name="isMirrored">[V] whether it is mirrored behind that; null for none.</param>
    /// <exception cref="ArgumentException">Frames are mirrored under SO(2).</exception>
    internal MeshGeometry InFrames(ReadOnlySpan<double> angles, bool[]? isMirrored = null)
    {
        if (isMirrored is not null && _gauge != SymmetryGroup.O2)
            throw new ArgumentException("Under SO(2) frames are not mirrored.", nameof(isMirrored));
        return new MeshGeometry(_mesh, _neighbours, Frames.Turned(angles, isMirrored), _map, _gauge);
    }

    /// <summary>An angle from −π to π.</summary>
    internal static double Wrapped(double angle) => Math.IEEERemainder(angle, Math.Tau);
}
