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
        var block = new ConvolutionBlock<TProduct, THarmonics, S>(workspace, _radial, _options, Path, list, vectors, cutoffs);
        while (block.Next())
            block.Add(operand, sums);

        Record(workspace, wanted: true, new TapeEntry { Operation = this, A = operand, B = vectors, C = cutoffs, Result = sums, State = list });
        return _linear.Apply(new Handle(sums));
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var operand = (Storage<S>)entry.A!;
        var vectors = (Storage<S>)entry.B!;
        var cutoffs = (Storage<S>?)entry.C;
        var sums = (Storage<S>)entry.Result;
        var block = new ConvolutionBlock<TProduct, THarmonics, S>(
            pass.Workspace, _radial, _options, Path, (NeighbourList)entry.State!, vectors, cutoffs);
        block.PrepareReverse(pass.Workspace);
        while (block.Next())
            block.Reverse(operand, sums, pass);
    }
}
