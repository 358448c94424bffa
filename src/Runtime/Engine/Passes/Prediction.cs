using System.ComponentModel;
using System.Runtime.CompilerServices;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A pass without derivatives, as the generated <c>Predict</c> uses it; disposing ends its values. Disposing again does
/// nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Prediction
{
    private readonly WorkspacePool? _pool;
    private readonly Workspace? _workspace;
    private readonly Tape? _tape;
    private readonly long _use;

    internal Prediction(WorkspacePool pool, Workspace workspace, Tape? tape, long use) =>
        (_pool, _workspace, _tape, _use) = (pool, workspace, tape, use);

    internal Workspace Workspace
    {
        get
        {
            if (_workspace is null)
            {
                throw new InvalidOperationException(
                    "This prediction is empty (a default). Predictions come from a pool of workspaces."
                );
            }
            return _workspace.IsUsedBy(_use)
                ? _workspace
                : throw new ObjectDisposedException(nameof(Prediction), "This prediction has ended.");
        }
    }

    internal Precision Precision => _pool!.Parameters.Precision;

    /// <summary>Enters a cloud, converted to the model's precision.</summary>
    /// <param name="cloud">The cloud; it is not changed.</param>
    /// <param name="name">The caller's expression, for messages.</param>
    /// <exception cref="ArgumentException">A number is not finite, or too large for the model's precision; the message
    /// names it.</exception>
    public PointCloud<T> Enter<T>(PointCloud<T> cloud, [CallerArgumentExpression(nameof(cloud))] string name = "cloud")
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in cloud, _pool!.Parameters, GradientInputs.None, name);

    /// <inheritdoc cref="Enter{T}(PointCloud{T}, string)"/>
    public PlaneCloud<T> Enter<T>(PlaneCloud<T> cloud, [CallerArgumentExpression(nameof(cloud))] string name = "cloud")
        where T : struct, IFeatures<T>, allows ref struct
    {
        PointCloud<T> inSpace = cloud.InSpace;
        return new PlaneCloud<T>(Entrance.Enter(Workspace, in inSpace, _pool!.Parameters, GradientInputs.None, name));
    }

    /// <summary>Enters images, converted to the model's precision.</summary>
    /// <param name="images">The images; they are not changed.</param>
    /// <param name="name">The caller's expression, for messages.</param>
    /// <exception cref="ArgumentException">A number is not finite, or too large for the model's precision; the message
    /// names it.</exception>
    public Grid2<T> Enter<T>(Grid2<T> images, [CallerArgumentExpression(nameof(images))] string name = "images")
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in images, _pool!.Parameters, GradientInputs.None, name);

    /// <summary>Enters images of one size, converted to the model's precision.</summary>
    /// <param name="images">The images; they are not changed.</param>
    /// <param name="height">The pixels from top to bottom that the model states.</param>
    /// <param name="width">The pixels from left to right that it states.</param>
    /// <param name="isPeriodic">Whether it takes periodic images.</param>
    /// <param name="name">The caller's expression, for messages.</param>
    /// <exception cref="ArgumentException">The images have another size, or a number is not finite, or too large for
    /// the model's precision; the message names it.</exception>
    public Grid2<T> Enter<T>(
        Grid2<T> images,
        int height,
        int width,
        bool isPeriodic,
        [CallerArgumentExpression(nameof(images))] string name = "images"
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        CheckSize(images.Shape.Size, new GridSize(height, width, isPeriodic), name);
        return Enter(images, name);
    }

    /// <summary>Enters volumes, converted to the model's precision.</summary>
    /// <param name="volumes">The volumes; they are not changed.</param>
    /// <param name="name">The caller's expression, for messages.</param>
    /// <exception cref="ArgumentException">A number is not finite, or too large for the model's precision; the message
    /// names it.</exception>
    public Grid3<T> Enter<T>(Grid3<T> volumes, [CallerArgumentExpression(nameof(volumes))] string name = "volumes")
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in volumes, _pool!.Parameters, GradientInputs.None, name);

    /// <summary>Enters meshes, converted to the model's precision.</summary>
    /// <param name="meshes">The meshes; they are not changed.</param>
    /// <param name="name">The caller's expression, for messages.</param>
    /// <exception cref="ArgumentException">A number is not finite, or too large for the model's precision; the message
    /// names it.</exception>
    public Mesh<T> Enter<T>(Mesh<T> meshes, [CallerArgumentExpression(nameof(meshes))] string name = "meshes")
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in meshes, _pool!.Parameters, GradientInputs.None, name);

    /// <summary>Enters volumes of one size, converted to the model's precision.</summary>
    /// <param name="volumes">The volumes; they are not changed.</param>
    /// <param name="depth">The slices that the model states.</param>
    /// <param name="height">The rows of a slice that it states.</param>
    /// <param name="width">The voxels of a row that it states.</param>
    /// <param name="isPeriodic">Whether it takes periodic volumes.</param>
    /// <param name="name">The caller's expression, for messages.</param>
    /// <exception cref="ArgumentException">The volumes have another size, or a number is not finite, or too large for
    /// the model's precision; the message names it.</exception>
    public Grid3<T> Enter<T>(
        Grid3<T> volumes,
        int depth,
        int height,
        int width,
        bool isPeriodic,
        [CallerArgumentExpression(nameof(volumes))] string name = "volumes"
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        CheckSize(volumes.Shape.Size, new GridSize(height, width, isPeriodic, depth), name);
        return Enter(volumes, name);
    }

    /// <summary>Enters a graph, converted to the model's precision.</summary>
    /// <param name="graph">The graph; it is not changed.</param>
    /// <param name="name">The caller's expression, for messages.</param>
    /// <exception cref="ArgumentException">A number is not finite, or too large for the model's precision; the message
    /// names it.</exception>
    public Graph<T> Enter<T>(Graph<T> graph, [CallerArgumentExpression(nameof(graph))] string name = "graph")
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in graph, _pool!.Parameters, GradientInputs.None, name);

    /// <inheritdoc cref="Enter{T}(Graph{T}, string)"/>
    public Graph<TNode, TEdge> Enter<TNode, TEdge>(
        Graph<TNode, TEdge> graph,
        [CallerArgumentExpression(nameof(graph))] string name = "graph"
    )
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct =>
        Entrance.Enter(Workspace, in graph, _pool!.Parameters, GradientInputs.None, name);

    /// <summary>Enters spheres, converted to the model's precision.</summary>
    /// <param name="spheres">The spheres; they are not changed.</param>
    /// <param name="name">The caller's expression, for messages.</param>
    /// <exception cref="ArgumentException">A number is not finite, or too large for the model's precision; the message
    /// names it.</exception>
    public Sphere<T> Enter<T>(Sphere<T> spheres, [CallerArgumentExpression(nameof(spheres))] string name = "spheres")
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in spheres, _pool!.Parameters, GradientInputs.None, name);

    /// <summary>Enters a table of rows, converted to the model's precision.</summary>
    /// <param name="rows">The table; it is not changed.</param>
    /// <param name="name">The caller's expression, for messages.</param>
    /// <exception cref="ArgumentException">A number is not finite, or too large for the model's precision; the message
    /// names it.</exception>
    public T Enter<T>(Rows<T> rows, [CallerArgumentExpression(nameof(rows))] string name = "rows")
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(Entrance.Enter(Workspace, rows, Precision, needsGradient: false, name));

    /// <summary>Enters a table of rows whose signature is known only at run time.</summary>
    /// <param name="rows">The table; it is not changed.</param>
    /// <param name="name">The caller's expression, for messages.</param>
    /// <exception cref="ArgumentException">A number is not finite, or too large for the model's precision; the message
    /// names it.</exception>
    public Features Enter(Rows rows, [CallerArgumentExpression(nameof(rows))] string name = "rows") =>
        FeatureMarshal.Wrap<Features>(Entrance.Enter(Workspace, rows, Precision, needsGradient: false, name));

    /// <summary>Ends the values of the prediction and gives the workspace back.</summary>
    public void Dispose()
    {
        if (_workspace is null || !_workspace.EndUse(_use))
            return;
        _workspace.Reset();
        _workspace.Tape = _tape;
        _pool!.Return(_workspace, null);
    }

    private static void CheckSize(GridSize given, GridSize stated, string name)
    {
        if (given != stated)
        {
            throw new ArgumentException(
                $"The {given.BatchWord} have {Described(given)}, but the model takes {Described(stated)}, as [Shape] "
                    + "of the parameter says.",
                name
            );
        }

        static string Described(GridSize size) =>
            $"{size.Text} {size.CellWord}s {(size.IsPeriodic ? "of a periodic grid" : "with sides")}";
    }
}
