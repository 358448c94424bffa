using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer with a bilinear kernel.</summary>
internal interface IProductLayer
{
    /// <summary>Paths, weights and coefficients.</summary>
    TensorProductSpec Product(LayerSignatures signatures);
}
