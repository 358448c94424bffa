using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <content>Meshes: every vertex has an element of its own, by which its frame is turned.</content>
internal sealed partial class Stage
{
    private readonly MeshData? _meshes;

    /// <summary>The vertices of all meshes.</summary>
    public static int VertexCount => Surfaces.Sum(static mesh => mesh.VertexCount);

    /// <summary>Two closed surfaces of no symmetry, one with a hole.</summary>
    private static TriangleMesh[] Surfaces { get; } =
    [Bent(MeshShapes.Sphere(1), 0.8), Bent(MeshShapes.Torus(9, 6, 0.4), 0.6)];

    /// <summary>The coarser one of each.</summary>
    private static TriangleMesh[] Coarser { get; } =
    [Bent(MeshShapes.Sphere(0), 0.8), Bent(MeshShapes.Torus(3, 3, 0.4), 0.6)];

    /// <summary>Meshes with random features.</summary>
    public Mesh<T> Meshes<T>(int parameter)
        where T : struct, IFeatures<T>, allows ref struct
    {
        Mesh<T> meshes;
        if (_scene.Supplied is { } supplied)
        {
            var given = (Mesh<T>)supplied[parameter];
            Rows<T> rows = Changed(given.Rows, parameter);
            double[] frames = _motion.FramesOf(given.Count);
            meshes = Mesh.Join(
                Turned(given.Data, _motion),
                Rows<T>.Create<double>(rows.Layout, InFrames(rows.Layout, rows.ToArray(), frames))
            );
        }
        else
        {
            meshes = Mesh.Join(_meshes!, OnRows<T>(parameter, Known<T>(), RowSpaceKind.Vertices));
        }

        Mesh<T> entered = _pass.Enter(meshes, FeatureInputs());
        if (_wantsLoss)
            AddGridSlope<T>(() => _pass.FeatureGradient(entered), parameter, RowSpaceKind.Vertices);
        return entered;
    }

    /// <summary>The surface.</summary>
    public Surface SurfaceOfMeshes() => _pass.Enter(BlankMeshes()).Surface;

    private Mesh<Features> BlankMeshes() => Mesh.Join(_meshes!, Blank(VertexCount));

    /// <summary>Both surfaces, with edges up to the scene's length.</summary>
    private static MeshData MakeMeshes(Scene scene, Motion motion)
    {
        double scale = scene.Length / Scaled(1).LongestEdge;
        return Turned(Scaled(scale), motion);
    }

    /// <summary>Surfaces and the next coarser ones, in turned frames.</summary>
    private static MeshData Turned(MeshData data, Motion motion) =>
        data.InFrames(
            motion.FramesOf(data.Vertices.Count),
            data.Coarser is { } level ? motion.FramesOf(level.Data.Vertices.Count) : null
        );

    private static MeshData Scaled(double scale) =>
        MeshData.Join(
            Surfaces.Zip(
                Coarser,
                (fine, coarse) => Made(fine, scale).WithCoarser(Made(coarse, scale), Nearest(fine, coarse))
            )
        );

    private static MeshData Made(TriangleMesh mesh, double scale) =>
        MeshData.Create(
            TriangleMesh.Create([.. mesh.PositionValues().Select(x => scale * x)], mesh.TriangleValues()),
            MeshMap.Projected
        );

    /// <summary>The nearest vertex of a coarser surface, whose vertices are some of the finer one.</summary>
    private static int[] Nearest(TriangleMesh fine, TriangleMesh coarse)
    {
        double[] x = fine.PositionValues(),
            y = coarse.PositionValues();
        return
        [
            .. Enumerable
                .Range(0, fine.VertexCount)
                .Select(v => Enumerable.Range(0, coarse.VertexCount).MinBy(w => Between(x, v, y, w))),
        ];
    }

    private static double Between(double[] x, int v, double[] y, int w) =>
        Enumerable.Range(0, 3).Sum(i => Math.Pow(x[(3 * v) + i] - y[(3 * w) + i], 2));

    /// <summary>Rows of vertices in frames that are turned by these angles; features of space have no frames.</summary>
    private double[] InFrames(FeatureLayout layout, double[] values, double[] angles)
    {
        Irreps irreps = layout.Signature.Irreps;
        return layout.Group.IsSpatial
            ? values
            :
            [
                .. values
                    .Chunk(Math.Max(1, irreps.Dim))
                    .SelectMany((row, vertex) => _scene.Space.Turn(GroupElement.OfPlane(-angles[vertex]), irreps, row)),
            ];
    }

    private static TriangleMesh Bent(TriangleMesh mesh, double size) =>
        TriangleMesh.Create(
            [
                .. mesh.PositionValues()
                    .Chunk(3)
                    .SelectMany(p =>
                        new[]
                        {
                            size * (p[0] + (0.2 * p[1] * p[2])),
                            size * ((0.8 * p[1]) + (0.15 * p[0] * p[0])),
                            size * ((0.7 * p[2]) - (0.1 * p[0] * p[1])),
                        }
                    ),
            ],
            mesh.TriangleValues()
        );
}
