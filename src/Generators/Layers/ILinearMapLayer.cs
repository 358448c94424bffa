using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer with a linear kernel.</summary>
internal interface ILinearMapLayer
{
    /// <summary>Matrices and biases.</summary>
    LinearSpec LinearMap(LayerSignatures signatures);
}
