using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A convolution over voxels around emitted kernels, in one precision.</summary>
internal sealed class VolumeConvolutionLayer<TKernel, S> : VolumeConvolutionLayer
    where TKernel : struct, IVolumeKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly VolumeConvolutionOptions _options;
    private readonly VolumeTables<S> _tables;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;

    internal VolumeConvolutionLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        VolumeConvolutionOptions options
    )
        : base(builder.Path)
    {
        LayerValues.CheckKernel(Path, "operand", TKernel.InputDim, input.Dim);
        LayerValues.CheckKernel(Path, "result", TKernel.ResultDim, result.Dim);
        _tables = VolumeTables<S>.Of<TKernel>(options.Stride);
        if (_tables.WeightCount == 0)
        {
            throw new ArgumentException(
                $"Layer '{Path}': no path leads from {input} through the harmonics of the window to {result}."
            );
        }
        (_input, _result, _options) = (input, result, options);
        _weight = builder.Normal("weight", _tables.WeightCount);
        _bias = _tables.BiasCount > 0 ? builder.Constant("bias", 0, _tables.BiasCount) : null;
    }

    internal override ITangent? Second => null;

    public override Handle Apply(Voxels grid, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        GridView view = grid.View;
        _options.CheckSpacing(Path, view.Shape.Spacing);
        Workspace? workspace = Workspace.Common(operand.Workspace, view.Workspace);
        VolumeConvolutionPass<TKernel, S> run = Workspace.Rent<VolumeConvolutionPass<TKernel, S>>(workspace);
        Storage<S> result = run.Bind(Path, workspace, view, operand, _result, _options, _tables, _weight, _bias);
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
        ((VolumeConvolutionPass<TKernel, S>)entry.State!).Reverse(pass);
}
