using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>
/// A steerable convolution with slow reference kernels. Each tag type has its own signatures.
/// </summary>
internal sealed class ConvolutionCase<TTag> : EdgeLayerCase
{
    private readonly SteerableConvolutionLayer _layer;

    internal ConvolutionCase(string input, string result, SteerableConvolutionOptions options, Precision precision)
        : base(input, result, precision)
    {
        Product = TensorProductSpec.Channelwise(
            Irreps.Parse(input),
            Irreps.SphericalHarmonics(2),
            [.. Irreps.Parse(result).Select(static b => b.Irrep)]
        );
        ReferenceProduct<TTag>.Spec = Product;
        Linear = LinearSpec.Create(Product.Out.Simplify(), Irreps.Parse(result));
        ReferenceLinear<TTag>.Spec = Linear;
        _layer = SteerableConvolutionLayer.Create<ReferenceProduct<TTag>, ReferenceLinear<TTag>, ReferenceHarmonics>(
            Root.Child("layer"),
            Input,
            FeatureLayout.Of(Product.Out.Simplify()),
            Result,
            options
        );
        Complete();
    }

    internal TensorProductSpec Product { get; }

    internal LinearSpec Linear { get; }

    private protected override Handle Apply(Neighbourhood edges, Handle x) => _layer.Apply(edges, x);
}
