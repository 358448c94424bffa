namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A frame at each vertex: normal n, first axis e₁ and second axis e₂ = n × e₁. Any frames will do, since what is
/// computed in them is covariant; models never see them.
/// </summary>
internal sealed class MeshFrames
{
    private MeshFrames(CellVector[] normals, CellVector[] first, int[] signs) =>
        (Normals, First, Signs) = (normals, first, signs);

    /// <summary>[V] unit normals.</summary>
    internal CellVector[] Normals { get; }

    /// <summary>[V] e₁.</summary>
    internal CellVector[] First { get; }

    /// <summary>[V] 1 where the frame is oriented as the vertex's fan, −1 where against it.</summary>
    internal int[] Signs { get; }

    internal CellVector Second(int vertex) => Normals[vertex].Cross(First[vertex]);

    /// <summary>Frames along one edge of each vertex: the one that is longest in the tangent plane.</summary>
    /// <exception cref="InvalidOperationException">A vertex has no normal, or all its edges lie along it.</exception>
    internal static MeshFrames Of(TriangleMesh mesh, MeshNeighbours neighbours)
    {
        CellVector[] normals = MeshMeasures.VertexNormals(mesh);
        var first = new CellVector[normals.Length];
        for (int v = 0; v < normals.Length; v++)
        {
            double longest = 0;
            foreach (int neighbour in neighbours.Around(v))
            {
                CellVector projected = Projected(mesh.PointOf(neighbour) - mesh.PointOf(v), normals[v]);
                double length = MeshMeasures.Length(projected);
                if (length > longest)
                    (longest, first[v]) = (length, MeshMeasures.Unit(projected));
            }

            if (longest == 0)
                throw new InvalidOperationException($"All edges of vertex {v} lie along its normal.");
            // Rounding of the projection, relative to its length, may be large.
            first[v] = MeshMeasures.Unit(Projected(first[v], normals[v]));
        }

        return Of(normals, first);
    }

    /// <summary>Given frames.</summary>
    /// <param name="normals">[V] unit vectors.</param>
    /// <param name="first">[V] unit vectors across them.</param>
    internal static MeshFrames Of(CellVector[] normals, CellVector[] first)
    {
        int[] signs = new int[normals.Length];
        Array.Fill(signs, 1);
        return new MeshFrames(normals, first, signs);
    }

    /// <summary>The frames, each turned about its normal, and mirrored behind that.</summary>
    /// <param name="angles">[V] from the first axis towards the second.</param>
    /// <param name="isMirrored">[V] whether the second axis then changes its sign, and the normal with it; null for
    /// none.</param>
    internal MeshFrames Turned(ReadOnlySpan<double> angles, bool[]? isMirrored)
    {
        var normals = new CellVector[Normals.Length];
        var first = new CellVector[Normals.Length];
        int[] signs = new int[Normals.Length];
        for (int v = 0; v < normals.Length; v++)
        {
            int sign = isMirrored?[v] == true ? -1 : 1;
            (double sine, double cosine) = Math.SinCos(angles[v]);
            first[v] = cosine * First[v] + sine * Second(v);
            normals[v] = sign * Normals[v];
            signs[v] = sign * Signs[v];
        }

        return new MeshFrames(normals, first, signs);
    }

    /// <summary>The part of a vector across a unit normal.</summary>
    internal static CellVector Projected(CellVector vector, CellVector normal)
    {
        CellVector unit = MeshMeasures.Unit(vector);
        return MeshMeasures.Length(vector) * (unit - unit.Dot(normal) * normal);
    }

    /// <summary>The angle of a vector in the frame of a vertex.</summary>
    internal double AngleOf(CellVector vector, int vertex) =>
        Math.Atan2(vector.Dot(Second(vertex)), vector.Dot(First[vertex]));

    /// <summary>[V × 3] vectors of space in the frames: along the normal, along e₁ and along e₂.</summary>
    internal double[] ToFrames(ReadOnlySpan<double> vectors)
    {
        double[] result = new double[vectors.Length];
        for (int v = 0; v < Normals.Length; v++)
        {
            var vector = CellVector.Read(vectors, v);
            result[3 * v] = vector.Dot(Normals[v]);
            result[3 * v + 1] = vector.Dot(First[v]);
            result[3 * v + 2] = vector.Dot(Second(v));
        }

        return result;
    }

    /// <summary>[V × 3] the inverse of <see cref="ToFrames"/>.</summary>
    internal double[] ToSpace(ReadOnlySpan<double> components)
    {
        double[] result = new double[components.Length];
        for (int v = 0; v < Normals.Length; v++)
        {
            CellVector c = CellVector.Read(components, v),
                vector = c.X * Normals[v] + c.Y * First[v] + c.Z * Second(v);
            (result[3 * v], result[3 * v + 1], result[3 * v + 2]) = (vector.X, vector.Y, vector.Z);
        }

        return result;
    }
}
