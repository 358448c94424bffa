using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Attack;

/// <summary>The surfaces of a scene: closed ones, one with a hole, one with a boundary; or regular ones.</summary>
/// <param name="Positions">Of each mesh, three numbers a vertex.</param>
/// <param name="Faces">Of each mesh, three vertices a face.</param>
/// <param name="Map">How neighbours are brought into tangent planes.</param>
internal sealed record SurfaceScene(double[][] Positions, int[][] Faces, MeshMap Map)
{
    /// <summary>The first axis of each vertex's frame.</summary>
    private readonly double[][][] _first = [.. Positions.Select((p, i) => FirstAxes(Prepared(p, Faces[i], Map)))];

    public static SurfaceScene Create(SceneKind kind, Random random)
    {
        TriangleMesh[] meshes =
            kind == SceneKind.Symmetric ? [MeshShapes.Sphere(0), MeshShapes.Torus(6, 3, 0.4)]
            : kind == SceneKind.Generic ? [MeshShapes.Sphere(0), MeshShapes.Torus(5, 4, 0.4)]
            :
            [
                MeshShapes.HeightField(3 + random.Next(2), 3, static (x, y) => 0.2 * x * y),
                MeshShapes.Sphere(0),
                MeshShapes.Torus(4, 3, 0.5),
            ];
        double size = kind == SceneKind.Symmetric ? 0 : 0.15;
        return new SurfaceScene(
            [.. meshes.Select(m => Moved(m.PositionValues(), size, random))],
            [.. meshes.Select(static m => m.TriangleValues())],
            random.Next(2) == 0 ? MeshMap.Projected : MeshMap.Intrinsic
        );
    }

    /// <summary>
    /// A surface after a symmetry: its vertices renumbered, its faces in another order that begin elsewhere, each frame
    /// that of the scene, moved along and turned about its normal.
    /// </summary>
    /// <param name="mesh">The number of the mesh.</param>
    /// <param name="positions">Its positions afterwards, in the new order.</param>
    /// <param name="symmetry">The symmetry.</param>
    public MeshData After(int mesh, double[] positions, CloudSymmetry symmetry)
    {
        int[] to = symmetry.Permutation;
        int[][] faces = [.. Faces[mesh].Chunk(3).Select(f => f.Select(v => to[v]).ToArray())];
        // What permutes the vertices orders the faces too, but for the identity.
        if (to.Where(static (v, i) => v != i).Any())
            faces = [.. faces.Select(static f => f[0] % 3 == 0 ? f : [f[1], f[2], f[0]]).OrderBy(static f => f[2])];
        MeshData made = Prepared(positions, [.. faces.SelectMany(static f => f)], Map);
        double[,] turn = symmetry.Space.Matrix(symmetry.Element);
        double[] angles = new double[to.Length];
        double[][,] frames = [.. made.Frames()];
        for (int v = 0; v < to.Length; v++)
        {
            double[] was = SymmetryMath.TurnRows(turn, _first[mesh][v]);
            angles[to[v]] = symmetry.Angles[v] + AngleIn(frames[to[v]], was);
        }

        return made.InFrames(angles);
    }

    /// <summary>The angle of a tangent vector in a frame, whose axes are columns.</summary>
    private static double AngleIn(double[,] frame, double[] vector)
    {
        double Along(int axis) => Enumerable.Range(0, 3).Sum(i => frame[i, axis] * vector[i]);
        return Math.Atan2(Along(1), Along(0));
    }

    private static MeshData Prepared(double[] positions, int[] faces, MeshMap map) =>
        MeshData.Create(TriangleMesh.Create(positions, faces), map);

    private static double[] Moved(double[] positions, double size, Random random) =>
        [.. positions.Select(x => x + (size * ((2 * random.NextDouble()) - 1)))];

    private static double[][] FirstAxes(MeshData data) =>
        [.. data.Frames().Select(static f => new[] { f[0, 0], f[1, 0], f[2, 0] })];
}
