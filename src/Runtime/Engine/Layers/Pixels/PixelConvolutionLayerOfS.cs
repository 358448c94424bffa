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

    /// <summary>How many pixels the window reaches from its centre.</summary>
    private static int Reach => TWindow.Size / 2 * TWindow.Dilation;

    public override Handle Apply(Pixels grid, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        GridShape from = grid.Shape;
        LayerValues.ExpectPixels(Path, "features of its grid", from, operand.RowSpace);
        GridShape to = grid.Derive(
            new GridStep(_options.Border == Border.None ? Reach : 0, _options.Stride, IsBlocks: false)
        );
        Workspace? workspace = Workspace.Common(operand.Workspace, grid.Workspace);
        Storage<S> result = Workspace.Rent<S>(workspace, to.Pixels, _result);
        PixelConvolutionPass<TLinear, TWindow, S> run = Workspace
            .Rent<PixelConvolutionPass<TLinear, TWindow, S>>(workspace)
            .Bind(
                workspace,
                new ImageBorder(from, _options.Border, Reach, _input.Dim),
                _options.Stride,
                from,
                to,
                _weight,
                _bias,
                operand,
                result
            );
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
