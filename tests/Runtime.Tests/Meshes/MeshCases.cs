using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Meshes;

/// <summary>Meshes for tests, and what is done to them.</summary>
internal static class MeshCases
{
    internal static SurfaceMap[] Maps { get; } = [SurfaceMap.Projected, SurfaceMap.Intrinsic];

    /// <summary>Closed and open surfaces, curved everywhere.</summary>
    internal static Dictionary<string, TriangleMesh> Surfaces { get; } =
        new()
        {
            // Many edges are equally long, so whatever picks one of them is chance.
            ["regular sphere"] = MeshShapes.Sphere(2),
            ["sphere"] = Bumped(MeshShapes.Sphere(2), 1),
            ["torus"] = Bumped(MeshShapes.Torus(14, 9, 0.4), 2),
            ["sheet"] = MeshShapes.HeightField(9, 7, static (x, y) => Math.Sin(0.7 * x) + 0.3 * Math.Cos(0.9 * y * x)),
        };

    /// <summary>A sheet of 18 × 2 squares, closed behind half a turn.</summary>
    internal static TriangleMesh MoebiusStrip()
    {
        const int around = 18;
        var positions = new List<double>();
        var faces = new List<int>();
        for (int i = 0; i < around; i++)
        {
            double angle = Math.Tau * i / around;
            for (int j = 0; j < 3; j++)
            {
                double width = 0.3 * (j - 1),
                    distance = 1 + width * Math.Cos(angle / 2);
                positions.AddRange([
                    distance * Math.Cos(angle),
                    distance * Math.Sin(angle),
                    width * Math.Sin(angle / 2),
                ]);
            }

            for (int j = 0; j < 2; j++)
            {
                (int a, int b) = (At(i, j), At(i + 1, j));
                (int c, int d) = (At(i + 1, j + 1), At(i, j + 1));
                faces.AddRange([a, b, c, a, c, d]);
            }
        }

        return TriangleMesh.Create([.. positions], [.. faces]);

        static int At(int i, int j) => i < around ? 3 * i + j : 2 - j;
    }

    /// <summary>The same surface with vertices moved by up to 0.03.</summary>
    internal static TriangleMesh Bumped(TriangleMesh mesh, int seed)
    {
        var random = new Random(seed);
        return TriangleMesh.Create(
            Array.ConvertAll(mesh.PositionValues(), x => x + 0.03 * (2 * random.NextDouble() - 1)),
            mesh.TriangleValues()
        );
    }

    /// <summary>Turned by a fixed rotation about no axis of coordinates, and shifted.</summary>
    internal static double[] Moved(double[] positions, double shift)
    {
        double[] moved = new double[positions.Length];
        for (int v = 0; v < positions.Length / 3; v++)
        {
            for (int i = 0; i < 3; i++)
            {
                moved[3 * v + i] = shift * (i + 1);
                for (int k = 0; k < 3; k++)
                    moved[3 * v + i] += Rotation[3 * i + k] * positions[3 * v + k];
            }
        }

        return moved;
    }

    /// <summary>That of the quaternion (1, 2, 3, 4) / √30.</summary>
    private static double[] Rotation { get; } =
        Array.ConvertAll([-20.0, 4, 22, 20, -10, 20, 10, 28, 4], static x => x / 30);

    internal static double[] Angles(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Tau * random.NextDouble() - Math.PI)];
    }

    internal static bool[] Coins(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(2) == 0)];
    }

    /// <summary>In frames along the first edge of each receiver, so that surfaces can be compared.</summary>
    internal static MeshGeometry Aligned(MeshGeometry geometry) =>
        geometry.InFrames([
            .. Enumerable
                .Range(0, geometry.Edges.ReceiverCount)
                .Select(v => geometry.Angles[geometry.Edges.ReceiverOffsets[v]]),
        ]);

    /// <summary>How far angles are from others, modulo a full turn.</summary>
    internal static double LargestDifference(double[] a, double[] b) =>
        a.Zip(b, static (x, y) => Math.Abs(MeshGeometry.Wrapped(x - y))).Max();

    /// <summary>How far a vector has turned when it comes back around each face.</summary>
    internal static double[] Holonomies(TriangleMesh mesh, MeshGeometry geometry)
    {
        EdgeIndex edges = geometry.Edges;
        int[] t = mesh.TriangleValues();
        return
        [
            .. Enumerable
                .Range(0, mesh.FaceCount)
                .Select(f =>
                    MeshGeometry.Wrapped(
                        Along(t[3 * f], t[3 * f + 1])
                            + Along(t[3 * f + 1], t[3 * f + 2])
                            + Along(t[3 * f + 2], t[3 * f])
                    )
                ),
        ];

        double Along(int from, int to)
        {
            Span<int> senders = edges.Senders.AsSpan(edges.ReceiverOffsets[to]..edges.ReceiverOffsets[to + 1]);
            return geometry.Transports[edges.ReceiverOffsets[to] + senders.BinarySearch(from)];
        }
    }
}
