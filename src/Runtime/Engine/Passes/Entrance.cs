using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Copies inputs into a workspace, in the precision of the model: from then on the values refer to the workspace and
/// its tape.
/// </summary>
internal static class Entrance
{
    internal static Handle Enter(Workspace workspace, Rows rows, Precision precision, bool needsGradient, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        return new Handle(Enter(workspace, rows.Storage, precision, needsGradient, name));
    }

    internal static PointCloud<T> Enter<T>(
        Workspace workspace,
        in PointCloud<T> cloud,
        ParameterSet parameters,
        GradientInputs gradients,
        string name
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        PointCloudData data = cloud.Data;
        if ((gradients & GradientInputs.Cell) != 0 && data.Cells is null)
        {
            throw new ArgumentException(
                "Derivatives with respect to the cell were requested, but no cloud of the batch has a cell.",
                nameof(gradients)
            );
        }
        Precision precision = parameters.Precision;
        Frame frame = parameters.Frame.For(cloud.Rows.Layout.Group);
        PointCloudData.Placed placed = data.In(data.IsInPlane ? frame with { Axis = Axis.Z } : frame);
        Storage<double> positions = Enter(workspace, placed.Positions, gradients, GradientInputs.Positions, name);
        Storage<double>? cells = placed.Cells is null
            ? null
            : Enter(workspace, placed.Cells, gradients, GradientInputs.Cell, name);
        EdgeGeometry geometry = workspace.RentGeometry();
        // The parts one by one: a changed copy of them would be allocated.
        geometry.Bind(
            data.Points,
            data.EdgeSpace,
            data.List,
            positions,
            cells,
            data.IsPeriodic,
            precision,
            placed.Frame,
            workspace
        );
        return new PointCloud<T>(
            cloud,
            geometry,
            new Handle(
                Enter(workspace, cloud.Rows.Storage, precision, (gradients & GradientInputs.Features) != 0, name)
            )
        );
    }

    internal static Grid2<T> Enter<T>(
        Workspace workspace,
        in Grid2<T> images,
        ParameterSet parameters,
        GradientInputs gradients,
        string name
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        GridGeometry geometry = Enter(workspace, images.Shape, images.Rows.Layout.Group, parameters, gradients);
        return new Grid2<T>(in images, geometry, Enter(workspace, images.Rows.Storage, parameters, gradients, name));
    }

    internal static Grid3<T> Enter<T>(
        Workspace workspace,
        in Grid3<T> volumes,
        ParameterSet parameters,
        GradientInputs gradients,
        string name
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        GridGeometry geometry = Enter(workspace, volumes.Shape, volumes.Rows.Layout.Group, parameters, gradients);
        return new Grid3<T>(in volumes, geometry, Enter(workspace, volumes.Rows.Storage, parameters, gradients, name));
    }

    internal static Graph<T> Enter<T>(
        Workspace workspace,
        in Graph<T> graph,
        ParameterSet parameters,
        GradientInputs gradients,
        string name
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        if ((gradients & (GradientInputs.Positions | GradientInputs.Cell | GradientInputs.Forces)) != 0)
        {
            throw new ArgumentException(
                "Derivatives with respect to positions or a cell were requested, but graphs have neither. Only "
                    + "GradientInputs.Features applies to them, to features of nodes and of edges.",
                nameof(gradients)
            );
        }
        GraphGeometry geometry = workspace.RentGraph();
        geometry.Bind(graph.Data, parameters.Frame.For(graph.Rows.Layout.Group).Group, parameters.Precision, workspace);
        return new Graph<T>(in graph, geometry, Enter(workspace, graph.Rows.Storage, parameters, gradients, name));
    }

    internal static Graph<TNode, TEdge> Enter<TNode, TEdge>(
        Workspace workspace,
        in Graph<TNode, TEdge> graph,
        ParameterSet parameters,
        GradientInputs gradients,
        string name
    )
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct
    {
        Graph<TNode> nodes = graph.Nodes;
        return new Graph<TNode, TEdge>(
            in graph,
            Enter(workspace, in nodes, parameters, gradients, name),
            Enter(workspace, graph.EdgeRows.Storage, parameters, gradients, $"edges of {name}")
        );
    }

