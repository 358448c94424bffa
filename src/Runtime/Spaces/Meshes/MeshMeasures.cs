namespace GeoDL.Typed.CompilerServices;

/// <summary>Angles, areas and normals of meshes, in double; scaled, so that no square overflows.</summary>
internal static class MeshMeasures
{
    /// <summary>A normal shorter than this, of unit normals weighted by angles, is rounding.</summary>
    private const double ShortestNormal = 1e-9;

    /// <summary>The cross product of two sides: of unit length, and how long it was.</summary>
    internal static (CellVector Direction, double Length) Cross(CellVector u, CellVector v)
    {
        double scale = Math.Max(Largest(u), Largest(v));
        if (scale == 0)
            return default;
        CellVector cross = Divided(u, scale).Cross(Divided(v, scale));
        double length = cross.Length;
        return (length > 0 ? (1 / length) * cross : default, length * scale * scale);
    }

    /// <summary>The angle between two sides, exact for small ones too.</summary>
    internal static double Angle(CellVector u, CellVector v)
    {
        (CellVector a, CellVector b) = (Unit(u), Unit(v));
        return Math.Atan2(a.Cross(b).Length, a.Dot(b));
    }

    internal static double Length(CellVector v) =>
        Largest(v) is > 0 and var scale ? scale * Divided(v, scale).Length : 0;

    /// <summary>The direction of a vector; zero if it is zero.</summary>
    internal static CellVector Unit(CellVector v) =>
        Largest(v) is > 0 and var scale ? Normal(Divided(v, scale)) : default;

    /// <summary>[3F] the angle of each corner.</summary>
    internal static double[] CornerAngles(TriangleMesh mesh)
    {
        double[] angles = new double[3 * mesh.FaceCount];
        for (int face = 0; face < mesh.FaceCount; face++)
        {
            (CellVector a, CellVector b, CellVector c) = mesh.PointsOf(face);
            angles[3 * face] = Angle(b - a, c - a);
            angles[3 * face + 1] = Angle(c - b, a - b);
            angles[3 * face + 2] = Angle(a - c, b - c);
        }

        return angles;
    }

    internal static double[] VertexAreas(TriangleMesh mesh)
    {
        double[] areas = new double[mesh.VertexCount];
        for (int face = 0; face < mesh.FaceCount; face++)
        {
            (CellVector a, CellVector b, CellVector c) = mesh.PointsOf(face);
            double third = Cross(b - a, c - a).Length / 6;
            foreach (int vertex in mesh.CornersOf(face))
                areas[vertex] += third;
        }

        return areas;
    }

    /// <summary>[V] the angle around each vertex.</summary>
    internal static double[] TotalAngles(TriangleMesh mesh, double[] cornerAngles)
    {
        double[] totals = new double[mesh.VertexCount];
        for (int corner = 0; corner < cornerAngles.Length; corner++)
            totals[mesh.Corners[corner]] += cornerAngles[corner];
        return totals;
    }

    internal static double[] AngleDefects(TriangleMesh mesh)
    {
        double[] totals = TotalAngles(mesh, CornerAngles(mesh));
        for (int v = 0; v < totals.Length; v++)
            totals[v] = (mesh.Topology.Fans.IsOpen[v] ? Math.PI : Math.Tau) - totals[v];
        return totals;
    }

    /// <summary>[V] unit normals; they point as the fans turn.</summary>
    /// <exception cref="InvalidOperationException">The faces of a vertex cancel.</exception>
    internal static CellVector[] VertexNormals(TriangleMesh mesh)
    {
        double[] angles = CornerAngles(mesh);
        var normals = new CellVector[mesh.VertexCount];
        for (int face = 0; face < mesh.FaceCount; face++)
        {
            (CellVector a, CellVector b, CellVector c) = mesh.PointsOf(face);
            CellVector normal = Cross(b - a, c - a).Direction;
            for (int corner = 3 * face; corner < 3 * face + 3; corner++)
                normals[mesh.Corners[corner]] += mesh.Topology.Fans.Signs[corner] * angles[corner] * normal;
        }

        for (int v = 0; v < normals.Length; v++)
        {
            if (!(normals[v].Length > ShortestNormal))
            {
                throw new InvalidOperationException(
                    $"Vertex {v} has no normal: those of its faces cancel, weighted by their angles."
                );
            }
            normals[v] = Normal(normals[v]);
        }

        return normals;
    }

    private static double Largest(CellVector v) => Math.Max(Math.Abs(v.X), Math.Max(Math.Abs(v.Y), Math.Abs(v.Z)));

    /// <summary>Divided, not multiplied by the inverse, which for tiny numbers is infinite.</summary>
    private static CellVector Divided(CellVector v, double by) => new(v.X / by, v.Y / by, v.Z / by);

    private static CellVector Normal(CellVector v) => (1 / v.Length) * v;
}
