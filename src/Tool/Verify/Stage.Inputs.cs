using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <content>The arguments of methods.</content>
internal sealed partial class Stage
{
    /// <summary>A cloud with random features.</summary>
    public PointCloud<T> Cloud<T>(int parameter)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (_scene.Supplied is { } supplied)
            return SuppliedCloud((PointCloud<T>)supplied[parameter], parameter);
        PointCloud<T> entered = _pass.Enter(
            _points.WithFeatures(OnRows<T>(parameter, Known<T>(), RowSpaceKind.Points)),
            Inputs()
        );
        if (_wantsLoss)
        {
            AddSlope<T>(() => _pass.FeatureGradient(entered), parameter, RowSpaceKind.Points);
            _slopes.Add(() => PositionSlope(_pass.PositionGradient(entered)));
        }
        return entered;
    }

    /// <summary>A cloud in a plane with random features.</summary>
    public PlaneCloud<T> PlaneCloud<T>(int parameter)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (_scene.Supplied is { } supplied)
            return new PlaneCloud<T>(SuppliedCloud(((PlaneCloud<T>)supplied[parameter]).InSpace, parameter));
        return new PlaneCloud<T>(Cloud<T>(parameter));
    }

    /// <summary>Random rows.</summary>
    /// <param name="parameter">The number of the parameter.</param>
    /// <param name="signature">The signature where the type has none.</param>
    public T Feature<T>(int parameter, string signature)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (_scene.Supplied is { } supplied)
        {
            Rows<T> given = Turned(Changed((Rows<T>)supplied[parameter], parameter));
            return _pass.Enter(_table is null ? given : given.On(_table, "rows"));
        }

        FeatureLayout layout = T.Layout ?? FeatureLayout.Of(signature, _pass.Parameters.Frame.Group);
        RowSpaceKind kind = _scene.Rows.GetValueOrDefault(parameter, RowSpaceKind.Points);
        Rows<T> rows = OnRows<T>(parameter, layout, kind);
        if (_scene.IsGrid && kind != RowSpaceKind.Clouds)
            rows = MovedCells(rows, _motion.Elements[0]);
        RowSpace? space = (_scene.Kind, kind) switch
        {
            (SceneKind.Points, RowSpaceKind.Edges) when _scene.IsOfGraphs => GraphOfPoints.EdgeSpace,
            (SceneKind.Points, RowSpaceKind.Clouds) when _scene.IsOfGraphs => GraphOfPoints.Nodes.Clouds,
            (SceneKind.Points, _) when _scene.IsOfGraphs => GraphOfPoints.Nodes,
            (SceneKind.Points, RowSpaceKind.Edges) => _points.Data.EdgeSpace,
            (SceneKind.Points, RowSpaceKind.Clouds) => _points.Data.Points.Clouds,
            (SceneKind.Points, _) => _points.Data.Points,
            (SceneKind.Pixels or SceneKind.Voxels, RowSpaceKind.Clouds) => Shape.Images,
            (SceneKind.Directions, RowSpaceKind.Clouds) => _spheres!.Spheres,
            (SceneKind.Directions, _) => _spheres!.Pixels,
            (SceneKind.Pixels or SceneKind.Voxels, _) => Shape.Pixels,
            (SceneKind.Vertices, RowSpaceKind.Clouds) => _meshes!.Vertices.Clouds,
            (SceneKind.Vertices, _) => _meshes!.Vertices,
            _ => _table,
        };
        if (space is not null)
            rows = rows.On(space, "rows");
        else
            _table = rows.RowSpace;
        // Fields turn with their sphere.
        if (_scene.Kind == SceneKind.Directions && kind == RowSpaceKind.Pixels)
            rows = MovedSpheres(_spheres!, rows, _motion.Elements[0]).Rows;
        Handle entered = _pass.Enter(rows, _wantsLoss ? GradientInputs.Features : GradientInputs.None).Unwrap();
        if (_wantsLoss)
            AddSlope<T>(() => _pass.FeatureGradient(T.Wrap(entered)), parameter, kind);
        return T.Wrap(entered);
    }

    /// <summary>The edges of the points.</summary>
    public Neighbourhood Edges() => EnterPoints().Edges;

    /// <summary>The edges of the points of a plane.</summary>
    public PlaneNeighbourhood PlaneEdges() => new PlaneCloud<Features>(EnterPoints()).Edges;

    /// <summary>The points.</summary>
    public Positions Places() => EnterPoints().Positions;

    /// <summary>The points of a plane.</summary>
    public PlanePositions PlanePlaces() => new PlaneCloud<Features>(EnterPoints()).Positions;

    /// <summary>Which rows belong to which cloud or image.</summary>
    public Batch BatchOfRows() =>
        _scene.Kind switch
        {
            SceneKind.Pixels => _pass.Enter(_images).Batch,
            SceneKind.Voxels => _pass.Enter(_volumes).Batch,
            _ => _scene.IsOfGraphs ? _pass.Enter(BlankNodes()).Batch : EnterPoints().Batch,
        };

    /// <summary>A class of two for each point, pixel or voxel.</summary>
    public Labels Classes(int parameter) =>
        _scene.Kind switch
        {
            SceneKind.Points when _scene.IsOfGraphs => Labels.OnNodesOf(BlankNodes(), ClassesOfPoints(parameter)),
            SceneKind.Points => Labels.OnPointsOf(_points, ClassesOfPoints(parameter)),
            SceneKind.Pixels => Labels.OnPixelsOf(_images, new int[_images.Count]),
            SceneKind.Voxels => Labels.OnVoxelsOf(_volumes, new int[_volumes.Count]),
            SceneKind.Vertices => Labels.OnVerticesOf(BlankMeshes(), new int[VertexCount]),
            _ => new Labels(new int[_scene.Counts.Sum()]),
        };

    /// <summary>The points without features, which move too where derivatives are wanted.</summary>
    private PointCloud<Features> EnterPoints()
    {
        PointCloud<Features> entered = _pass.Enter(
            _points,
            _wantsLoss ? GradientInputs.Positions : GradientInputs.None
        );
        if (_wantsLoss)
            _slopes.Add(() => PositionSlope(_pass.PositionGradient(entered)));
        return entered;
    }

    private int[] ClassesOfPoints(int parameter) => [.. PointOrder.Select(p => Class(parameter, p.Cloud, p.Point))];

    private int Class(int parameter, int cloud, int point) => _scene.Numbers(1, parameter, cloud, point)[0] > 0 ? 1 : 0;

    private GradientInputs Inputs() =>
        _wantsLoss ? GradientInputs.Features | GradientInputs.Positions : GradientInputs.None;

    private static FeatureLayout Known<T>()
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Layout
        ?? throw new ArgumentException(
            "the signature of its features is known only when it runs; a method with [VerificationInputs] "
                + "supplies inputs"
        );

    /// <summary>The rows of a parameter in the order of the run, turned.</summary>
    private Rows<T> OnRows<T>(int parameter, FeatureLayout layout, RowSpaceKind kind)
        where T : struct, IFeatures<T>, allows ref struct
    {
        Irreps irreps = layout.Signature.Irreps;
        double[] values = (_scene.Kind, kind) switch
        {
            (SceneKind.Points, RowSpaceKind.Edges) =>
            [
                .. EdgeOrder.SelectMany(e => Row(irreps, CloudOf(e.Sender), parameter, e.Sender, e.Receiver)),
            ],
            (SceneKind.Points, RowSpaceKind.Clouds) =>
            [
                .. _motion.Clouds.SelectMany(c => Row(irreps, c, parameter, c, 0)),
            ],
            (SceneKind.Points, _) => [.. PointOrder.SelectMany(p => Row(irreps, p.Cloud, parameter, p.Cloud, p.Point))],
            (SceneKind.Pixels or SceneKind.Voxels or SceneKind.Directions, RowSpaceKind.Clouds) =>
            [
                .. Enumerable.Range(0, Scene.Images).SelectMany(i => Row(irreps, 0, parameter, i, 0)),
            ],
            // Pixels turn with their image.
            (SceneKind.Pixels or SceneKind.Voxels or SceneKind.Directions, _) =>
            [
                .. Enumerable.Range(0, GridRows).SelectMany(i => Unturned(irreps.Dim, parameter, i, 0)),
            ],
            (SceneKind.Vertices, RowSpaceKind.Clouds) =>
            [
                .. Enumerable.Range(0, Surfaces.Length).SelectMany(i => Unturned(irreps.Dim, parameter, i, 0)),
            ],
            (SceneKind.Vertices, _) => InFrames(
                layout,
                [.. Enumerable.Range(0, VertexCount).SelectMany(i => Unturned(irreps.Dim, parameter, i, 0))],
                _motion.FramesOf(VertexCount)
            ),
            _ => [.. Enumerable.Range(0, _scene.Counts.Sum()).SelectMany(i => Row(irreps, 0, parameter, i, 0))],
        };
        return Rows<T>.Create<double>(layout, values);
    }

    private double[] Row(Irreps irreps, int cloud, int parameter, int first, int second) =>
        _scene.Space.Turn(_motion.Elements[cloud], irreps, Unturned(irreps.Dim, parameter, first, second));

    private double[] Unturned(int dim, int parameter, int first, int second)
    {
        double[] row = _scene.Numbers(dim, parameter, first, second);
        if (_step == 0)
            return row;
        double[] direction = Direction(dim, parameter, first, second);
        return [.. row.Select((x, i) => x + (_step * direction[i]))];
    }

    private void AddSlope<T>(Func<Rows<T>> gradient, int parameter, RowSpaceKind kind)
        where T : struct, IFeatures<T>, allows ref struct =>
        _slopes.Add(() =>
        {
            Rows<T> slope = gradient();
            double[] direction = [.. Directions(parameter, slope.Dim, kind)];
            return slope.ToArray().Zip(direction, static (g, d) => g * d).Sum();
        });

    /// <summary>The direction of a parameter, in the order of its rows; inputs do not move in such a run.</summary>
    private IEnumerable<double> Directions(int parameter, int dim, RowSpaceKind kind) =>
        (_scene.Kind, kind) switch
        {
            (SceneKind.Points, RowSpaceKind.Edges) => EdgeOrder.SelectMany(e =>
                Direction(dim, parameter, e.Sender, e.Receiver)
            ),
            (SceneKind.Points, RowSpaceKind.Clouds) => _motion.Clouds.SelectMany(c => Direction(dim, parameter, c, 0)),
            (SceneKind.Points, _) => PointOrder.SelectMany(p => Direction(dim, parameter, p.Cloud, p.Point)),
            (SceneKind.Pixels or SceneKind.Voxels or SceneKind.Directions, RowSpaceKind.Clouds) => Enumerable
                .Range(0, Scene.Images)
                .SelectMany(i => Direction(dim, parameter, i, 0)),
            (SceneKind.Pixels or SceneKind.Voxels or SceneKind.Directions, _) => Enumerable
                .Range(0, GridRows)
                .SelectMany(i => Direction(dim, parameter, i, 0)),
            (SceneKind.Vertices, RowSpaceKind.Clouds) => Enumerable
                .Range(0, Surfaces.Length)
                .SelectMany(i => Direction(dim, parameter, i, 0)),
            (SceneKind.Vertices, _) => Enumerable
                .Range(0, VertexCount)
                .SelectMany(i => Direction(dim, parameter, i, 0)),
            _ => Enumerable.Range(0, _scene.Counts.Sum()).SelectMany(i => Direction(dim, parameter, i, 0)),
        };

    private double PositionSlope(double[] gradient)
    {
        int dim = _scene.Space.Dimensions,
            stored = gradient.Length / PointOrder.Length;
        double slope = 0;
        foreach ((int row, (int cloud, int point)) in PointOrder.Index())
        {
            double[] direction = Direction(dim, PositionKey, cloud, point);
            for (int i = 0; i < dim; i++)
                slope += gradient[(row * stored) + i] * direction[i];
        }

        return slope;
    }
}
