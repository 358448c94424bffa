using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <content>How inputs enter a pass.</content>
public readonly partial struct Pass
{
    /// <summary>
    /// Enters a cloud: pass the result to the model's Forward. Values are converted to the model's precision.
    /// </summary>
    /// <param name="cloud">The cloud; it is not changed.</param>
    /// <param name="gradients">Which inputs get derivatives, in addition to the parameters.</param>
    /// <exception cref="ArgumentException">A feature is not finite, or too large for the model's precision; the message
    /// names row and column.</exception>
    public PointCloud<T> Enter<T>(PointCloud<T> cloud, GradientInputs gradients = GradientInputs.None)
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in cloud, Parameters, gradients, nameof(cloud));

    /// <inheritdoc cref="Enter{T}(PointCloud{T}, GradientInputs)"/>
    public PlaneCloud<T> Enter<T>(PlaneCloud<T> cloud, GradientInputs gradients = GradientInputs.None)
        where T : struct, IFeatures<T>, allows ref struct
    {
        PointCloud<T> inSpace = cloud.InSpace;
        return new PlaneCloud<T>(Entrance.Enter(Workspace, in inSpace, Parameters, gradients, nameof(cloud)));
    }

    /// <summary>
    /// Enters images: pass the result to the model's Forward. Values are converted to the model's precision.
    /// </summary>
    /// <param name="images">The images; they are not changed.</param>
    /// <param name="gradients"><see cref="GradientInputs.Features"/> for derivatives with respect to the features;
    /// images have no positions and no cell.</param>
    /// <exception cref="ArgumentException">A feature is not finite, or too large for the model's precision; the message
    /// names row and column. Or derivatives with respect to positions or a cell were requested.</exception>
    public Grid2<T> Enter<T>(Grid2<T> images, GradientInputs gradients = GradientInputs.None)
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in images, Parameters, gradients, nameof(images));

    /// <summary>
    /// Enters volumes: pass the result to the model's Forward. Values are converted to the model's precision.
    /// </summary>
    /// <param name="volumes">The volumes; they are not changed.</param>
    /// <param name="gradients"><see cref="GradientInputs.Features"/> for derivatives with respect to the features;
    /// volumes have no positions and no cell.</param>
    /// <exception cref="ArgumentException">A feature is not finite, or too large for the model's precision; the message
    /// names row and column. Or derivatives with respect to positions or a cell were requested.</exception>
    public Grid3<T> Enter<T>(Grid3<T> volumes, GradientInputs gradients = GradientInputs.None)
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in volumes, Parameters, gradients, nameof(volumes));

    /// <summary>
    /// Enters a graph: pass the result to the model's Forward. Values are converted to the model's precision.
    /// </summary>
    /// <param name="graph">The graph; it is not changed.</param>
    /// <param name="gradients"><see cref="GradientInputs.Features"/> for derivatives with respect to the features of
    /// nodes and of edges; graphs have no positions and no cell.</param>
    /// <exception cref="ArgumentException">A feature is not finite, or too large for the model's precision; the message
    /// names row and column. Or derivatives with respect to positions or a cell were requested.</exception>
    public Graph<T> Enter<T>(Graph<T> graph, GradientInputs gradients = GradientInputs.None)
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in graph, Parameters, gradients, nameof(graph));

    /// <inheritdoc cref="Enter{T}(Graph{T}, GradientInputs)"/>
    public Graph<TNode, TEdge> Enter<TNode, TEdge>(
        Graph<TNode, TEdge> graph,
        GradientInputs gradients = GradientInputs.None
    )
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct =>
        Entrance.Enter(Workspace, in graph, Parameters, gradients, nameof(graph));

    /// <summary>
    /// Enters spheres: pass the result to the model's Forward. Values are converted to the model's precision.
    /// </summary>
    /// <param name="spheres">The spheres; they are not changed.</param>
    /// <param name="gradients"><see cref="GradientInputs.Features"/> for derivatives with respect to the features;
    /// spheres have no positions and no cell.</param>
    /// <exception cref="ArgumentException">A feature is not finite, or too large for the model's precision; the message
    /// names row and column. Or derivatives with respect to positions or a cell were requested.</exception>
    public Sphere<T> Enter<T>(Sphere<T> spheres, GradientInputs gradients = GradientInputs.None)
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in spheres, Parameters, gradients, nameof(spheres));

    /// <summary>
    /// Enters meshes: pass the result to the model's Forward. Values are converted to the model's precision.
    /// </summary>
    /// <param name="meshes">The meshes; they are not changed.</param>
    /// <param name="gradients"><see cref="GradientInputs.Features"/> for derivatives with respect to the features; the
    /// surface itself is fixed.</param>
    /// <exception cref="ArgumentException">A feature is not finite, or too large for the model's precision; the message
    /// names row and column. Or derivatives with respect to positions or a cell were requested.</exception>
    public Mesh<T> Enter<T>(Mesh<T> meshes, GradientInputs gradients = GradientInputs.None)
        where T : struct, IFeatures<T>, allows ref struct =>
        Entrance.Enter(Workspace, in meshes, Parameters, gradients, nameof(meshes));

    /// <summary>Enters a table of rows.</summary>
    /// <param name="rows">The table; it is not changed.</param>
    /// <param name="gradients"><see cref="GradientInputs.Features"/> for derivatives with respect to the rows.</param>
    /// <exception cref="ArgumentException">A number is not finite, or too large for the model's precision; the message
    /// names row and column.</exception>
    public T Enter<T>(Rows<T> rows, GradientInputs gradients = GradientInputs.None)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(
            Entrance.Enter(
                Workspace,
                rows,
                Parameters.Precision,
                (gradients & GradientInputs.Features) != 0,
                nameof(rows)
            )
        );

    /// <summary>Enters a table of rows whose signature is known only at run time.</summary>
    /// <param name="rows">The table; it is not changed.</param>
    /// <param name="gradients"><see cref="GradientInputs.Features"/> for derivatives with respect to the rows.</param>
    /// <exception cref="ArgumentException">A number is not finite, or too large for the model's precision; the message
    /// names row and column.</exception>
    public Features Enter(Rows rows, GradientInputs gradients = GradientInputs.None) =>
        FeatureMarshal.Wrap<Features>(
            Entrance.Enter(
                Workspace,
                rows,
                Parameters.Precision,
                (gradients & GradientInputs.Features) != 0,
                nameof(rows)
            )
        );
}
