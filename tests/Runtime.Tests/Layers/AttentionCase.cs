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
        Heads = heads;
        Irreps x = Irreps.Parse(input);
        Keys = Product(x, x);
        Values = Product(x, Irreps.Parse(result));
        Query = LinearSpec.Create(x, Keys.Out);
        Linear = LinearSpec.Create(Values.Out, Irreps.Parse(result));
        ReferenceProduct<OfKeys>.Spec = Keys;
        ReferenceProduct<OfValues>.Spec = Values;
        ReferenceLinear<OfKeys>.Spec = Query;
        ReferenceLinear<OfValues>.Spec = Linear;
        _layer = AttentionLayer.Create<
            ReferenceProduct<OfValues>,
            ReferenceLinear<OfValues>,
            ReferenceHarmonics,
            ReferenceProduct<OfKeys>,
            ReferenceLinear<OfKeys>
        >(
            Root.Child("layer"),
            Input,
            FeatureLayout.Of(Keys.Out),
            FeatureLayout.Of(Values.Out),
            Result,
            Copies(Keys),
            Copies(Values),
            heads,
            options
        );
        Complete();
    }

    internal int Heads { get; }

    internal TensorProductSpec Keys { get; }

    internal TensorProductSpec Values { get; }

    internal LinearSpec Query { get; }

    internal LinearSpec Linear { get; }

    private protected override Handle Apply(Neighbourhood edges, Handle x) => _layer.Apply(edges, x);

    private static TensorProductSpec Product(Irreps input, Irreps filter) =>
        TensorProductSpec.Channelwise(input, Irreps.SphericalHarmonics(2), [.. filter.Select(static b => b.Irrep)]);

    private static int[] Copies(TensorProductSpec product) => [.. product.Paths.Select(static p => p.First.Mul)];

    private struct OfKeys;

    private struct OfValues;
}
