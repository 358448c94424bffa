using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Attack;

/// <summary>
/// The surfaces of a scene, each with a coarser one: closed ones, one with a hole, one with a boundary, a sphere in
/// pixels; or regular ones.
/// </summary>
internal sealed class SurfaceScene
{
    private readonly Surfaces[] _all;

    private SurfaceScene(Surfaces[] all) => _all = all;

    /// <summary>Of each mesh, three numbers a vertex.</summary>
    public double[][] Positions => [.. _all.Select(static s => s.Fine.Positions)];

    public static SurfaceScene Create(SceneKind kind, Random random)
    {
        MeshMap map = random.Next(2) == 0 ? MeshMap.Projected : MeshMap.Intrinsic;
        (TriangleMesh Fine, TriangleMesh Coarse)[] meshes =
            kind == SceneKind.Symmetric ? [Ball(), Ring(6, 3, 0.4)]
            : kind == SceneKind.Generic ? [Ball(), Ring(5, 4, 0.4)]
            : [Sheet(3 + random.Next(2)), Ball(), Ring(4, 3, 0.5)];
        double size = kind == SceneKind.Symmetric ? 0 : 0.15;
        var all = meshes
            .Select(m =>
            {
                var fine = SceneTriangles.Of(m.Fine, map, size, random);
                var coarse = SceneTriangles.Of(m.Coarse, MeshMap.Projected, size, random);
                return new Surfaces(fine, coarse, Parents(fine, coarse));
            })
            .ToList();
        if (kind == SceneKind.Generic && random.Next(2) == 0)
        {
            (ScenePixels fine, ScenePixels coarse) = (new(2, 0.9), new(1, 1.5));
            all.Add(new Surfaces(fine, coarse, Parents(fine, coarse)));
        }
        return new SurfaceScene([.. all]);

        static (TriangleMesh, TriangleMesh) Ball() => (MeshShapes.Sphere(0), Octahedron());
        static (TriangleMesh, TriangleMesh) Ring(int around, int across, double radius) =>
            (MeshShapes.Torus(around, across, radius), MeshShapes.Torus(3, 3, radius));
        static (TriangleMesh, TriangleMesh) Sheet(int columns) =>
            (
                MeshShapes.HeightField(columns, 3, static (x, y) => 0.2 * x * y),
                MeshShapes.HeightField(2, 2, static (x, y) => 0.2 * x * y)
            );
    }

    /// <summary>A random symmetry of a mesh.</summary>
    /// <param name="space">What the model is about.</param>
    /// <param name="mesh">The number of the mesh.</param>
    /// <param name="frame">A random angle by which a frame may turn.</param>
    /// <param name="random">The random numbers.</param>
    public CloudSymmetry Random(ModelSpace space, int mesh, Func<double> frame, Random random)
    {
        Surfaces surfaces = _all[mesh];
        (GroupElement element, double[] shift) = surfaces.Fine.Motion(random);
        return Of(surfaces.Fine) with { Coarser = Of(surfaces.Coarse) };

        CloudSymmetry Of(SceneSurface surface) =>
            new(space, element, shift, surface.Permutation(element, random))
            {
                Angles = [.. surface.Positions.Chunk(3).Select(_ => frame())],
            };
    }

    /// <summary>What leaves a mesh as it is.</summary>
    public CloudSymmetry Identity(ModelSpace space, int mesh) =>
        CloudSymmetry.Identity(space, _all[mesh].Fine.Count) with
        {
            Coarser = CloudSymmetry.Identity(space, _all[mesh].Coarse.Count),
        };

    /// <summary>A surface after a symmetry, with its coarser one after the same.</summary>
    /// <param name="mesh">The number of the mesh.</param>
    /// <param name="symmetry">The symmetry.</param>
    /// <param name="move">Positions moved, in their new order.</param>
    public MeshData After(int mesh, CloudSymmetry symmetry, Func<double[], CloudSymmetry, double[]> move)
    {
        (SceneSurface from, SceneSurface to, int[] parents) = _all[mesh];
        CloudSymmetry coarser = symmetry.Coarser!;
        int[] moved = new int[parents.Length];
        for (int v = 0; v < parents.Length; v++)
            moved[symmetry.Permutation[v]] = coarser.Permutation[parents[v]];
        MeshData fine = from.Made(move(from.Positions, symmetry), symmetry.Permutation),
            coarse = to.Made(move(to.Positions, coarser), coarser.Permutation);
        return fine.WithCoarser(coarse, moved).InFrames(from.Angles(fine, symmetry), to.Angles(coarse, coarser));
    }

    /// <summary>The nearest coarser vertices, but that each has one vertex at least.</summary>
    private static int[] Parents(SceneSurface fine, SceneSurface coarse)
    {
        double[][] from = [.. fine.Positions.Chunk(3)],
            to = [.. coarse.Positions.Chunk(3)];
        int[] parents = [.. from.Select(p => Enumerable.Range(0, to.Length).MinBy(c => Distance(p, to[c])))];
        for (int c = 0; c < to.Length; c++)
        {
            if (parents.Contains(c))
                continue;
            int nearest = Enumerable
                .Range(0, from.Length)
                .Where(v => parents.Count(p => p == parents[v]) > 1)
                .MinBy(v => Distance(from[v], to[c]));
            parents[nearest] = c;
        }

        return parents;
    }

    private static double Distance(double[] a, double[] b) => a.Zip(b, static (x, y) => (x - y) * (x - y)).Sum();

    private static TriangleMesh Octahedron() =>
        TriangleMesh.Create(
            [1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1],
            [0, 2, 4, 2, 1, 4, 1, 3, 4, 3, 0, 4, 2, 0, 5, 1, 2, 5, 3, 1, 5, 0, 3, 5]
        );

    private sealed record Surfaces(SceneSurface Fine, SceneSurface Coarse, int[] Parents);
}
