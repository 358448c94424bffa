using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Page.Code;

namespace GeoDL.Typed.Tool.Page;

/// <summary>What the page tells of a layer.</summary>
/// <param name="Id">The id of its panel.</param>
/// <param name="Summary">Its signature and sizes.</param>
/// <param name="Algebra">What it computes; null where that is not known.</param>
/// <param name="Object">The layer as it runs.</param>
/// <param name="Code">Its emitted code; empty where none is found.</param>
internal sealed record LayerContent(
    string Id,
    LayerSummary Summary,
    LayerAlgebra? Algebra,
    LayerObject Object,
    IReadOnlyList<CodeSection> Code
)
{
    /// <summary>The product that it holds; null for none.</summary>
    public TensorProductSpec? Product =>
        Algebra switch
        {
            LayerAlgebra.Product product => product.Spec,
            LayerAlgebra.Convolution convolution => convolution.Coupled,
            LayerAlgebra.Attention attention => attention.Values,
            LayerAlgebra.PixelConvolution convolution => convolution.Spec.Product,
            LayerAlgebra.VolumeConvolution convolution => convolution.Spec.Product,
            _ => null,
        };

    /// <summary>The linear map that it holds; null for none.</summary>
    public LinearSpec? Map =>
        Algebra switch
        {
            LayerAlgebra.Map map => map.Spec,
            LayerAlgebra.Convolution convolution => convolution.Mixing,
            LayerAlgebra.Attention attention => attention.Mixing,
            LayerAlgebra.GraphAttention attention => attention.Mixing,
            LayerAlgebra.PixelConvolution convolution => convolution.Spec.Mixing,
            LayerAlgebra.VolumeConvolution convolution => convolution.Spec.Mixing,
            _ => null,
        };

    /// <summary>Its kind in words.</summary>
    public string Kind => Summary.Kind.Replace('_', ' ');

    /// <summary>Its own name, without those of modules.</summary>
    public string Name => Summary.Path[(Summary.Path.LastIndexOf('.') + 1)..];

    /// <summary>The modules that hold it, with a dot behind; empty for none.</summary>
    public string Module => Summary.Path[..(Summary.Path.LastIndexOf('.') + 1)];
}
