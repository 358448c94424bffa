using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer with a kernel of polynomials.</summary>
internal interface IContractionLayer
{
    /// <summary>The polynomials and their weights.</summary>
    ContractionSpec Contraction(LayerSignatures signatures);
}
