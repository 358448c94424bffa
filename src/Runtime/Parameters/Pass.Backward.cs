using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <content>The reverse pass, and the derivatives with respect to inputs.</content>
public readonly partial struct Pass
{
    /// <summary>
    /// Computes the derivatives of a loss with respect to all parameters, and to the inputs that were entered with
    /// gradients.
    /// </summary>
    /// <exception cref="InvalidOperationException">The loss belongs to another pass, or this pass has already run
    /// backwards.</exception>
    /// <exception cref="NotSupportedException">The loss depends on forces or stress, and a layer or an operation has no
    /// second derivatives yet; the message names it, and nothing was computed.</exception>
    public void Backward(Loss loss)
    {
        Storage<double> total = loss.Handle.As<double>();
        if (!ReferenceEquals(total.Workspace, Workspace))
        {
            throw new InvalidOperationException(
                "The loss was not computed in this pass. Enter the inputs into the pass, and compute the loss from "
                    + "the result of Forward."
            );
        }
        PassState state = State;
        if (state.RanBackward)
        {
            throw new InvalidOperationException(
                "This pass has already run backwards. Add losses (a + b) and run their sum backwards, "
                    + "or record another pass."
            );
        }
        state.Second.CheckLoss(Workspace.Tape!.Entries);
        state.RanBackward = true;
        total.Gradient[0] = 1;
        Workspace.Tape!.Backward(this);
    }

    /// <summary>
    /// [N × 3] the derivatives with respect to the positions of an entered cloud; they are minus the forces if the loss
    /// is an energy.
    /// </summary>
    /// <param name="cloud">The cloud that <see cref="Enter{T}(PointCloud{T}, GradientInputs)"/> returned for
    /// <see cref="GradientInputs.Positions"/>.</param>
    /// <exception cref="InvalidOperationException">No derivatives were requested for this input.</exception>
    public double[] PositionGradient<T>(PointCloud<T> cloud)
        where T : struct, IFeatures<T>, allows ref struct => PositionGradient(cloud.Geometry);

    /// <summary>[N × 2] as <see cref="PositionGradient{T}(PointCloud{T})"/>, of a cloud in a plane.</summary>
    public double[] PositionGradient<T>(PlaneCloud<T> cloud)
        where T : struct, IFeatures<T>, allows ref struct =>
        PlaneCoordinates.InPlane(PositionGradient(cloud.InSpace.Geometry));

    /// <summary>
    /// [clouds × 3 × 3] the derivatives with respect to the cell vectors (rows a, b, c) of an entered cloud, at fixed
    /// positions and images.
    /// </summary>
    /// <param name="cloud">The cloud that <see cref="Enter{T}(PointCloud{T}, GradientInputs)"/> returned for
    /// <see cref="GradientInputs.Cell"/>.</param>
    /// <exception cref="InvalidOperationException">No derivatives were requested for this input.</exception>
    public double[] CellGradient<T>(PointCloud<T> cloud)
        where T : struct, IFeatures<T>, allows ref struct => CellGradient(cloud.Geometry);

    /// <summary>[clouds × 2 × 2] as <see cref="CellGradient{T}(PointCloud{T})"/>, of a cloud in a plane.</summary>
    public double[] CellGradient<T>(PlaneCloud<T> cloud)
        where T : struct, IFeatures<T>, allows ref struct
    {
        double[] inPlane = PlaneCoordinates.InPlane(CellGradient(cloud.InSpace.Geometry));
        // Of three vectors the third only completes the frame.
        return [.. inPlane.Chunk(6).SelectMany(static vectors => vectors[..4])];
    }

    /// <summary>
    /// The derivatives with respect to the features of an entered cloud; they transform as the features do.
    /// </summary>
    /// <param name="cloud">The cloud that <see cref="Enter{T}(PointCloud{T}, GradientInputs)"/> returned for
    /// <see cref="GradientInputs.Features"/>.</param>
    public Rows<T> FeatureGradient<T>(PointCloud<T> cloud)
        where T : struct, IFeatures<T>, allows ref struct => FeatureGradient(cloud.Features);

    /// <inheritdoc cref="FeatureGradient{T}(PointCloud{T})"/>
    public Rows<T> FeatureGradient<T>(PlaneCloud<T> cloud)
        where T : struct, IFeatures<T>, allows ref struct => FeatureGradient(cloud.Features);

    /// <summary>
    /// The derivatives with respect to the features of entered images; they transform as the features do.
    /// </summary>
    /// <param name="images">The images that <see cref="Enter{T}(Grid2{T}, GradientInputs)"/> returned for
    /// <see cref="GradientInputs.Features"/>.</param>
    public Rows<T> FeatureGradient<T>(Grid2<T> images)
        where T : struct, IFeatures<T>, allows ref struct => FeatureGradient(images.Features);

    /// <summary>
    /// The derivatives with respect to the features of entered volumes; they transform as the features do.
    /// </summary>
    /// <param name="volumes">The volumes that <see cref="Enter{T}(Grid3{T}, GradientInputs)"/> returned for
    /// <see cref="GradientInputs.Features"/>.</param>
    public Rows<T> FeatureGradient<T>(Grid3<T> volumes)
        where T : struct, IFeatures<T>, allows ref struct => FeatureGradient(volumes.Features);

    /// <summary>
    /// The derivatives with respect to the features of the nodes of an entered graph, which transform as the features
    /// do; those of its edges are <c>pass.FeatureGradient(graph.EdgeFeatures)</c>.
    /// </summary>
    /// <param name="graph">The graph that <see cref="Enter{T}(Graph{T}, GradientInputs)"/> returned for
    /// <see cref="GradientInputs.Features"/>.</param>
    public Rows<T> FeatureGradient<T>(Graph<T> graph)
        where T : struct, IFeatures<T>, allows ref struct => FeatureGradient(graph.Features);

    /// <inheritdoc cref="FeatureGradient{T}(Graph{T})"/>
    public Rows<TNode> FeatureGradient<TNode, TEdge>(Graph<TNode, TEdge> graph)
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct => FeatureGradient(graph.Features);

    /// <summary>
    /// The derivatives with respect to the features of entered spheres; they transform as the features do.
    /// </summary>
    /// <param name="spheres">The spheres that <see cref="Enter{T}(Sphere{T}, GradientInputs)"/> returned for
    /// <see cref="GradientInputs.Features"/>.</param>
    public Rows<T> FeatureGradient<T>(Sphere<T> spheres)
        where T : struct, IFeatures<T>, allows ref struct => FeatureGradient(spheres.Features);

    /// <summary>
    /// The derivatives with respect to the features of entered meshes; they transform as the features do.
    /// </summary>
    /// <param name="meshes">The meshes that <see cref="Enter{T}(Mesh{T}, GradientInputs)"/> returned for
    /// <see cref="GradientInputs.Features"/>.</param>
    public Rows<T> FeatureGradient<T>(Mesh<T> meshes)
        where T : struct, IFeatures<T>, allows ref struct => FeatureGradient(meshes.Features);

    /// <summary>
    /// The derivatives with respect to a value of this pass, which transform as it does: an entered table, or anything
    /// computed from inputs with gradients.
    /// </summary>
    public Rows<T> FeatureGradient<T>(T value)
        where T : struct, IFeatures<T>, allows ref struct
    {
        Storage storage = value.Unwrap().Storage;
        if (!ReferenceEquals(storage.Workspace, Workspace))
            throw new InvalidOperationException("The value does not belong to this pass.");
        return storage is Storage<float> single ? Copy<T, float>(single) : Copy<T, double>((Storage<double>)storage);
    }

    private double[] PositionGradient(EdgeGeometry geometry) =>
        geometry.Frame.ToCoordinates(ReadGradient(Entered(geometry).Positions, GradientInputs.Positions));

    private double[] CellGradient(EdgeGeometry geometry)
    {
        Storage<double> cells =
            Entered(geometry).Cells
            ?? throw new ArgumentException("No cloud of the batch has a cell.", nameof(geometry));
        double[] inner = ReadGradient(cells, GradientInputs.Cell),
            result = new double[inner.Length];
        // Component m of vector u is at 3m + u.
        for (int i = 0; i < inner.Length; i++)
        {
            (int cloud, int m, int u) = (i / 9, i / 3 % 3, i % 3);
            result[(9 * cloud) + (3 * u) + geometry.Frame.Coordinate(m)] = inner[i];
        }
        return result;
    }

    private static Rows<T> Copy<T, S>(Storage<S> value)
        where T : struct, IFeatures<T>, allows ref struct
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var gradient = new Storage<S>();
        gradient.Bind(value.RowSpace, value.Layout, null);
        ReadGradient(value, GradientInputs.Features).CopyTo(gradient.Values);
        return Rows<T>.Of(gradient);
    }

    private static S[] ReadGradient<S>(Storage<S> input, GradientInputs flag)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!input.NeedsGradient)
        {
            throw new InvalidOperationException(
                $"No derivatives were requested: enter the input with GradientInputs.{flag}."
            );
        }
        return input.HasGradient ? input.Gradient.ToArray() : new S[input.Values.Length];
    }

    private EdgeGeometry Entered(EdgeGeometry geometry) =>
        ReferenceEquals(geometry.Workspace, Workspace)
            ? geometry
            : throw new ArgumentException(
                "The cloud was not entered into this pass. Use the cloud that Enter returned.",
                nameof(geometry)
            );
}