    internal static Sphere<T> Enter<T>(
        Workspace workspace,
        in Sphere<T> spheres,
        ParameterSet parameters,
        GradientInputs gradients,
        string name
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        if ((gradients & (GradientInputs.Positions | GradientInputs.Cell | GradientInputs.Forces)) != 0)
        {
            throw new ArgumentException(
                "Derivatives with respect to positions or a cell were requested, but the pixels of spheres have fixed "
                    + "places. Only GradientInputs.Features applies to spheres.",
                nameof(gradients)
            );
        }
        _ = spheres.Shape;
        return new Sphere<T>(in spheres, Enter(workspace, spheres.Rows.Storage, parameters, gradients, name));
    }

    internal static Mesh<T> Enter<T>(
        Workspace workspace,
        in Mesh<T> meshes,
        ParameterSet parameters,
        GradientInputs gradients,
        string name
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        if ((gradients & (GradientInputs.Positions | GradientInputs.Cell | GradientInputs.Forces)) != 0)
        {
            throw new ArgumentException(
                "Derivatives with respect to positions or a cell were requested, but the surface of a mesh is fixed. "
                    + "Only GradientInputs.Features applies to meshes.",
                nameof(gradients)
            );
        }
        SurfaceGeometry geometry = workspace.RentSurface();
        geometry.Bind(meshes.Data, parameters.Precision, workspace);
        return new Mesh<T>(in meshes, geometry, Enter(workspace, meshes.Rows.Storage, parameters, gradients, name));
    }

    /// <summary>Binds a grid, which has neither positions nor a cell.</summary>
    private static GridGeometry Enter(
        Workspace workspace,
        GridShape shape,
        SymmetryGroup group,
        ParameterSet parameters,
        GradientInputs gradients
    )
    {
        if ((gradients & (GradientInputs.Positions | GradientInputs.Cell | GradientInputs.Forces)) != 0)
        {
            GridSize size = shape.Size;
            throw new ArgumentException(
                "Derivatives with respect to positions or a cell were requested, but the "
                    + $"{size.CellWord}s of {size.BatchWord} have a fixed grid. Only GradientInputs.Features applies "
                    + $"to {size.BatchWord}.",
                nameof(gradients)
            );
        }
        GridGeometry geometry = workspace.RentGrid();
        geometry.Bind(shape, parameters.Frame.For(group).Group, parameters.Precision, workspace);
        return geometry;
    }

    private static Handle Enter(
        Workspace workspace,
        Storage rows,
        ParameterSet parameters,
        GradientInputs gradients,
        string name
    ) => new(Enter(workspace, rows, parameters.Precision, (gradients & GradientInputs.Features) != 0, name));

    private static Storage Enter(
        Workspace workspace,
        Storage source,
        Precision precision,
        bool needsGradient,
        string name
    ) =>
        precision == Precision.Single
            ? Enter<float>(workspace, source, needsGradient, name)
            : Enter<double>(workspace, source, needsGradient, name);

    /// <summary>Enters positions or cells: for the loss, or for forces alone.</summary>
    private static Storage<double> Enter(
        Workspace workspace,
        Storage source,
        GradientInputs gradients,
        GradientInputs own,
        string name
    )
    {
        bool isForForces = (gradients & own) == 0 && (gradients & GradientInputs.Forces) != 0;
        Storage<double> entered = Enter<double>(workspace, source, isForForces || (gradients & own) != 0, name);
        entered.IsForForces = isForForces;
        return entered;
    }

    private static Storage<S> Enter<S>(Workspace workspace, Storage source, bool needsGradient, string name)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> entered = workspace.Rent<S>(source.RowSpace, source.Layout);
        FiniteNumbers.Copy(source, entered.Values, name);
        entered.NeedsGradient = needsGradient;
        return entered;
    }
}
