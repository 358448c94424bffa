using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Linear maps by label around an emitted kernel, in one precision.</summary>
/// <remarks>
/// Rows of one label are gathered, since kernels take rows that follow one another; where all rows have one label they
/// are taken in place.
/// </remarks>
internal sealed class LabelledLinearLayer<TKernel, S> : LabelledLinearLayer, ITangent
    where TKernel : struct, ILinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly Parameter? _weight;
    private readonly Parameter? _bias;
    private readonly bool _residual;
    private readonly int _species;

    internal LabelledLinearLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        bool residual,
        int species
    )
        : base(builder.Path)
    {
        LayerValues.CheckKernel(Path, "operand", TKernel.InputDim, input.Dim);
        LayerValues.CheckKernel(Path, "result", TKernel.ResultDim, result.Dim);
        if (residual && !input.Matches(result))
        {
            throw new ArgumentException(
                $"Layer '{Path}' adds its operand to its result, but the signatures {input} and {result} are not equal."
            );
        }
        (_input, _result, _residual, _species) = (input, result, residual, species);
        _weight = TKernel.WeightCount > 0 ? builder.Normal("weight", species, TKernel.WeightCount) : null;
        _bias = TKernel.BiasCount > 0 ? builder.Constant("bias", 0, species, TKernel.BiasCount) : null;
    }

    internal override ITangent? Second => this;

    public override Handle Apply(Handle x, Labels species)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        LabelOperand.Checked(Path, species, operand.RowSpace, _species);
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _result);
        Forward(species, operand, result, operand.Workspace, hasBias: true);
        Record(
            operand.Workspace,
            wanted: true,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
                State = species,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        Span<S> gx = LayerValues.GradientOrScratch(x, pass.Workspace);
        Reverse((Labels)entry.State!, x.Values, result.Gradient, gx, LayerValues.Gradient<S>(pass, _bias), pass);
        if (_residual && x.NeedsGradient)
            TensorPrimitives.Add(gx, result.Gradient, gx);
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass) =>
        Forward(
            (Labels)entry.State!,
            ((Storage<S>)entry.A!).Tangent,
            ((Storage<S>)entry.Result).MakeTangent(),
            pass.Workspace,
            hasBias: false
        );

    /// <summary>Only the derivative by the weights changes with the operand: by ẋᵀ times the adjoint.</summary>
    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var result = (Storage<S>)entry.Result;
        if (result.HasGradient)
            Backward(in entry, pass);
        if (_weight is null || !pass.WantsParameters)
            return;
        Storage<S> tangent = ((Storage<S>)entry.A!).Tangent;
        Span<S> unused = pass.Workspace.Scratch<S>(tangent.Values.Length + (_species * TKernel.BiasCount));
        Reverse(
            (Labels)entry.State!,
            tangent.Values,
            result.Adjoint,
            unused[..tangent.Values.Length],
            unused[tangent.Values.Length..],
            pass
        );
    }

    private void Forward(Labels species, Storage<S> x, Storage<S> result, Workspace? workspace, bool hasBias)
    {
        ReadOnlySpan<int> labels = species.Values;
        ReadOnlySpan<S> weights = LayerValues.Values<S>(_weight),
            biases = hasBias
                ? LayerValues.Values<S>(_bias)
                : LayerValues.Zeros<S>(workspace, _species * TKernel.BiasCount);
        (int from, int to) = (x.Dim, result.Dim);
        Span<S> scratch = HasOneLabel(labels) ? [] : Workspace.Scratch<S>(workspace, labels.Length * (from + to));
        for (int label = 0; label < _species; label++)
        {
            int count = labels.Count(label);
            if (count == 0)
                continue;
            bool isAll = count == labels.Length;
            Span<S> rows = isAll ? x.Values : scratch[..(count * from)],
                results = isAll ? result.Values : scratch.Slice(labels.Length * from, count * to);
            if (!isAll)
                Gather(labels, label, x.Values, from, rows);
            TKernel.Forward(
                count,
                in LayerValues.First<S>(rows),
                from,
                in LayerValues.First(Of(weights, label, TKernel.WeightCount)),
                in LayerValues.First(Of(biases, label, TKernel.BiasCount)),
                ref LayerValues.First(results),
                to
            );
            if (!isAll)
                Scatter(labels, label, results, to, result.Values);
        }

        if (_residual)
            TensorPrimitives.Add(result.Values, x.Values, result.Values);
    }

    /// <summary>Adds to the gradients of rows, weights and biases.</summary>
    private void Reverse(Labels species, ReadOnlySpan<S> x, ReadOnlySpan<S> g, Span<S> gx, Span<S> gBiases, Pass pass)
    {
        ReadOnlySpan<int> labels = species.Values;
        ReadOnlySpan<S> weights = LayerValues.Values<S>(_weight);
        Span<S> gWeights = LayerValues.Gradient<S>(pass, _weight);
        (int from, int to) = (_input.Dim, _result.Dim);
        Span<S> scratch = HasOneLabel(labels) ? [] : pass.Workspace.Scratch<S>(labels.Length * ((2 * from) + to));
        for (int label = 0; label < _species; label++)
        {
            int count = labels.Count(label);
            if (count == 0)
                continue;
            bool isAll = count == labels.Length;
            ReadOnlySpan<S> rows = x,
                results = g;
            Span<S> gRows = gx;
            if (!isAll)
            {
                Span<S> gathered = scratch[..(count * from)],
                    gGathered = scratch.Slice(labels.Length * from, count * to);
                gRows = scratch.Slice(labels.Length * (from + to), count * from);
                Gather(labels, label, x, from, gathered);
                Gather(labels, label, g, to, gGathered);
                Gather(labels, label, gx, from, gRows);
                rows = gathered;
                results = gGathered;
            }
            TKernel.Backward(
                count,
                in LayerValues.First(rows),
                from,
                in LayerValues.First(Of(weights, label, TKernel.WeightCount)),
                in LayerValues.First(results),
                to,
                ref LayerValues.First(gRows),
                ref LayerValues.First(Of(gWeights, label, TKernel.WeightCount)),
                ref LayerValues.First(Of(gBiases, label, TKernel.BiasCount))
            );
            if (!isAll)
                Scatter(labels, label, gRows, from, gx);
        }
    }

    private static bool HasOneLabel(ReadOnlySpan<int> labels) => labels.IsEmpty || !labels.ContainsAnyExcept(labels[0]);

    private static void Gather(ReadOnlySpan<int> labels, int label, ReadOnlySpan<S> rows, int dim, Span<S> gathered)
    {
        for (int row = 0, at = 0; row < labels.Length; row++)
        {
            if (labels[row] == label)
                rows.Slice(row * dim, dim).CopyTo(gathered.Slice(at++ * dim, dim));
        }
    }

    private static void Scatter(ReadOnlySpan<int> labels, int label, ReadOnlySpan<S> gathered, int dim, Span<S> rows)
    {
        for (int row = 0, at = 0; row < labels.Length; row++)
        {
            if (labels[row] == label)
                gathered.Slice(at++ * dim, dim).CopyTo(rows.Slice(row * dim, dim));
        }
    }

    private static ReadOnlySpan<S> Of(ReadOnlySpan<S> numbers, int label, int count) =>
        numbers.IsEmpty ? numbers : numbers.Slice(label * count, count);

    private static Span<S> Of(Span<S> numbers, int label, int count) =>
        numbers.IsEmpty ? numbers : numbers.Slice(label * count, count);
}
