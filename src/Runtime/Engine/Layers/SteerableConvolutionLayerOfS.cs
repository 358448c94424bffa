using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A steerable convolution around emitted kernels, in one precision: the sum over neighbours, then the linear map.
/// </summary>
internal sealed class SteerableConvolutionLayer<TProduct, TLinear, THarmonics, S> : SteerableConvolutionLayer, ITangent
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
    private volatile SplineTable<S>? _kept;

    internal SteerableConvolutionLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout middle,
        FeatureLayout result,
        SteerableConvolutionOptions options
    )
        : base(builder.Path)
    {
        LayerValues.CheckKernel(Path, "operand", TProduct.LeftDim, input.Dim);
        LayerValues.CheckKernel(Path, "harmonics", TProduct.RightDim, THarmonics.Dim);
        LayerValues.CheckKernel(Path, "product", TProduct.ResultDim, middle.Dim);
        if (TProduct.WeightCount == 0)
        {
            throw new ArgumentException(
                $"Layer '{Path}': no path leads from {input} through the harmonics of the edges to "
                    + $"{result}. Raise MaxDegree, or declare another result."
            );
        }
        (_input, _middle, _options) = (input, middle, options);
        int[] widths =
        [
            options.BasisCount,
            .. Enumerable.Repeat(options.RadialWidth, options.RadialLayers),
            TProduct.WeightCount,
        ];
        _radial = new DenseNetwork<S>(
            builder.Child("radial"),
            widths,
            options.RadialActivation,
            bias: false,
            options.Constants
        );
        _linear = new LinearLayer<TLinear, S>(builder.Child("linear"), middle, result, residual: false);
    }

    internal override ITangent? Second => this;

    internal override Handle Apply(Relation relation, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        LayerValues.ExpectSenders(Path, relation, operand.RowSpace, _input.Group);
        Storage<S> arguments = relation.Arguments<S>();
        Storage<S>? cutoffs = _options.UsesCutoffsOf(relation) ? relation.Cutoffs<S>() : null;
        Workspace? workspace = Workspace.Common(operand.Workspace, arguments.Workspace);
        double cutoff = _options.CutoffOn(relation, Path);
        Storage<S> sums = Workspace.Rent<S>(workspace, relation.Receivers, _middle);
        SplineTable<S>? table = _options.RadialKnots == 0 ? null : Spline(workspace, cutoff, cutoffs);
        ConvolutionPass<TProduct, THarmonics, S> run = Workspace
            .Rent<ConvolutionPass<TProduct, THarmonics, S>>(workspace)
            .Bind(workspace, _options, _radial, table, Path, relation, cutoff, operand, arguments, cutoffs, sums);
        run.Forward();
        Record(
            workspace,
            wanted: true,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                B = arguments,
                C = cutoffs,
                Result = sums,
                State = run,
            }
        );
        Handle result = _linear.Apply(new Handle(sums));
        workspace?.GiveBack(sums);
        return result;
    }

    internal override SteerableConvolutionOptions Options => _options;

    internal override double[] RadialWeights(ReadOnlySpan<double> lengths, double cutoff)
    {
        const int Block = PointBlock<S>.Points;
        int width = TProduct.WeightCount;
        var network = new NetworkWeights<S>(null, _radial, _options);
        Span<double> u = stackalloc double[Block],
            cutoffs = stackalloc double[Block];
        cutoffs.Fill(cutoff);
        var weights = new S[Block * width];
        var all = new double[lengths.Length * width];
        for (int first = 0; first < lengths.Length; first += Block)
        {
            int count = int.Min(Block, lengths.Length - first);
            u.Clear();
            for (int i = 0; i < count; i++)
                u[i] = lengths[first + i] / cutoff;
            network.Evaluate(count, u, cutoffs, RadialOrder.Values, weights);
            for (int i = 0; i < count * width; i++)
                all[(first * width) + i] = LaneMath.ToDouble(weights[i]);
        }

        return all;
    }

    internal override void Backward(in TapeEntry entry, Pass pass) =>
        ((ConvolutionPass<TProduct, THarmonics, S>)entry.State!).Reverse(pass);

    void ITangent.Tangent(in TapeEntry entry, Pass pass) =>
        ((ConvolutionPass<TProduct, THarmonics, S>)entry.State!).Tangents(pass);

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass) =>
        ((ConvolutionPass<TProduct, THarmonics, S>)entry.State!).ReverseTangents(pass);

    /// <summary>
    /// The spline that replaces the radial network: that of the pass while it is recorded, otherwise one that is kept
    /// until the parameters change.
    /// </summary>
    private SplineTable<S> Spline(Workspace? workspace, double cutoff, Storage<S>? cutoffs)
    {
        if (cutoffs is not null || double.IsPositiveInfinity(cutoff))
        {
            throw new ArgumentException(
                $"Layer '{Path}' interpolates its radial network (RadialKnots), which needs one cutoff for all edges: "
                    + "with k nearest each point has its own, and all pairs have "
                    + "none. Take edges within a radius, give all pairs a Cutoff, or leave RadialKnots at 0."
            );
        }
        if (_kept is { } kept && kept.IsOf(_radial.Version, cutoff))
            return kept;
        SplineTable<S> table = workspace?.Tape is null ? new SplineTable<S>() : workspace.Rent<SplineTable<S>>();
        table.Fit(workspace, _radial, _options, cutoff);
        if (workspace?.Tape is null)
            _kept = table;
        return table;
    }
}
