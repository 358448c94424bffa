using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>
/// One run: makes the arguments of a method in a pass, moved and changed as wanted, and takes what the method gives.
/// Emitted code calls its generic methods, since values of features live on the stack alone.
/// </summary>
internal sealed partial class Stage
{
    private const int PositionKey = -1,
        TargetKey = -2,
        DirectionKey = 7919;

    private readonly Scene _scene;
    private readonly Motion _motion;
    private readonly Pass _pass;
    private readonly double _step;
    private readonly bool _wantsLoss;
    private readonly PointCloud<Features> _points;
    private readonly Grid2<Features> _images;
    private readonly Grid3<Features> _volumes;
    private readonly List<Output> _outputs = [];
    private readonly List<Storage> _results = [];
    private readonly List<Func<double>> _slopes = [];
    private RowSpace? _table;
    private Handle? _loss;

    /// <summary>A run.</summary>
    /// <param name="scene">The inputs.</param>
    /// <param name="motion">How they are moved.</param>
    /// <param name="pass">Where the method runs.</param>
    /// <param name="step">How far inputs are from the scene's, along a fixed direction.</param>
    /// <param name="wantsLoss">Whether outputs are compared with a target, for derivatives.</param>
    public Stage(Scene scene, Motion motion, Pass pass, double step = 0, bool wantsLoss = false)
    {
        (_scene, _motion, _pass, _step, _wantsLoss) = (scene, motion, pass, step, wantsLoss);
        if (scene.Kind == SceneKind.Points && scene.Supplied is null)
            _points = MakePoints();
        if (scene.Kind == SceneKind.Pixels && scene.Supplied is null)
            _images = NewImages(scene.Size, Blank(GridRows));
        if (scene.Kind == SceneKind.Voxels && scene.Supplied is null)
            _volumes = NewVolumes(scene.Size, Blank(GridRows));
        if (scene.Kind == SceneKind.Vertices && scene.Supplied is null)
            _meshes = MakeMeshes(scene, motion);
        if (scene.Kind == SceneKind.Directions && scene.Supplied is null)
            _spheres = MakeSpheres(scene);
    }

    /// <summary>What the method gave.</summary>
    public IReadOnlyList<Output> Outputs => _outputs;

    /// <summary>The values that the method gave, while the pass lasts.</summary>
    public IReadOnlyList<Storage> Results => _results;

    /// <summary>Whether an output is of a kind that a loss takes.</summary>
    public bool HasLoss => _loss is not null;

    /// <summary>The loss, where it was wanted; 0 without one.</summary>
    public double LossValue => _loss is { } loss ? new Loss(loss).Value : 0;

    /// <summary>Runs backwards and gives the derivative of the loss along the inputs' direction.</summary>
    public double InputSlope()
    {
        if (_loss is not { } loss)
            return 0;
        _pass.Backward(new Loss(loss));
        return _slopes.Sum(static slope => slope());
    }

    /// <summary>The points in the order in which they stand in the batch.</summary>
    public (int Cloud, int Point)[] PointOrder =>
        [.. _motion.Clouds.SelectMany(c => _motion.Places[c].Select(p => (c, p)))];

    /// <summary>The clouds in the order in which they stand in the batch.</summary>
    public IReadOnlyList<int> CloudOrder => _motion.Clouds;

    /// <summary>The edges in their order, as pairs of points.</summary>
    public (int Sender, int Receiver)[] EdgeOrder
    {
        get
        {
            int[] points = [.. PointOrder.Select(static p => Id(p.Cloud, p.Point))];
            NeighbourList list = _points.NeighbourList;
            return
            [
                .. Enumerable.Range(0, list.Count).Select(e => (points[list.Senders[e]], points[list.Receivers[e]])),
            ];
        }
    }

    /// <summary>The cloud of a point that has this number.</summary>
    public static int CloudOf(int id) => id / 1000;

    private int GridRows =>
        _scene.Kind == SceneKind.Directions ? _spheres!.Pixels.Count : Scene.Images * (int)_scene.Size.Cells;

    private static int Id(int cloud, int point) => (cloud * 1000) + point;

    private PointCloud<Features> MakePoints()
    {
        ModelSpace space = _scene.Space;
        var clouds = new List<PointCloud<Features>>();
        foreach (int cloud in _motion.Clouds)
        {
            double[] positions = [.. _motion.Places[cloud].SelectMany(point => Position(cloud, point))];
            Rows<Features> rows = Blank(_scene.Counts[cloud]);
            clouds.Add(
                space.IsInPlane
                    ? Typed.PlaneCloud.Create(positions, rows, _scene.Neighbours).InSpace
                    : PointCloud.Create(positions, rows, _scene.Neighbours)
            );
        }

        return PointCloud.Batch(clouds);
    }

    private double[] Position(int cloud, int point)
    {
        double[] start = _scene.Numbers(_scene.Space.Dimensions, PositionKey, cloud, point),
            direction = Direction(start.Length, PositionKey, cloud, point);
        double[] at = [.. start.Select((x, i) => (_scene.Length * x) + (_step * direction[i]))];
        return
        [
            .. _scene
                .Space.TurnVectors(_motion.Elements[cloud], at)
                .Select((x, i) => x + (_scene.Length * _motion.Shifts[cloud][i])),
        ];
    }

    private double[] Direction(int count, params ReadOnlySpan<int> keys) =>
        _scene.Numbers(count, [DirectionKey, .. keys]);

    private Rows<Features> Blank(int rows)
    {
        // Of the group of the scene's space, or of the one whose part it is.
        SymmetryGroup group = _pass.Parameters.Frame.Group;
        return Rows.From($"{group.Trivial}", group, new double[rows]);
    }
}
