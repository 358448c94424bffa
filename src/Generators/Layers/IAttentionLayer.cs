using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer with kernels of keys and queries beside those of values.</summary>
internal interface IAttentionLayer
{
    /// <summary>The product that makes keys.</summary>
    TensorProductSpec Keys(LayerSignatures signatures);

    /// <summary>The linear map that makes queries of the operand, in the signature of keys.</summary>
    LinearSpec Queries(LayerSignatures signatures);
}
