using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>A layer as it was created: what checkpoints store of it, and the signatures as declared.</summary>
/// <param name="Description">What checkpoints store.</param>
/// <param name="Operands">The signatures of the operands.</param>
/// <param name="Result">The signature of the result.</param>
internal sealed record DeclaredLayer(LayerDescription Description, FeatureLayout[] Operands, FeatureLayout Result);
