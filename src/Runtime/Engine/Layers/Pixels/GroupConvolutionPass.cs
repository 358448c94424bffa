using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of a group convolution, and its reverse.</summary>
internal abstract class GroupConvolutionPass<S> : ImagePass<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>The most numbers of the sums of all parts.</summary>
    private const int MostSumNumbers = 1 << 22;

    private S[] _numbers = [];
    private (GroupConvolutionLayer<S> Layer, long Version)? _kept;

    private protected override int SumLength => Kernel.Length + OutDim;

    private protected override int MostSums => Math.Clamp(MostSumNumbers / SumLength, 1, base.MostSums);

    private protected GroupConvolutionLayer<S> Layer { get; private set; } = null!;

    private protected GroupKernel<S> Kernel => Layer.Kernel;

    /// <summary>The kernel's matrices.</summary>
    private protected Span<S> Numbers => _numbers.AsSpan(0, Kernel.Length);

    private protected int InDim => Layer.InDim;

    private protected int OutDim => Layer.OutDim;

    /// <summary>Binds the run to images, and rents the result.</summary>
    internal Storage<S> Bind(
        GroupConvolutionLayer<S> layer,
        Workspace? workspace,
        GridView grid,
        Storage<S> operand,
        FeatureLayout result
    )
    {
        Layer = layer;
        return Bind(layer.Path, workspace, grid, operand, result, layer.Options, layer.Size / 2 * layer.Dilation);
    }

    internal override void Forward()
    {
        // A prediction uses the kernel of the last one for as long as no weight changes.
        (GroupConvolutionLayer<S> Layer, long Version) wanted = (Layer, Layer.Weight.Set.Version);
        if (_kept != wanted)
        {
            if (_numbers.Length < Kernel.Length)
                _numbers = new S[Kernel.Length];
            Kernel.Expand(Result.Workspace, LayerValues.Values<S>(Layer.Weight), Numbers);
            _kept = wanted;
        }

        base.Forward();
    }

    private protected override void AddGradients(Pass pass, ReadOnlySpan<S> sums)
    {
        ReadOnlySpan<S> gKernel = sums[..Kernel.Length];
        Kernel.AddGradient(pass.Workspace, gKernel, LayerValues.Gradient<S>(pass, Layer.Weight));
        if (Layer.Bias is not null)
            Layer.AddBias(sums[Kernel.Length..], LayerValues.Gradient<S>(pass, Layer.Bias));
    }
}
