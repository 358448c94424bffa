using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>
/// A steerable convolution with slow reference kernels, run on points and neighbours. Each tag type has its own
/// signatures.
/// </summary>
internal sealed class ConvolutionCase<TTag>
{
    private readonly SteerableConvolutionLayer _layer;
    private readonly FeatureLayout _input;

    internal ConvolutionCase(string input, string result, SteerableConvolutionOptions options, Precision precision)
    {
        Product = TensorProductSpec.Channelwise(
            Irreps.Parse(input),
            Irreps.SphericalHarmonics(2),
            [.. Irreps.Parse(result).Select(static b => b.Irrep)]
        );
        ReferenceProduct<TTag>.Spec = Product;
        Linear = LinearSpec.Create(Product.Out.Simplify(), Irreps.Parse(result));
        ReferenceLinear<TTag>.Spec = Linear;
        _input = FeatureLayout.Of(input);
        Result = FeatureLayout.Of(result);
        ModelBuilder root = ModelBuilder.Root(5, precision);
        _layer = SteerableConvolutionLayer.Create<ReferenceProduct<TTag>, ReferenceLinear<TTag>, ReferenceHarmonics>(
            root.Child("layer"),
            _input,
            FeatureLayout.Of(Product.Out.Simplify()),
            Result,
            options
        );
        Parameters = root.Complete();
        Pool = new WorkspacePool(Parameters);
    }

    internal TensorProductSpec Product { get; }

    internal LinearSpec Linear { get; }

    internal ParameterSet Parameters { get; }

    internal WorkspacePool Pool { get; }

    internal FeatureLayout Result { get; }

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
        Handle operand = pass.Enter(points, _input, x);
        Handle result = _layer.Apply(new Neighbourhood(geometry), operand);
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
            Handle operand = pass.Enter(points, _input, x);
            geometry.Arguments<float>();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Handle result = _layer.Apply(new Neighbourhood(geometry), operand);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            pass.Backward(result, cotangent);
            before = GC.GetAllocatedBytesForCurrentThread();
            pass.Pass.Workspace.Tape!.Backward(pass.Pass);
            return bytes + GC.GetAllocatedBytesForCurrentThread() - before;
        });
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
