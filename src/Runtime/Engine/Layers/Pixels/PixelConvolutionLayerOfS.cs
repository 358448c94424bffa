using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A convolution over pixels around emitted kernels, in one precision.</summary>
internal sealed class PixelConvolutionLayer<TLinear, TWindow, S> : PixelConvolutionLayer
    where TLinear : struct, ILinearKernel
    where TWindow : struct, IWindowKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly PixelConvolutionOptions _options;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;

    internal PixelConvolutionLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        PixelConvolutionOptions options
    )
        : base(builder.Path)
    {
        LayerValues.CheckKernel(Path, "operand", TWindow.InputDim, input.Dim);
        LayerValues.CheckKernel(Path, "coupled values", TLinear.InputDim, TWindow.MiddleDim);
        LayerValues.CheckKernel(Path, "result", TLinear.ResultDim, result.Dim);
        if (TLinear.WeightCount == 0)
        {
            throw new ArgumentException(
                $"Layer '{Path}': no path leads from {input} through the harmonics of the window to {result}."
            );
        }
        (_input, _result, _options) = (input, result, options);
        _weight = builder.Normal("weight", TLinear.WeightCount);
        _bias = TLinear.BiasCount > 0 ? builder.Constant("bias", 0, TLinear.BiasCount) : null;
    }

    internal override ITangent? Second => null;

    public override Handle Apply(Pixels grid, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        Workspace? workspace = Workspace.Common(operand.Workspace, grid.Workspace);
        PixelConvolutionPass<TLinear, TWindow, S> run = Workspace.Rent<PixelConvolutionPass<TLinear, TWindow, S>>(
            workspace
        );
        Storage<S> result = run.Bind(Path, workspace, grid.View, operand, _result, _options, _weight, _bias);
        run.Forward();
        Record(
            workspace,
            wanted: true,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
                State = run,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass) =>
        ((PixelConvolutionPass<TLinear, TWindow, S>)entry.State!).Reverse(pass);
}
