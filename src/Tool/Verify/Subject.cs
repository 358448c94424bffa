using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Loading;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>A method of a model with inputs that it accepts.</summary>
/// <param name="Call">The method.</param>
/// <param name="Create">Makes the model whose method it is, in a precision; the object may be a module of it.</param>
/// <param name="Scene">The inputs.</param>
internal sealed record Subject(
    Invocation Call,
    Func<Precision, (IEquivariantModel Model, object? Target)> Create,
    Scene Scene
)
{
    /// <summary>Sizes of images that are tried in turn: strides and blocks of layers fit some and not others.</summary>
    private static readonly int[] Sides = [13, 16, 12, 17, 20, 24, 28, 29, 32, 33, 9, 8];

    /// <summary>The same of volumes, where small ones cost less.</summary>
    private static readonly int[] VolumeSides = [9, 8, 13, 12, 7, 6, 16, 17, 11, 24, 25, 33];

    /// <summary>Degrees of samplings of the sphere.</summary>
    private static readonly int[] SphereDegrees = [8, 12, 16, 24, 32, 48, 64, 96, 128];

    /// <summary>
    /// Finds inputs that a method accepts: the neighbours of points, the size of images, and what rows each further
    /// value has.
    /// </summary>
    /// <returns>Null, and what the method says to the first inputs, if it accepts none.</returns>
    public static Subject? Find(
        Invocation call,
        Func<Precision, (IEquivariantModel Model, object? Target)> create,
        int seed,
        IReadOnlyList<object>? supplied,
        out string reason
    )
    {
        reason = string.Empty;
        (IEquivariantModel model, object? target) = create(Precision.Double);
        foreach (Scene scene in Scenes(call, model, seed, supplied))
        {
            var subject = new Subject(call, create, scene);
            try
            {
                subject.Run(model, target, subject.Still);
                return subject;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                if (reason.Length == 0)
                    reason = ModelFactory.Reason(error);
            }
        }

        return null;
    }

    /// <summary>The number of vertices of its meshes.</summary>
    public int VertexCount =>
        Scene.Supplied is { } supplied
            ? supplied
                .Where(static s =>
                    s.GetType() is { IsGenericType: true } t && t.GetGenericTypeDefinition() == typeof(Mesh<>)
                )
                .Max(static s => (int)s.GetType().GetProperty(nameof(Mesh<>.Count))!.GetValue(s)!)
            : Stage.VertexCount;

    /// <summary>Nothing moves.</summary>
    public Motion Still => Motion.None(Scene.Space, Scene.Counts);

    /// <summary>Runs the method and gives its outputs.</summary>
    public Stage Run(IEquivariantModel model, object? target, Motion motion, double step = 0)
    {
        using Pass pass = model.Record(training: false);
        var stage = new Stage(Scene, motion, pass, step);
        Call.Call(target, stage);
        return stage;
    }

    private static IEnumerable<Scene> Scenes(
        Invocation call,
        IEquivariantModel model,
        int seed,
        IReadOnlyList<object>? supplied
    )
    {
        Frame frame = FrameOf(model);
        SymmetryGroup group = Kept(model, call.Kind == SceneKind.Pixels);
        var space = new ModelSpace(group, frame.Axis ?? Axis.Y, call.IsInPlane || call.Kind == SceneKind.Pixels)
        {
            OnGrid = call.Kind == SceneKind.Pixels ? KeptGroup.OfPlane(group) : OnSphere(model),
        };
        double cutoff = model
            .Parameters.Layers.Select(static l => l.Options.GetValueOrDefault("cutoff"))
            .Select(static text =>
                text is null ? 0 : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            )
            .DefaultIfEmpty(0)
            .Max();
        double radius = cutoff > 0 ? cutoff : 2;
        var plain = new Scene(call.Kind, space, seed)
        {
            Length = call.Kind == SceneKind.Vertices ? LongestEdge(model) : 0.5 * radius,
            Supplied = supplied,
            IsOfGraphs = call.IsOfGraphs,
        };
        if (supplied is not null)
        {
            yield return OfSupplied(plain, model, supplied);
            yield break;
        }

        foreach (Scene sized in Sized(call, plain, radius).SelectMany(scene => OnVoxels(scene, model)))
        {
            foreach (Scene scene in RowChoices(call).Select(rows => sized with { Rows = rows }))
                yield return scene;
        }
    }

    /// <summary>Edges of meshes are shorter than the radius of each layer.</summary>
    private static double LongestEdge(IEquivariantModel model) =>
        0.9
        * model
            .Parameters.Layers.Select(static l => l.Options.GetValueOrDefault("radius"))
            .OfType<string>()
            .Select(static text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
            .Where(static r => r > 0)
            .DefaultIfEmpty(1)
            .Min();

    private static IEnumerable<Scene> Sized(Invocation call, Scene plain, double radius) =>
        call.Kind switch
        {
            SceneKind.Points =>
            [
                plain with
                {
                    Neighbours = Neighbours.WithinRadius(radius),
                },
                plain with
                {
                    Neighbours = Neighbours.KNearest(3),
                },
                plain with
                {
                    Neighbours = Neighbours.AllPairs,
                },
            ],
            SceneKind.Pixels or SceneKind.Voxels when call.Shape is { } shape =>
            [
                plain with
                {
                    Size = new GridSize(shape.Height, shape.Width, shape.IsPeriodic, shape.Depth),
                },
            ],
            SceneKind.Pixels => Sides.Select(side => plain with { Size = new GridSize(side, side, false) }),
            SceneKind.Voxels => VolumeSides.Select(side => plain with { Size = new GridSize(side, side, false, side) }),
            SceneKind.Directions => SphereDegrees.Select(degree => plain with { SphereDegree = degree }),
            _ => [plain],
        };

    /// <summary>The scene with each of the spacings that layers declare; with cubes where none does.</summary>
    private static IEnumerable<Scene> OnVoxels(Scene scene, IEquivariantModel model)
    {
        if (scene.Kind != SceneKind.Voxels)
            return [scene];
        VoxelSpacing[] declared =
        [
            .. model
                .Parameters.Layers.Select(static l => LayerAlgebra.SpacingOf(l.Options))
                .OfType<VoxelSpacing>()
                .Distinct(),
        ];
        return (declared.Length > 0 ? declared : [VoxelSpacing.Unit]).Select(spacing => With(scene, model, spacing));
    }

    /// <summary>A grid of this spacing keeps what all of the model's layers over voxels keep.</summary>
    private static Scene With(Scene scene, IEquivariantModel model, VoxelSpacing spacing)
    {
        SymmetryGroup group = FrameOf(model).Group;
        return scene with
        {
            Spacing = spacing,
            Space = scene.Space with
            {
                OnGrid = model
                    .Parameters.Layers.Select(static l => LayerAlgebra.SpacingOf(l.Options))
                    .OfType<VoxelSpacing>()
                    .Append(spacing)
                    .Select(s => KeptGroup.OnVoxels(group, s))
                    .Aggregate(static (all, next) => all.Intersection(next)),
            },
        };
    }

    /// <summary>The size of images and volumes that a user supplies is theirs.</summary>
    private static Scene OfSupplied(Scene plain, IEquivariantModel model, IReadOnlyList<object> supplied)
    {
        Scene scene = plain with { Counts = [1] };
        if (supplied.Select(ShapeOf).FirstOrDefault(static s => s is not null) is not { } shape)
            return scene;
        scene = scene with { Size = shape.Size };
        return scene.Kind == SceneKind.Voxels ? With(scene, model, shape.Spacing) : scene;
    }

    private static GridShape? ShapeOf(object supplied)
    {
        Type type = supplied.GetType();
        bool isGrid =
            type.IsGenericType
            && (
                type.GetGenericTypeDefinition() == typeof(Grid2<>) || type.GetGenericTypeDefinition() == typeof(Grid3<>)
            );
        return isGrid
            ? (GridShape)type.GetProperty(nameof(Grid2<>.Shape), ModelAssembly.AllOfType)!.GetValue(supplied)!
            : null;
    }

    /// <summary>Every assignment of kinds of rows to the values of a method, points first.</summary>
    private static IEnumerable<Dictionary<int, RowSpaceKind>> RowChoices(Invocation call)
    {
        RowSpaceKind[] kinds = call.Kind switch
        {
            SceneKind.Points => [RowSpaceKind.Points, RowSpaceKind.Edges, RowSpaceKind.Clouds],
            SceneKind.Pixels => [RowSpaceKind.Pixels, RowSpaceKind.Clouds],
            SceneKind.Voxels => [RowSpaceKind.Voxels, RowSpaceKind.Clouds],
            SceneKind.Vertices => [RowSpaceKind.Vertices, RowSpaceKind.Clouds],
            SceneKind.Directions => [RowSpaceKind.Pixels, RowSpaceKind.Clouds],
            _ => [RowSpaceKind.Points],
        };
        IEnumerable<Dictionary<int, RowSpaceKind>> choices =
        [
            [],
        ];
        foreach (int parameter in call.Features)
        {
            choices = choices.SelectMany(choice =>
                kinds.Select(kind => new Dictionary<int, RowSpaceKind>(choice) { [parameter] = kind })
            );
        }

        return choices;
    }

    /// <summary>What functions on the sphere keep: those that are no polynomials half turns and mirrors.</summary>
    private static KeptGroup? OnSphere(IEquivariantModel model)
    {
        bool isExact = model
            .Parameters.Layers.Where(static l => l.Kind == "sphere_activation")
            .All(static l =>
                l.Options.GetValueOrDefault("function") == "identity"
                || (
                    l.Options.GetValueOrDefault("function") == "square"
                    && l.Options.GetValueOrDefault("oversampling") != "1"
                )
            );
        return isExact ? null : KeptGroup.OnVoxels(FrameOf(model).Group, new VoxelSpacing(1, 2, 3));
    }

    private static Frame FrameOf(IEquivariantModel model) => model.Parameters.Frame;

    /// <summary>
    /// What a model keeps exactly of its group: on pixels what squares keep, and of functions on circles what their
    /// samples keep.
    /// </summary>
    private static SymmetryGroup Kept(IEquivariantModel model, bool isOnPixels)
    {
        SymmetryGroup group = model.Parameters.Frame.Group;
        if (group.IsSpatial)
            return group;
        foreach (DeclaredLayer layer in model.Parameters.Declared)
        {
            if (
                layer.Description.Kind == "fourier_activation"
                && layer.Description.Options.TryGetValue("samples", out string? samples)
            )
            {
                var function = new CircleFunction([.. layer.Operands[0].Merged.Select(static b => b.Irrep)]);
                group = GridSymmetry.Intersection(
                    group,
                    function.ExactGroup(int.Parse(samples, System.Globalization.CultureInfo.InvariantCulture))
                );
            }
        }
        return isOnPixels ? GridSymmetry.OnPixels(group) : group;
    }
}
