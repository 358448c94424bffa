namespace GeoDL.Typed.Samples.Meshes;

/// <summary>Surfaces that the sample makes itself, of about one spacing of vertices.</summary>
internal static class Surfaces
{
    /// <summary>The two that networks are trained on: a sphere with bumps, and hills with a boundary.</summary>
    internal static (string Name, TriangleMesh Mesh)[] Known =>
        [("bumpy sphere", Bumped(MeshShapes.Sphere(3), 0.15, 2.5, 1)), ("hills", Hills())];

    /// <summary>The two that they never see, turned and in another place: a potato and a torus.</summary>
    internal static (string Name, TriangleMesh Mesh)[] Unknown =>
        [
            ("potato", Placed(Bumped(MeshShapes.Sphere(3), 0.3, 1.7, 5))),
            ("torus", Placed(Bumped(MeshShapes.Torus(44, 14, 0.33), 0.06, 2, 2))),
        ];

    /// <summary>Scaled so that edges are as long, on average, as those of the surfaces here.</summary>
    internal static TriangleMesh Scaled(TriangleMesh mesh)
    {
        double scale = MeanEdge(Known[0].Mesh) / MeanEdge(mesh);
        return With(mesh, Array.ConvertAll(mesh.PositionValues(), x => scale * x));
    }

    /// <summary>The mean length of the sides of faces.</summary>
    internal static double MeanEdge(TriangleMesh mesh)
    {
        double[] x = mesh.PositionValues();
        int[] faces = mesh.TriangleValues();
        double sum = 0;
        for (int i = 0; i < faces.Length; i++)
        {
            (int a, int b) = (faces[i], faces[i % 3 == 2 ? i - 2 : i + 1]);
            double dx = x[3 * a] - x[3 * b],
                dy = x[3 * a + 1] - x[3 * b + 1],
                dz = x[3 * a + 2] - x[3 * b + 2];
            sum += Math.Sqrt(dx * dx + dy * dy + dz * dz);
        }

        return sum / faces.Length;
    }

    /// <summary>Each vertex is moved outwards or inwards by a sum of waves.</summary>
    private static TriangleMesh Bumped(TriangleMesh mesh, double height, double frequency, int seed)
    {
        var random = new Random(seed);
        double[][] waves =
        [
            .. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 4).Select(_ => Normal(random)).ToArray()),
        ];
        double[] x = mesh.PositionValues(),
            normals = mesh.VertexNormals();
        for (int v = 0; v < mesh.VertexCount; v++)
        {
            double sum = waves.Sum(w =>
                Math.Sin(frequency * (w[0] * x[3 * v] + w[1] * x[3 * v + 1] + w[2] * x[3 * v + 2]) + 3 * w[3])
            );
            for (int i = 0; i < 3; i++)
                normals[3 * v + i] = x[3 * v + i] + height / Math.Sqrt(waves.Length) * sum * normals[3 * v + i];
        }

        return With(mesh, normals);
    }

    private static TriangleMesh Hills()
    {
        TriangleMesh sheet = MeshShapes.HeightField(
            27,
            25,
            static (x, y) => 2 * Math.Sin(0.33 * x) * Math.Cos(0.29 * y) + 0.8 * Math.Sin(0.5 * y)
        );
        return With(sheet, Array.ConvertAll(sheet.PositionValues(), static x => 0.14 * x));
    }

    /// <summary>Turned by the quaternion (1, 2, 3, 4) / √30, and moved.</summary>
    private static TriangleMesh Placed(TriangleMesh mesh)
    {
        double[] x = mesh.PositionValues();
        for (int v = 0; v < mesh.VertexCount; v++)
        {
            (double a, double b, double c) = (x[3 * v], x[3 * v + 1], x[3 * v + 2]);
            x[3 * v] = 2 + (-20 * a + 4 * b + 22 * c) / 30;
            x[3 * v + 1] = -1 + (20 * a - 10 * b + 20 * c) / 30;
            x[3 * v + 2] = 1 + (10 * a + 28 * b + 4 * c) / 30;
        }

        return With(mesh, x);
    }

    private static TriangleMesh With(TriangleMesh mesh, double[] positions) =>
        TriangleMesh.Create(positions, mesh.TriangleValues());

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
