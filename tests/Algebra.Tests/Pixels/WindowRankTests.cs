using GeoDL.Typed.Algebra.Tests.Groups;

namespace GeoDL.Typed.Algebra.Tests.Pixels;

/// <summary>No function of a window is a sum of others of its irrep, so no weight is without effect.</summary>
public class WindowRankTests
{
    public static TheoryData<string, int> Windows
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string group in new[] { "C1", "C2", "C3", "C4", "C6", "C8", "D1", "D2", "D3", "D4", "D8" })
            {
                foreach (int size in new[] { 3, 5, 7, 9 })
                    data.Add(group, size);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Functions_AreIndependent(string name, int size)
    {
        SymmetryGroup group = GroupOf(name);
        foreach (KernelProfile profile in new[] { KernelProfile.GaussianDerivatives, KernelProfile.Rings })
        {
            var window = SampledWindow.Create(new WindowOptions { Size = size, Profile = profile }, group);
            int functions = CheckRank(window, group);
            if (GridSymmetry.IsExact(group))
                Assert.True(functions <= size * size, $"{functions} functions on {size} × {size} pixels");
        }
    }

    [Theory]
    [InlineData("C1")]
    [InlineData("C2")]
    [InlineData("C4")]
    [InlineData("D1")]
    [InlineData("D2")]
    [InlineData("D4")]
    public void PixelOrbits_AreAllFunctions(string name)
    {
        SymmetryGroup group = GroupOf(name);
        foreach (int size in new[] { 1, 3, 5, 7, 11 })
        {
            var options = new WindowOptions { Size = size, Profile = KernelProfile.PixelOrbits };
            var window = SampledWindow.Create(options, group);
            Assert.Equal(size * size, CheckRank(window, group));
            Assert.Equal(0, window.Residual);
            // Each function is of one set of pixels: eight at most.
            Assert.All(
                window.Harmonics,
                h => Assert.True(Values(h, isSine: false).Zip(Values(h, isSine: true)).Count(v => v is not (0, 0)) <= 8)
            );
        }
    }

    [Fact]
    public void PixelOrbits_NeedAGroupOfTheGrid()
    {
        var options = new WindowOptions { Profile = KernelProfile.PixelOrbits };
        Assert.Throws<ArgumentException>(() => SampledWindow.Create(options, SymmetryGroup.SO2));
        Assert.Throws<ArgumentException>(() => SampledWindow.Create(options, SymmetryGroup.C(8)));
        Assert.Throws<ArgumentException>(() => SampledWindow.Create(options with { Radii = 2 }, SymmetryGroup.C(4)));
    }

    [Fact]
    public void Halves_AreDropped_WhereTheyAreThere()
    {
        // Without any symmetry cosines and sines are functions of their own, 27 of them on 25 pixels.
        var window = SampledWindow.Create(new WindowOptions(), SymmetryGroup.C(1));
        Assert.Contains(window.Dropped, static d => d.Reason == DropReason.Half);
        Assert.Contains(window.Harmonics, static h => h.HasCosine != h.HasSine);
        // Under SO(2) they belong together.
        Assert.All(
            SampledWindow.Create(new WindowOptions { Bound = 0.1 }, SymmetryGroup.SO2).Harmonics,
            static h => Assert.Equal((true, h.Order > 0), (h.HasCosine, h.HasSine))
        );
    }

    /// <summary>Irrep by irrep, the rank is the number of functions, turned ones too; how many they are.</summary>
    private static int CheckRank(SampledWindow window, SymmetryGroup group)
    {
        int functions = 0;
        foreach (var irrep in PixelConvolutionSpec.BlocksOf(window, group).GroupBy(static b => b.Irrep))
        {
            var rows = new List<double[]>();
            foreach ((_, WindowFunction[] parts) in irrep)
            {
                double[][] values =
                [
                    .. parts.Select(p =>
                        (double[])[.. Values(window.Harmonics[p.Harmonic], p.IsSine).Select(v => p.IsNegated ? -v : v)]
                    ),
                ];
                rows.Add([.. values.SelectMany(static v => v)]);
                // Of complex type: a quarter turn of a function is another that the weights reach.
                if (parts.Length == 2 && group.Commutant(irrep.Key) == 2)
                    rows.Add([.. values[1].Select(static v => -v), .. values[0]]);
                functions += parts.Length;
            }

            Assert.Equal(rows.Count, MatrixRank.Of(rows));
        }

        return functions;
    }

    private static double[] Values(SampledHarmonic harmonic, bool isSine) =>
        [
            .. Enumerable
                .Range(0, harmonic.Size * harmonic.Size)
                .Select(i =>
                    isSine
                        ? harmonic.Sine(i / harmonic.Size, i % harmonic.Size)
                        : harmonic.Cosine(i / harmonic.Size, i % harmonic.Size)
                ),
        ];

    private static SymmetryGroup GroupOf(string name) =>
        name[0] == 'C' ? SymmetryGroup.C(name[1] - '0') : SymmetryGroup.D(name[1] - '0');
}
