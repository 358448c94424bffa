using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer with a kernel of spherical harmonics.</summary>
internal interface IHarmonicsLayer
{
    /// <summary>The harmonics.</summary>
    HarmonicsPlan Harmonics(LayerSignatures signatures);
}
