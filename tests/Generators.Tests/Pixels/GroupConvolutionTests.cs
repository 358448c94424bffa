using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Tests.Groups;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>
/// Group convolutions against plain loops over group and pixels, under all elements of the group, and with derivatives.
/// </summary>
public sealed class GroupConvolutionTests(GroupConvolutionModels models) : IClassFixture<GroupConvolutionModels>
{
    private readonly ImageChecks _checks = new(models);

    [Theory]
    [MemberData(nameof(GroupConvolutionModels.Names), MemberType = typeof(GroupConvolutionModels))]
    public void Convolution_EqualsPlainLoops(string name) => _checks.EqualsPlainLoops(Case(name));

    [Theory]
    [MemberData(nameof(GroupConvolutionModels.Names), MemberType = typeof(GroupConvolutionModels))]
    public void Convolution_TurnsWithItsImages(string name) => _checks.TurnsWithItsImages(Case(name));

    [Theory]
    [MemberData(nameof(GroupConvolutionModels.Names), MemberType = typeof(GroupConvolutionModels))]
    public void Convolution_HasItsDerivatives(string name) => _checks.HasItsDerivatives(Case(name));

    [Fact]
    public void PeriodicImages_AreShiftedWithTheirResult() =>
        Assert.All(GroupConvolutionCase.All.Where(static c => c.IsPeriodic), _checks.ShiftsWithItsImages);

    [GuardedFact]
    public void Convolution_StaysInside() => Assert.All(GroupConvolutionCase.All, _checks.StaysInside);

    [Fact]
    public void Convolution_DoesNotDependOnThreads() => _checks.DoesNotDependOnThreads(Case("Groups"));

    /// <summary>
    /// Kernels of sampled harmonics are among the general ones: they are constant on orbits, as many as the rings carry
    /// (six of nine functions of the window), or all where each set of pixels has its own; and the layers agree.
    /// </summary>
    [Theory]
    [InlineData("Fields", "HarmonicTurns", 24, 36)]
    [InlineData("Mirrored", "HarmonicMirrors", 48, 72)]
    [InlineData("OrbitFields", "HarmonicTurns", 36, 36)]
    [InlineData("OrbitMirrors", "HarmonicMirrors", 72, 72)]
    public void SteerableKernels_AreASubspace(string harmonic, string general, int rank, int all)
    {
        PixelCase steerable = PixelCase.All.Single(c => c.Name == harmonic);
        GroupConvolutionCase layer = Case(general);
        GroupConvolutionPath path = layer.Spec.Paths[0];
        Assert.Equal(all, path.Orbits.Count);
        int weights = steerable.Spec.Mixing.WeightCount;
        Func<double[], double[][]>[] kernels =
        [
            .. Enumerable
                .Range(0, layer.Size * layer.Size)
                .Select(place => SlowConvolution.Kernel(steerable, place / layer.Size, place % layer.Size)),
        ];
        double[][] directions =
        [
            .. Enumerable.Range(0, weights).Select(w => Free(kernels, layer, [.. Unit(weights, w)])),
        ];
        int copies = path.In.Mul * path.Out.Mul;
        Assert.Equal(rank * copies, Rank(directions));

        double[] numbers = GroupCase.Numbers(weights, 7);
        double[] images = GroupCase.Numbers(ImageCase.Images * layer.Height * layer.Width * layer.OperandIrreps.Dim, 8);
        (double[] expected, _, _) = steerable.Slow(images, numbers, new double[steerable.BiasCount]);
        double[] free = [.. Free(kernels, layer, numbers).Select(w => w / layer.Spec.Coefficient)];
        Near.Equal(
            expected,
            models.Call<double[]>(layer, "PredictWith", layer.Height, layer.Width, images, free, Array.Empty<double>()),
            Tolerance.Reference.Of(isDouble: true),
            general
        );
    }

    private static IEnumerable<double> Unit(int count, int one) =>
        Enumerable.Range(0, count).Select(i => i == one ? 1.0 : 0);

    /// <summary>The kernel of a steerable layer as weights of the general one, times its coefficient.</summary>
    private static double[] Free(Func<double[], double[][]>[] kernels, GroupConvolutionCase layer, double[] weights)
    {
        GroupConvolutionPath path = layer.Spec.Paths[0];
        var free = new double[layer.Spec.WeightCount];
        var isKnown = new bool[free.Length];
        for (int place = 0; place < kernels.Length; place++)
        {
            double[,] kernel = SlowGroupConvolution.OfValues(layer, kernels[place](weights));
            for (int a = 0; a < kernel.GetLength(0); a++)
            {
                for (int b = 0; b < kernel.GetLength(1); b++)
                {
                    (int u, int v) = (a / path.In.CopyDim, b / path.Out.CopyDim);
                    int orbit = path.Orbits.Of(place, a % path.In.CopyDim, b % path.Out.CopyDim);
                    int at = (((orbit * path.In.Mul) + u) * path.Out.Mul) + v;
                    if (isKnown[at])
                        Assert.True(Math.Abs(free[at] - kernel[a, b]) < Tolerance.Zero, $"orbit {orbit}");
                    (free[at], isKnown[at]) = (kernel[a, b], true);
                }
            }
        }

        return free;
    }

    /// <summary>The number of independent rows, by elimination.</summary>
    private static int Rank(double[][] rows)
    {
        int rank = 0;
        for (int column = 0; column < rows[0].Length && rank < rows.Length; column++)
        {
            int pivot = Enumerable.Range(rank, rows.Length - rank).MaxBy(r => Math.Abs(rows[r][column]));
            if (Math.Abs(rows[pivot][column]) < Tolerance.Zero)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int r = rank + 1; r < rows.Length; r++)
            {
                double factor = rows[r][column] / rows[rank][column];
                rows[r] = [.. rows[r].Zip(rows[rank], (x, p) => x - (factor * p))];
            }

            rank++;
        }

        return rank;
    }

    private static GroupConvolutionCase Case(string name) => GroupConvolutionCase.All.Single(c => c.Name == name);
}
