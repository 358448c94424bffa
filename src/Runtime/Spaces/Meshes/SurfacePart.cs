namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One surface of a batch in tables, whatever it is made of: neighbours in tangent planes, transport, areas, frames.
/// </summary>
internal abstract class SurfacePart
{
    /// <summary>Number of vertices, or pixels.</summary>
    internal int Count => Areas.Length;

    /// <summary>From sender to receiver.</summary>
    internal abstract EdgeIndex Edges { get; }

    internal abstract MeshFrames Frames { get; }

    /// <summary>[E] how far the sender is.</summary>
    internal abstract double[] Lengths { get; }

    /// <summary>[E] the direction of the sender in the frame of the receiver.</summary>
    internal abstract double[] Angles { get; }

    /// <summary>[E] g, from the frame of the sender to that of the receiver.</summary>
    internal abstract double[] Transports { get; }

    /// <summary>[V] weights of integrals.</summary>
    internal abstract double[] Areas { get; }

    /// <summary>No edge is longer; the unit of lengths in kernels.</summary>
    internal abstract double LongestEdge { get; }

    /// <summary>The triangles, if it is made of them.</summary>
    internal virtual TriangleMesh? Triangles => null;

    /// <summary>What a sender counts in the mean over the neighbours of a receiver, up to a factor of the
    /// receiver's.</summary>
    internal virtual double Weight(int edge) => Areas[Edges.Senders[edge]];

    /// <summary>The same surface in frames that are turned about their normals.</summary>
    /// <param name="angles">[V]</param>
    internal abstract SurfacePart InFrames(ReadOnlySpan<double> angles);
}
