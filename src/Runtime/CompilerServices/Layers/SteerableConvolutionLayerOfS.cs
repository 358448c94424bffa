using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A steerable convolution around emitted kernels, in one precision: the sum over neighbours, then the linear map.</summary>
internal sealed class SteerableConvolutionLayer<TProduct, TLinear, THarmonics, S> : SteerableConvolutionLayer
    where TProduct : struct, IBilinearKernel
    where TLinear : struct, ILinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _middle;
    private readonly SteerableConvolutionOptions _options;
    private readonly DenseNetwork<S> _radial;
    private readonly LinearLayer<TLinear, S> _linear;

    internal SteerableConvolutionLayer(
        ModelBuilder builder, FeatureLayout input, FeatureLayout middle, FeatureLayout result, SteerableConvolutionOptions options)
        : base(builder.Path)
    {
        LayerValues.CheckKernel(Path, "operand", TProduct.LeftDim, input.Dim);
        LayerValues.CheckKernel(Path, "harmonics", TProduct.RightDim, THarmonics.Dim);
        LayerValues.CheckKernel(Path, "product", TProduct.ResultDim, middle.Dim);
        if (TProduct.WeightCount == 0)
            throw new ArgumentException($"Layer '{Path}': no path leads from {input} through the harmonics of the edges to {result}. Raise MaxDegree, or ask for another result.");
        (_input, _middle, _options) = (input, middle, options);
        int[] widths = [options.BasisCount, .. Enumerable.Repeat(options.RadialWidth, options.RadialLayers), TProduct.WeightCount];
        _radial = new DenseNetwork<S>(builder.Child("radial"), widths, options.RadialActivation, bias: false, options.Constants);
        _linear = new LinearLayer<TLinear, S>(builder.Child("linear"), middle, result, residual: false);
    }

    public override Handle Apply(Neighbourhood edges, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        if (!ReferenceEquals(operand.Base, edges.Points))
            throw new ArgumentException($"Layer '{Path}' takes features of the points that its edges join, {edges.Points}, but was given features of {operand.Base}.");
        Storage<S> vectors = edges.VectorsAs<S>();
        Storage<S>? cutoffs = edges.HasReceiverCutoffs ? edges.CutoffsAs<S>() : null;
        Workspace? workspace = Workspace.Common(operand.Workspace, vectors.Workspace);
        NeighbourList list = edges.List;
        Storage<S> sums = Workspace.Rent<S>(workspace, operand.Base, _middle);
        sums.Values.Clear();
        if (_options.RadialKnots == 0)
            Forward(Block(workspace, new NetworkWeights<S>(workspace, _radial, _options), list, vectors, cutoffs), operand, sums);
        else
            Forward(Block(workspace, Splines(workspace, list, cutoffs), list, vectors, cutoffs), operand, sums);
        Record(workspace, wanted: true, new TapeEntry { Operation = this, A = operand, B = vectors, C = cutoffs, Result = sums, State = list });
        return _linear.Apply(new Handle(sums));
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var operand = (Storage<S>)entry.A!;
        var vectors = (Storage<S>)entry.B!;
        var cutoffs = (Storage<S>?)entry.C;
        var sums = (Storage<S>)entry.Result;
        var list = (NeighbourList)entry.State!;
        Workspace workspace = pass.Workspace;
        if (_options.RadialKnots == 0)
            Reverse(Block(workspace, new NetworkWeights<S>(workspace, _radial, _options), list, vectors, cutoffs), operand, sums, pass);
        else
            Reverse(Block(workspace, Splines(workspace, list, cutoffs), list, vectors, cutoffs), operand, sums, pass);
    }

    private static void Forward<TWeights>(ConvolutionBlock<TProduct, THarmonics, TWeights, S> block, Storage<S> operand, Storage<S> sums)
        where TWeights : struct, IEdgeWeights<S>, allows ref struct
    {
        while (block.Next())
            block.Add(operand, sums);
    }

    private static void Reverse<TWeights>(ConvolutionBlock<TProduct, THarmonics, TWeights, S> block, Storage<S> operand, Storage<S> sums, Pass pass)
        where TWeights : struct, IEdgeWeights<S>, allows ref struct
    {
        block.PrepareReverse(pass.Workspace);
        while (block.Next())
            block.Reverse(operand, sums, pass);
        block.CompleteReverse(pass);
    }

    private ConvolutionBlock<TProduct, THarmonics, TWeights, S> Block<TWeights>(
        Workspace? workspace, TWeights weights, NeighbourList list, Storage<S> vectors, Storage<S>? cutoffs)
        where TWeights : struct, IEdgeWeights<S>, allows ref struct =>
        new(workspace, weights, _options, Path, list, vectors, cutoffs);

    private SplineWeights<S> Splines(Workspace? workspace, NeighbourList list, Storage<S>? cutoffs)
    {
        double cutoff = _options.CutoffOn(list, Path);
        if (cutoffs is not null || double.IsPositiveInfinity(cutoff))
            throw new ArgumentException($"Layer '{Path}' interpolates its radial network (RadialKnots), and that takes one cutoff for all edges: with k nearest each point has its own, and all pairs have none. Take edges within a radius, give all pairs a Cutoff, or leave RadialKnots at 0.");
        return new SplineWeights<S>(workspace, _radial, _options, cutoff);
    }
}
