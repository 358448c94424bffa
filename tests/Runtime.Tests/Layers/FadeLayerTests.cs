using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Fades towards the sides of a grid: what can be worked out by hand, volumes, and what is refused.</summary>
public sealed class FadeLayerTests
{
    [Fact]
    public void Images_EndAtTheDisc()
    {
        // R = 5/2 and d = 2: t = 1.25, 0.75, 0.25 on the axes.
        (double[] result, double[] gradient) = Fade(2, new GridSize(5, 5, IsPeriodic: false));
        double beside = Polynomial(0.75),
            far = Polynomial(0.25);
        Near.Equal([far, beside, 1, beside, far], result[10..15], Tolerance.Value.Double);
        Near.Equal([far, beside, 1, beside, far], [.. result.Where((_, i) => i % 5 == 2)], Tolerance.Value.Double);
        Assert.Equal([0, 0, 0, 0], new[] { result[0], result[4], result[20], result[24] });
        Assert.Equal(result, gradient);
    }

    [Fact]
    public void SquaresAndCubes_KeepTheirSymmetryToTheBit()
    {
        double[] square = Fade(3, new GridSize(8, 8, IsPeriodic: false)).Result,
            cube = Fade(2, new GridSize(5, 5, IsPeriodic: false, Depth: 5)).Result;
        for (int i = 0; i < square.Length; i++)
        {
            Assert.Equal(square[i], square[(i % 8 * 8) + (i / 8)]);
            Assert.Equal(square[i], square[^(i + 1)]);
        }
        for (int i = 0; i < cube.Length; i++)
            Assert.Equal(cube[i], cube[(i % 25 * 5) + (i / 25)]);
    }

    [Fact]
    public void Volumes_FadeByPhysicalDistance()
    {
        var size = new GridSize(7, 9, IsPeriodic: false, Depth: 5);
        var spacing = new VoxelSpacing(0.5, 1, 2);
        double[] result = Fade(3, size, spacing).Result;
        // The shorter side is along x: 9 · 0.5; the smallest unit is 0.5.
        for (int cell = 0; cell < result.Length; cell++)
        {
            double x = 0.5 * ((cell % 9) - 4),
                y = (cell / 9 % 7) - 3,
                z = 2 * ((cell / 63) - 2);
            double left = (2.25 - Math.Sqrt((x * x) + (y * y) + (z * z))) / 1.5;
            Near.Equal([Polynomial(Math.Clamp(left, 0, 1))], [result[cell]], Tolerance.Value.Double);
        }
    }

    [Fact]
    public void Faults_NameTheLayer()
    {
        foreach (int width in new[] { 0, 65 })
        {
            string message = Assert
                .ThrowsAny<ArgumentException>(() => FadeLayer.Create(Builder(), Layout(SymmetryGroup.O2), width))
                .Message;
            Assert.Contains("'layer': Width is a whole number from 1 to 64", message, StringComparison.Ordinal);
        }
        Assert.Contains(
            "A fade does not fit periodic images",
            Assert.Throws<ArgumentException>(() => Fade(2, new GridSize(4, 4, IsPeriodic: true))).Message,
            StringComparison.Ordinal
        );
        Grid2<Features> image = Grid2.Create(4, 4, Ones(16, SymmetryGroup.O2)),
            other = Grid2.Create(4, 4, Ones(16, SymmetryGroup.O2));
        Assert.Contains(
            "'layer' takes features of its grid",
            Assert
                .Throws<ArgumentException>(() =>
                    FadeLayer
                        .Create(Builder(), Layout(SymmetryGroup.O2), 2)
                        .Apply(image.Pixels, FeatureMarshal.Unwrap(other.Features))
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    private static FeatureLayout Layout(SymmetryGroup group) => FeatureLayout.Of("0e", group);

    private static double Polynomial(double t) => (10 * t * t * t) - (15 * t * t * t * t) + (6 * t * t * t * t * t);

    /// <summary>The factors of a grid, and its gradient for a cotangent of ones.</summary>
    private static (double[] Result, double[] Gradient) Fade(int width, GridSize size, VoxelSpacing? spacing = null)
    {
        SymmetryGroup group = size.IsVolume ? SymmetryGroup.O3 : SymmetryGroup.O2;
        ModelBuilder root = ModelBuilder.Root(1, Precision.Double);
        FadeLayer layer = FadeLayer.Create(root.Child("layer"), Layout(group), width);
        using var pass = new LayerPass(new WorkspacePool(root.Complete()));
        double[] ones = Enumerable.Repeat(1.0, (int)size.Cells).ToArray();
        Handle x,
            result;
        if (size.IsVolume)
        {
            Grid3<Features> volume = pass.Pass.Enter(
                Grid3.Create(size.Depth, size.Height, size.Width, Ones(ones.Length, group), spacing, size.IsPeriodic)
            );
            x = pass.Enter(volume.Shape.Pixels, Layout(group), ones);
            result = layer.Apply(volume.Voxels, x);
        }
        else
        {
            Grid2<Features> image = pass.Pass.Enter(
                Grid2.Create(size.Height, size.Width, Ones(ones.Length, group), isPeriodic: size.IsPeriodic)
            );
            x = pass.Enter(image.Shape.Pixels, Layout(group), ones);
            result = layer.Apply(image.Pixels, x);
        }
        double[] numbers = LayerPass.Read(result);
        pass.Backward(result, ones);
        return (numbers, LayerPass.Gradient(x));
    }

    private static ModelBuilder Builder() => ModelBuilder.Root(1, Precision.Double).Child("layer");

    private static Rows<Features> Ones(int count, SymmetryGroup group) =>
        Rows.From("0e", group, Enumerable.Repeat(1.0, count).ToArray());
}
