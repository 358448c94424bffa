using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A linear layer around an emitted kernel, in one precision.</summary>
internal sealed class LinearLayer<TKernel, S> : LinearLayer, ITangent
    where TKernel : struct, ILinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly Parameter? _weight;
    private readonly Parameter? _bias;
    private readonly bool _residual;

    internal LinearLayer(ModelBuilder builder, FeatureLayout input, FeatureLayout result, bool residual)
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
        _input = input;
        _result = result;
        _residual = residual;
        _weight = TKernel.WeightCount > 0 ? builder.Normal("weight", TKernel.WeightCount) : null;
        _bias = TKernel.BiasCount > 0 ? builder.Constant("bias", 0, TKernel.BiasCount) : null;
    }

    internal override ITangent? Second => this;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _result);
        TKernel.Forward(
            operand.Rows,
            in operand.First,
            operand.Dim,
            in LayerValues.First(LayerValues.Values<S>(_weight)),
            in LayerValues.First(LayerValues.Values<S>(_bias)),
            ref result.First,
            result.Dim
        );
        if (_residual)
            TensorPrimitives.Add(result.Values, operand.Values, result.Values);
        Record(
            operand.Workspace,
            wanted: true,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        Span<S> gx = LayerValues.GradientOrScratch(x, pass.Workspace);
        TKernel.Backward(
            x.Rows,
            in x.First,
            x.Dim,
            in LayerValues.First(LayerValues.Values<S>(_weight)),
            in result.FirstGradient,
            result.Dim,
            ref LayerValues.First(gx),
            ref LayerValues.First(LayerValues.Gradient<S>(pass, _weight)),
            ref LayerValues.First(LayerValues.Gradient<S>(pass, _bias))
        );
        if (_residual && x.NeedsGradient)
            TensorPrimitives.Add(gx, result.Gradient, gx);
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        Storage<S> x = ((Storage<S>)entry.A!).Tangent,
            result = ((Storage<S>)entry.Result).MakeTangent();
        TKernel.Forward(
            x.Rows,
            in x.First,
            x.Dim,
            in LayerValues.First(LayerValues.Values<S>(_weight)),
            in LayerValues.First(LayerValues.Zeros<S>(pass.Workspace, TKernel.BiasCount)),
            ref result.First,
            result.Dim
        );
        if (_residual)
            TensorPrimitives.Add(result.Values, x.Values, result.Values);
    }

    /// <summary>Only the derivative by the weights changes with the operand: by ẋᵀ times the adjoint.</summary>
    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var result = (Storage<S>)entry.Result;
        if (result.HasGradient)
            Backward(in entry, pass);
        if (_weight is null || !pass.WantsParameters)
            return;
        Storage<S> tangent = ((Storage<S>)entry.A!).Tangent;
        Span<S> unused = pass.Workspace.Scratch<S>(tangent.Values.Length + TKernel.BiasCount);
        TKernel.Backward(
            tangent.Rows,
            in tangent.First,
            tangent.Dim,
            in LayerValues.First(LayerValues.Values<S>(_weight)),
            in LayerValues.First(result.Adjoint),
            result.Dim,
            ref LayerValues.First(unused),
            ref LayerValues.First(LayerValues.Gradient<S>(pass, _weight)),
            ref LayerValues.First(unused[tangent.Values.Length..])
        );
    }
}
