using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer with kernels of keys and queries beside those of values.</summary>
internal interface IAttentionLayer : IQueryLayer
{
    /// <summary>The product that makes keys.</summary>
    TensorProductSpec Keys(LayerSignatures signatures);
}
