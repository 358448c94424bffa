using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer with queries.</summary>
internal interface IQueryLayer
{
    /// <summary>The linear map that makes queries of the operand, in the signature of keys.</summary>
    LinearSpec Queries(LayerSignatures signatures);
}
