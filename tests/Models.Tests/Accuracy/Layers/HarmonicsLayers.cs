namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>Harmonics of every degree that there is.</summary>
[EquivariantModel]
public sealed partial class HarmonicsLayers
{
    public const string Harmonics = "0e + 1o + 2e + 3o + 4e + 5o + 6e + 7o + 8e + 9o + 10e + 11o";

    [SphericalHarmonics("1o", Harmonics)]
    private partial Features OfDirections(Features vectors);

    [SphericalHarmonics("1o", Harmonics, Normalize = false)]
    private partial Features OfVectors(Features vectors);

    public Features Directions([Irreps("1o")] Features vectors) => OfDirections(vectors);

    public Features Solid([Irreps("1o")] Features vectors) => OfVectors(vectors);
}
