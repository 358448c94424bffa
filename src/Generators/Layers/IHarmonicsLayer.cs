namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer with a kernel of spherical harmonics.</summary>
internal interface IHarmonicsLayer
{
    /// <summary>The degrees, ascending, and their normalisation.</summary>
    (int[] Degrees, HarmonicsNormalization Normalization) Harmonics(LayerSignatures signatures);
}
