namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The unit sphere in pixels as a surface: neighbours are all pixels within an angle, the pixel itself among them; they
/// lie along great circles, which also carry features. Frames are those of fields, to the south and to the east.
/// </summary>
/// <remarks>
/// The mean over neighbours fades out towards the angle, (1 − (r/radius)²)²: it is then close to the integral over the
/// disc, wherever pixels lie in it, and no pixel enters in a jump.
/// </remarks>
internal sealed class PixelPart : SurfacePart
{
    private readonly double _radius;

    private PixelPart(EdgeIndex edges, MeshFrames frames, double[] areas, double radius)
    {
        (Edges, Frames, Areas, _radius) = (edges, frames, areas, radius);
        (Lengths, Angles, Transports) = (new double[edges.Count], new double[edges.Count], new double[edges.Count]);
        for (int e = 0; e < edges.Count; e++)
        {
            (int q, int p) = (edges.Senders[e], edges.Receivers[e]);
            // A pixel has no direction from itself, and is not carried.
            if (q == p)
                continue;
            CellVector chord = frames.Normals[q] - frames.Normals[p];
            Lengths[e] = 2 * Math.Asin(Math.Min(1, chord.Length / 2));
            Angles[e] = frames.AngleOf(MeshFrames.Projected(chord, frames.Normals[p]), p);
            Transports[e] = frames.AngleOf(SurfaceMap.Transported(frames, q, frames, p, isMirrored: false)!.Value, p);
        }
    }

    internal override EdgeIndex Edges { get; }

    internal override MeshFrames Frames { get; }

    /// <summary>[E] along the great circle.</summary>
    internal override double[] Lengths { get; }

    internal override double[] Angles { get; }

    internal override double[] Transports { get; }

    /// <summary>[V] the weights of the sampling, 4π together.</summary>
    internal override double[] Areas { get; }

    internal override double LongestEdge => _radius;

    /// <exception cref="ArgumentException">The angle is no neighbourhood, or holds no neighbour of a pixel.</exception>
    internal static PixelPart Create(SphereSampling sampling, double radius)
    {
        if (!(radius > 0 && radius <= Math.PI / 2))
        {
            throw new ArgumentException(
                "Neighbours on a sphere are the pixels within an angle from 0 (excluded) to π/2, not within "
                    + $"{FiniteNumbers.Text(radius)}.",
                nameof(radius)
            );
        }
        EdgeIndex edges = new PixelNeighbours(sampling, radius).Edges;
        for (int p = 0; p < sampling.Count; p++)
        {
            if (edges.ReceiverOffsets[p + 1] - edges.ReceiverOffsets[p] > 1)
                continue;
            throw new ArgumentException(
                $"Pixel {p} of {sampling} has no neighbour within an angle of {FiniteNumbers.Text(radius)}. The side "
                    + $"of a pixel is about {Math.Sqrt(4 * Math.PI / sampling.Count):0.####}; take two or three of "
                    + "them.",
                nameof(radius)
            );
        }

        var normals = new CellVector[sampling.Count];
        var south = new CellVector[sampling.Count];
        double[] areas = new double[sampling.Count];
        foreach (SphereRing ring in sampling.Rings)
        {
            double sine = 2 * ring.HalfSine * ring.HalfCosine;
            for (int i = 0; i < ring.Count; i++)
            {
                (double sinPhi, double cosPhi) = Math.SinCos(ring.Phi(i));
                normals[ring.First + i] = new CellVector(sine * sinPhi, ring.Cosine, sine * cosPhi);
                south[ring.First + i] = new CellVector(ring.Cosine * sinPhi, -sine, ring.Cosine * cosPhi);
                areas[ring.First + i] = ring.Weight;
            }
        }

        return new PixelPart(edges, MeshFrames.Of(normals, south), areas, radius);
    }

    internal override double Weight(int edge)
    {
        double u = Lengths[edge] / _radius,
            fade = 1 - (u * u);
        return base.Weight(edge) * fade * fade;
    }

    internal override SurfacePart InFrames(ReadOnlySpan<double> angles) =>
        new PixelPart(Edges, Frames.Turned(angles, isMirrored: null), Areas, _radius);
}
