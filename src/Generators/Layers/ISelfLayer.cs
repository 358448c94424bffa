using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer over neighbours that mixes in the row itself.</summary>
internal interface ISelfLayer
{
    /// <summary>The linear map of the row itself.</summary>
    LinearSpec Self(LayerSignatures signatures);
}
