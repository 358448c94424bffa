namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// How neighbours are brought into the tangent plane of a vertex (the logarithmic map), and tangent vectors along an
/// edge (parallel transport).
/// </summary>
internal abstract class SurfaceMap
{
    /// <summary>
    /// As the surface lies in space: the direction of a neighbour is projected along the normal, its distance is the
    /// length of the edge; the transport is the smallest rotation of space that takes one normal to the other.
    /// </summary>
    internal static SurfaceMap Projected { get; } = new ProjectedMap();

    /// <summary>
    /// As the surface is measured from within, so that bending changes nothing: angles around an inner vertex are
    /// scaled so that they add up to 2π, those on the boundary are kept; the transport takes an edge, seen from one
    /// end, to the same edge seen from the other.
    /// </summary>
    internal static SurfaceMap Intrinsic { get; } = new IntrinsicMap();

    /// <summary>Sines and cosines below are rounding, and a direction from them would be chance.</summary>
    private const double Smallest = 1e-9;

    /// <summary>Fills lengths, angles and transports.</summary>
    internal abstract void Fill(TriangleMesh mesh, MeshNeighbours neighbours, MeshGeometry to);

    /// <summary>From the receiver to the sender.</summary>
    protected static CellVector EdgeOf(TriangleMesh mesh, MeshNeighbours neighbours, int edge) =>
        mesh.PointOf(neighbours.Index.Senders[edge]) - mesh.PointOf(neighbours.Index.Receivers[edge]);

    /// <summary>
    /// The first axis of one frame, turned as its normal is to become that of another; null where the normals are
    /// opposite.
    /// </summary>
    internal static CellVector? Transported(MeshFrames sender, int q, MeshFrames receiver, int p, bool isMirrored)
    {
        CellVector from = (isMirrored ? -1 : 1) * sender.Normals[q],
            to = receiver.Normals[p],
            axis = from.Cross(to),
            vector = sender.First[q];
        double cosine = from.Dot(to);
        if (!(1 + cosine > Smallest))
            return null;
        // Rodrigues' formula, with (1 − cos) / sin² = 1 / (1 + cos).
        return cosine * vector + axis.Cross(vector) + (axis.Dot(vector) / (1 + cosine)) * axis;
    }

    private sealed class ProjectedMap : SurfaceMap
    {
        internal override void Fill(TriangleMesh mesh, MeshNeighbours neighbours, MeshGeometry to)
        {
            MeshFrames frames = to.Frames;
            for (int e = 0; e < to.Lengths.Length; e++)
            {
                (int q, int p) = (neighbours.Index.Senders[e], neighbours.Index.Receivers[e]);
                CellVector edge = EdgeOf(mesh, neighbours, e),
                    projected = MeshFrames.Projected(MeshMeasures.Unit(edge), frames.Normals[p]);
                if (!(projected.Length > Smallest))
                {
                    throw new InvalidOperationException(
                        $"Vertex {q} lies along the normal of its neighbour {p}, so it has no direction in the "
                            + "tangent plane."
                    );
                }
                to.Lengths[e] = MeshMeasures.Length(edge);
                to.Angles[e] = frames.AngleOf(projected, p);
                CellVector? carried = Transported(frames, q, frames, p, to.IsMirrored[e]);
                if (carried is null)
                {
                    throw new InvalidOperationException(
                        $"The normals of the neighbours {p} and {q} are opposite, so no smallest rotation takes one to "
                            + "the other."
                    );
                }
                to.Transports[e] = frames.AngleOf(carried.Value, p);
            }
        }
    }

    private sealed class IntrinsicMap : SurfaceMap
    {
        internal override void Fill(TriangleMesh mesh, MeshNeighbours neighbours, MeshGeometry to)
        {
            double[] around = AnglesAround(mesh, neighbours);
            for (int p = 0; p < mesh.VertexCount; p++)
                Place(mesh, neighbours, around, p, to);
            for (int e = 0; e < to.Lengths.Length; e++)
            {
                // Seen from q the edge leaves, seen from p it arrives.
                double seen = to.Angles[neighbours.Reverse[e]];
                to.Transports[e] = MeshGeometry.Wrapped(to.Angles[e] + Math.PI + (to.IsMirrored[e] ? seen : -seen));
            }
        }

        /// <summary>
        /// The angles around a vertex, turned as a whole so that they are as near to what is seen in space as one turn
        /// makes them. So the plane of the angles is the tangent plane in a way that no choice enters: from which edge
        /// they are counted, or where the frame lies.
        /// </summary>
        private static void Place(
            TriangleMesh mesh,
            MeshNeighbours neighbours,
            double[] around,
            int vertex,
            MeshGeometry to
        )
        {
            MeshFrames frames = to.Frames;
            (int start, int end) = (
                neighbours.Index.ReceiverOffsets[vertex],
                neighbours.Index.ReceiverOffsets[vertex + 1]
            );
            double cosines = 0,
                sines = 0;
            for (int e = start; e < end; e++)
            {
                CellVector edge = EdgeOf(mesh, neighbours, e),
                    seen = MeshFrames.Projected(MeshMeasures.Unit(edge), frames.Normals[vertex]);
                to.Lengths[e] = MeshMeasures.Length(edge);
                to.Angles[e] = frames.Signs[vertex] * around[start + neighbours.PlaceOf(e)];
                (double sine, double cosine) = Math.SinCos(frames.AngleOf(seen, vertex) - to.Angles[e]);
                cosines += seen.Length * cosine;
                sines += seen.Length * sine;
            }

            if (!(Math.Max(Math.Abs(cosines), Math.Abs(sines)) > Smallest))
            {
                throw new InvalidOperationException(
                    $"The edges of vertex {vertex} cancel in its tangent plane, so they do not say how it lies in "
                        + "space."
                );
            }
            double turn = Math.Atan2(sines, cosines);
            for (int e = start; e < end; e++)
                to.Angles[e] = MeshGeometry.Wrapped(to.Angles[e] + turn);
        }

        /// <summary>For each receiver, in the order of its fan, the angle from its first edge, scaled.</summary>
        private static double[] AnglesAround(TriangleMesh mesh, MeshNeighbours neighbours)
        {
            double[] angles = MeshMeasures.CornerAngles(mesh),
                totals = MeshMeasures.TotalAngles(mesh, angles),
                around = new double[neighbours.Index.Count];
            MeshFans fans = mesh.Topology.Fans;
            for (int v = 0; v < mesh.VertexCount; v++)
            {
                double scale = fans.IsOpen[v] ? 1 : Math.Tau / totals[v],
                    sum = 0;
                int at = neighbours.Index.ReceiverOffsets[v];
                foreach (int corner in fans.CornersOf(v))
                {
                    around[at++] = scale * sum;
                    sum += angles[corner];
                }

                if (fans.IsOpen[v])
                    around[at] = sum;
            }

            return around;
        }
    }
}
