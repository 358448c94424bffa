using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Tests.Declarations;

/// <summary>Which kinds of layer are over which spaces: a kind or a space that is new is on no list here.</summary>
public sealed class LayerSpaceTests
{
    private const string Points = "PointCloud, PlaneCloud",
        Grids = "Grid2, Grid3";

    private static readonly Dictionary<string, string> Expected = new()
    {
        ["SteerableConvolution"] = $"{Points}, {Grids}",
        ["Attention"] = $"{Points}, Graph",
        ["GroupConvolution"] = "Grid2",
        ["MeanPool"] = Grids,
        ["MaxPool"] = Grids,
        ["NormPool"] = Grids,
        ["Upsample"] = Grids,
        ["Fade"] = Grids,
        ["MeshConvolution"] = "Mesh",
        ["Restrict"] = "Mesh",
        ["ToHarmonics"] = "Sphere",
        ["FromHarmonics"] = "Sphere",
    };

    [Fact]
    public void EveryKind_IsOverItsOwnSpaces()
    {
        foreach (string name in LayerKind.Names)
        {
            string found = string.Join(
                ", ",
                SpaceTypes.Names.Where(LayerKind.Of(name).IsOn).Select(static s => s.Cloud)
            );
            Assert.Equal($"{name}: {Expected.GetValueOrDefault(name, string.Empty)}", $"{name}: {found}");
        }
        Assert.Empty(Expected.Keys.Except(LayerKind.Names));
    }
}
