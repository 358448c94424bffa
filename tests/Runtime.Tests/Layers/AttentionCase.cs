using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Attention with slow reference kernels. Each tag type has its own signatures.</summary>
internal sealed class AttentionCase<TTag> : EdgeLayerCase
{
    private readonly AttentionLayer _layer;

    internal AttentionCase(
        string input,
        string result,
        int heads,
        SteerableConvolutionOptions options,
        Precision precision
    )
        : base(input, result, precision)
    {
        Specs = AttentionSpecs.Of(input, result, heads);
        ReferenceProduct<OfKeys>.Spec = Specs.Keys;
        ReferenceProduct<OfValues>.Spec = Specs.Values;
        ReferenceLinear<OfKeys>.Spec = Specs.Query;
        ReferenceLinear<OfValues>.Spec = Specs.Linear;
        _layer = AttentionLayer.Create<
            ReferenceProduct<OfValues>,
            ReferenceLinear<OfValues>,
            ReferenceHarmonics,
            ReferenceProduct<OfKeys>,
            ReferenceLinear<OfKeys>
        >(
            Root.Child("layer"),
            Input,
            FeatureLayout.Of(Specs.Keys.Out),
            FeatureLayout.Of(Specs.Values.Out),
            Result,
            Copies(Specs.Keys),
            Copies(Specs.Values),
            heads,
            options
        );
        Complete();
    }

    internal AttentionSpecs Specs { get; }

    private protected override Handle Apply(Neighbourhood edges, Handle x) => _layer.Apply(edges, x);

    private static int[] Copies(TensorProductSpec product) => [.. product.Paths.Select(static p => p.First.Mul)];

    private struct OfKeys;

    private struct OfValues;
}
