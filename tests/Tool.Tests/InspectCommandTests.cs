using System.Text.Json;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Tests;

/// <summary><c>geodl inspect</c> and <c>net.Summary()</c>.</summary>
public sealed class InspectCommandTests
{
    [Fact]
    public void Inspect_WritesTheTreeOfEveryModel()
    {
        Ran ran = Ran.Of("inspect", Ran.Models);

        Assert.Equal(0, ran.Status);
        Assert.Contains("ForceNet  O(3), ", ran.Output, StringComparison.Ordinal);
        Assert.Contains(
            "embed  steerable_convolution  charge: 0e + velocity: 1o → ",
            ran.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "└── mix  linear  4x0e + 4x1o + 2x2e → 4x0e + 4x1o + 2x2e",
            ran.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("WrongNet.Stretch: It is not: the tool has to see it.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_HasTheNumbersOfTheSummary()
    {
        Ran ran = Ran.Of("inspect", Ran.Models, "--json");

        using JsonDocument document = JsonDocument.Parse(ran.Output);
        JsonElement model = document
            .RootElement.GetProperty("models")
            .EnumerateArray()
            .Single(static m => m.GetProperty("name").GetString() == "ForceNet");
        ModelSummary summary = new Models.ForceNet().Summary();
        Assert.Equal(summary.Parameters, model.GetProperty("parameters").GetInt32());
        Assert.Equal(
            summary.Layers.Select(static l => (l.Path, l.MultiplyAddsPerRow)),
            model
                .GetProperty("layers")
                .EnumerateArray()
                .Select(static l =>
                    (
                        l.GetProperty("path").GetString()!,
                        l.GetProperty("multiplyAddsPerRow").ValueKind == JsonValueKind.Null
                            ? (long?)null
                            : l.GetProperty("multiplyAddsPerRow").GetInt64()
                    )
                )
        );
    }

    [Fact]
    public void Summary_CountsPathsAndMultiplyAdds()
    {
        ModelSummary summary = new Models.ForceNet().Summary();

        LayerSummary mix = summary.Layers.Single(static l => l.Path == "exchange.mix"),
            embed = summary.Layers.Single(static l => l.Path == "embed");
        // 4·4 + 4·4·3 + 2·2·5 of three paths; 26 numbers in and out.
        Assert.Equal((3, 84, 8 * 26), (mix.Paths, (int)mix.MultiplyAddsPerRow!, mix.BytesPerRow));
        // 0e with degrees 0 to 2, and 1o with degree 0 → 1o, 1 → 0e and 2e, 2 → 1o: harmonics; then 0e, 1o, 2e mixed.
        Assert.Equal(7 + 3, embed.Paths);
        Assert.NotNull(embed.MultiplyAddsPerEdge);
        Assert.Equal(summary.Parameters, summary.Layers.Sum(static l => l.Parameters));
        Assert.Contains(
            "\n  exchange\n    mix  linear  ",
            summary.ToString().ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// Of 25 pixels and one number, every function of order 0 and 1, which the result has; a scalar couples with each
    /// to a copy of it; the last map, two matrices between vectors, is from these to 4x0 and 2x1.
    /// </summary>
    [Fact]
    public void Summary_CountsKernelsOnPixels()
    {
        LayerSummary lift = new Models.ImageNet().Summary().Layers.Single(static l => l.Path == "lift");
        var window = SampledWindow.Create(new WindowOptions(Bound: 0.05), SymmetryGroup.SO2);
        int ofOrder0 = window.Harmonics.Count(static h => h.Order == 0),
            ofOrder1 = window.Harmonics.Count(static h => h.Order == 1);

        int functions = ofOrder0 + (2 * ofOrder1),
            mixed = (4 * ofOrder0) + (2 * 2 * 2 * ofOrder1);
        Assert.Equal((25 * functions) + functions + mixed, lift.MultiplyAddsPerRow);
    }

    /// <summary>Nine pixels under quarter turns: as many functions, whose orders are those of the result.</summary>
    [Fact]
    public void Summary_KnowsKernelsOfPixelOrbits()
    {
        LayerSummary convolve = Assert.Single(new Models.OrbitNet().Summary().Layers);

        var window = SampledWindow.Create(
            new WindowOptions(Size: 3, Profile: KernelProfile.PixelOrbits),
            SymmetryGroup.C(4)
        );
        int functions = window.Harmonics.Sum(static h => (h.HasCosine ? 1 : 0) + (h.HasSine ? 1 : 0));
        Assert.Equal(9, functions);
        Assert.NotNull(convolve.MultiplyAddsPerRow);
        Assert.True(convolve.MultiplyAddsPerRow > 9 * functions);
    }

    /// <summary>
    /// Of 125 voxels and one number, every function up to degree 2; each couples with a scalar to a copy of it, 2l + 1
    /// entries; then these are mixed.
    /// </summary>
    [Fact]
    public void Summary_CountsKernelsOnVoxels()
    {
        LayerSummary lift = new Models.VolumeNet().Summary().Layers.Single(static l => l.Path == "lift");
        var window = SampledVolume.Create(new WindowOptions(MaxOrder: 2, Bound: 0.05), VoxelSpacing.Unit);
        int Count(int degree) => window.Harmonics.Count(h => h.Degree == degree);

        int functions = Count(0) + (3 * Count(1)) + (5 * Count(2)),
            mixed = (4 * Count(0)) + (3 * Count(1)) + (5 * Count(2));
        Assert.Equal((125 * functions) + functions + mixed, lift.MultiplyAddsPerRow);
        Assert.Equal(window.Harmonics.Count + 3, lift.Paths);
        Assert.NotNull(lift.LaneShare);
    }

    /// <summary>Spacings of a declaration change how many voxels a window has.</summary>
    [Fact]
    public void Summary_KnowsTheSpacingOfVoxels()
    {
        LayerSummary lift = Assert.Single(new Models.SliceNet().Summary().Layers);
        var window = SampledVolume.Create(
            new WindowOptions(Size: 3, MaxOrder: 1, Bound: 0.05),
            new VoxelSpacing(0.5, 0.5, 1)
        );

        Assert.Equal((2, 2, 1), window.Halves);
        int functions = window.Harmonics.Sum(static h => (2 * h.Degree) + 1);
        Assert.True(lift.MultiplyAddsPerRow > 5 * 5 * 3 * functions);
        Assert.Equal("0.5 0.5 1", lift.Options["spacing"]);
    }

    [Fact]
    public void Inspect_RefusesWhatIsNoAssemblyOfModels()
    {
        using var folder = new TemporaryFolder();

        Ran.Of("inspect", folder.PathOf("no.dll")).IsRefused("There is no file");
        Ran.Of("inspect", folder.Write("text.dll", "text")).IsRefused("is not a .NET assembly");
        Ran.Of("inspect", folder.FullName).IsRefused("holds 0 projects");
        Ran.Of("inspect", typeof(Uri).Assembly.Location).IsRefused("does not use GeoDL.Typed");
    }
}
