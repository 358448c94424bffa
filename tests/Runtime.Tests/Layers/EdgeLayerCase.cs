using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>A layer over neighbours, run on points. Derived classes make the layer of slow reference kernels.</summary>
internal abstract class EdgeLayerCase
{
    private protected EdgeLayerCase(string input, string result, Precision precision)
    {
        Input = FeatureLayout.Of(input);
        Result = FeatureLayout.Of(result);
        Root = ModelBuilder.Root(5, precision);
    }

    internal ParameterSet Parameters { get; private set; } = null!;

    internal WorkspacePool Pool { get; private set; } = null!;

    internal FeatureLayout Input { get; }

    internal FeatureLayout Result { get; }

    private protected ModelBuilder Root { get; }

    /// <summary>Runs the layer; with a cotangent also backwards, down to the positions.</summary>
    internal ConvolutionOutcome Run(
        double[] positions,
        double[] x,
        NeighbourList list,
        double[]? cotangent = null,
        bool positionsWanted = true
    )
    {
        using var pass = new LayerPass(Pool);
        var points = RowSpace.OfPoints([0, positions.Length / 3]);
        EdgeGeometry geometry = Bind(
            pass,
            points,
            RowSpace.OfEdges(points, [0, list.Count]),
            positions,
            list,
            positionsWanted
        );
        Handle operand = pass.Enter(points, Input, x);
        Handle result = Apply(new Neighbourhood(geometry), operand);
        double[] values = LayerPass.Read(result);
        if (cotangent is null)
            return new ConvolutionOutcome(values, [], [], []);
        pass.Backward(result, cotangent);
        return new ConvolutionOutcome(
            values,
            LayerPass.Gradient(operand),
            positionsWanted ? geometry.Positions.Gradient.ToArray() : [],
            Parameters.All.ToDictionary(static p => p.Path, p => pass.Pass.Gradient(p))
        );
    }

    /// <summary>Bytes that a warm pass allocates in the layer, forwards and backwards.</summary>
    internal long MeasureAllocation(double[] positions, double[] x, NeighbourList list, double[] cotangent)
    {
        var points = RowSpace.OfPoints([0, positions.Length / 3]);
        var edges = RowSpace.OfEdges(points, [0, list.Count]);
        return WarmAllocation.Measure(() =>
        {
            using var pass = new LayerPass(Pool);
            EdgeGeometry geometry = Bind(pass, points, edges, positions, list, positionsWanted: true);
            Handle operand = pass.Enter(points, Input, x);
            geometry.Arguments<float>();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Handle result = Apply(new Neighbourhood(geometry), operand);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            pass.Backward(result, cotangent);
            before = GC.GetAllocatedBytesForCurrentThread();
            pass.Pass.Workspace.Tape!.Backward(pass.Pass);
            return bytes + GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    /// <summary>Bytes that a pass has allocated for values and scratch, forwards and backwards.</summary>
    internal long HeldBytes(double[] positions, double[] x, NeighbourList list, double[] cotangent)
    {
        using var pass = new LayerPass(new WorkspacePool(Parameters));
        var points = RowSpace.OfPoints([0, positions.Length / 3]);
        var edges = RowSpace.OfEdges(points, [0, list.Count]);
        EdgeGeometry geometry = Bind(pass, points, edges, positions, list, positionsWanted: true);
        Handle result = Apply(new Neighbourhood(geometry), pass.Enter(points, Input, x));
        pass.Backward(result, cotangent);
        return pass.Pass.Workspace.HeldBytes;
    }

    private protected abstract Handle Apply(Neighbourhood edges, Handle x);

    /// <summary>Called once the layer is made.</summary>
    private protected void Complete()
    {
        Parameters = Root.Complete();
        Pool = new WorkspacePool(Parameters);
    }

    private EdgeGeometry Bind(
        LayerPass pass,
        RowSpace points,
        RowSpace edges,
        double[] positions,
        NeighbourList list,
        bool positionsWanted
    )
    {
        Storage<double> storage = pass.Pass.Workspace.Rent<double>(points, FeatureLayout.Of("1x1o"));
        positions.CopyTo(storage.Values);
        storage.NeedsGradient = positionsWanted;
        var geometry = new EdgeGeometry();
        geometry.Bind(
            points,
            edges,
            list,
            storage,
            null,
            false,
            Parameters.Precision,
            Frame.OfSpace,
            pass.Pass.Workspace
        );
        return geometry;
    }
}
