using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Attention around emitted kernels, in one precision.</summary>
internal sealed class AttentionLayer<TValue, TLinear, THarmonics, TKey, TQuery, S> : AttentionLayer, ITangent
    where TValue : struct, IBilinearKernel
    where TLinear : struct, ILinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where TKey : struct, IBilinearKernel
    where TQuery : struct, ILinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _values;
    private readonly FeatureLayout _state;
    private readonly SteerableConvolutionOptions _options;
    private readonly SteerableConvolutionOptions _radialOptions;
    private readonly AttentionHeads _keyHeads;
    private readonly AttentionHeads _valueHeads;
    private readonly double _scale;
    private readonly DenseNetwork<S> _radial;
    private readonly LinearLayer<TQuery, S> _query;
    private readonly LinearLayer<TQuery, S> _self;
    private readonly LinearLayer<TLinear, S> _linear;

    internal AttentionLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout keys,
        FeatureLayout values,
        FeatureLayout result,
        int[] keyCopies,
        int[] valueCopies,
        int heads,
        SteerableConvolutionOptions options
    )
        : base(builder.Path)
    {
        LayerValues.CheckKernel(Path, "operand", TKey.LeftDim, input.Dim);
        LayerValues.CheckKernel(Path, "operand", TValue.LeftDim, input.Dim);
        LayerValues.CheckKernel(Path, "harmonics", TKey.RightDim, THarmonics.Dim);
        LayerValues.CheckKernel(Path, "harmonics", TValue.RightDim, THarmonics.Dim);
        LayerValues.CheckKernel(Path, "keys", TKey.ResultDim, keys.Dim);
        LayerValues.CheckKernel(Path, "values", TValue.ResultDim, values.Dim);
        if (TValue.WeightCount == 0)
        {
            throw new ArgumentException(
                $"Layer '{Path}': no path leads from {input} through the harmonics of the edges to "
                    + $"{result}. Raise MaxDegree, or declare another result."
            );
        }
        CheckCopies("keys", TKey.WeightCount, keyCopies, heads);
        CheckCopies("values", TValue.WeightCount, valueCopies, heads);
        (_input, _values, _options) = (input, values, options);
        _radialOptions = options with { Envelope = CutoffEnvelope.None, AverageNeighbours = 1 };
        _keyHeads = new AttentionHeads(heads, keys, keyCopies);
        _valueHeads = new AttentionHeads(heads, values, valueCopies);
        _scale = Math.Sqrt((double)heads / keys.Dim);
        _state = FeatureLayout.OfScalars(2 * heads, input.Group);
        int[] widths =
        [
            options.BasisCount,
            .. Enumerable.Repeat(options.RadialWidth, options.RadialLayers),
            TKey.WeightCount + TValue.WeightCount,
        ];
        _radial = new DenseNetwork<S>(
            builder.Child("radial"),
            widths,
            options.RadialActivation,
            bias: false,
            options.Constants
        );
        _query = new LinearLayer<TQuery, S>(builder.Child("query"), input, keys, residual: false);
        _self = new LinearLayer<TQuery, S>(builder.Child("self"), input, keys, residual: false);
        _linear = new LinearLayer<TLinear, S>(builder.Child("linear"), values, result, residual: false);
    }

    internal override ITangent? Second => this;

    private protected override Handle Apply(Relation relation, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        LayerValues.ExpectSenders(Path, relation, operand.RowSpace, _input.Group);
        Storage<S> arguments = relation.Arguments<S>();
        Storage<S>? cutoffs = relation.HasReceiverCutoffs ? relation.Cutoffs<S>() : null;
        Workspace? workspace = Workspace.Common(operand.Workspace, arguments.Workspace);
        double cutoff = _options.CutoffOn(relation, Path);
        Storage<S> queries = _query.Apply(new Handle(operand)).As<S>(),
            own = _self.Apply(new Handle(operand)).As<S>();
        Storage<double> state = Workspace.Rent<double>(workspace, relation.Receivers, _state);
        Storage<S> sums = Workspace.Rent<S>(workspace, relation.Receivers, _values);
        var pass = Workspace.Rent<AttentionPass<TKey, TValue, THarmonics, S>>(workspace);
        AttentionRun<S> run = pass.Run;
        (run.Path, run.Options, run.RadialOptions) = (Path, _options, _radialOptions);
        (run.Radial, run.Keys, run.Values, run.Scale) = (_radial, _keyHeads, _valueHeads, _scale);
        (run.Index, run.Cutoff) = (relation.Index, cutoff);
        (run.Operand, run.Arguments, run.Cutoffs) = (operand, arguments, cutoffs);
        (run.Queries, run.Own, run.State, run.Sums) = (queries, own, state, sums);
        pass.Forward(workspace);
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
                State = pass,
            }
        );
        Handle result = _linear.Apply(new Handle(sums));
        workspace?.GiveBack(sums);
        workspace?.GiveBack(state);
        workspace?.GiveBack(own);
        workspace?.GiveBack(queries);
        return result;
    }

    internal override void Backward(in TapeEntry entry, Pass pass) =>
        ((AttentionPass<TKey, TValue, THarmonics, S>)entry.State!).Reverse(pass);

    void ITangent.Tangent(in TapeEntry entry, Pass pass) =>
        ((AttentionPass<TKey, TValue, THarmonics, S>)entry.State!).Tangents(pass);

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass) =>
        ((AttentionPass<TKey, TValue, THarmonics, S>)entry.State!).ReverseTangents(pass);

    private void CheckCopies(string what, int weights, int[] copies, int heads)
    {
        if (copies.Sum() != weights)
        {
            throw new ArgumentException(
                $"Layer '{Path}': the kernel of its {what} has {weights} weights, but paths of {copies.Sum()} copies "
                    + "were given."
            );
        }
        if (heads < 1 || Array.Exists(copies, mul => mul % heads != 0))
        {
            throw new ArgumentException(
                $"Layer '{Path}': {heads} heads do not divide the copies of every path of its {what}, "
                    + $"{string.Join(", ", copies)}."
            );
        }
    }
}
