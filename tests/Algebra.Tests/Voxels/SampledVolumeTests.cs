using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Voxels;

/// <summary>Sampled harmonics of voxels: their constraint, their residuals, and what is left out.</summary>
public class SampledVolumeTests
{
    /// <summary>What residuals are measured to: there are finitely many waves and rotations.</summary>
    private const double Sampling = 0.1;

    private const double Band = Math.PI / 2;

    public static TheoryData<int, int, KernelProfile, double> Windows =>
        new()
        {
            { 3, 1, KernelProfile.GaussianDerivatives, 1 },
            { 5, 1, KernelProfile.GaussianDerivatives, 1 },
            { 5, 1, KernelProfile.Rings, 1 },
            { 3, 2, KernelProfile.GaussianDerivatives, 1 },
            { 3, 1, KernelProfile.GaussianDerivatives, 2 },
        };

    [Theory]
    [MemberData(nameof(Windows))]
    public void RotatedWaves_ChangeAnswersAsPredicted(int size, int stride, KernelProfile profile, double z)
    {
        var random = new Random(7);
        VoxelSpacing step = new VoxelSpacing(1, 1, z).Times(1 / z);
        SampledVolume window = SampledVolume.Create(new(size, stride, Profile: profile, MaxOrder: 2), new(1, 1, z));
        foreach (SampledDegree harmonic in window.Harmonics)
        {
            (double change, double power, double worst) = (0, 0, 0);
            for (int i = 0; i < 400; i++)
            {
                // A wave of the ball, and the same wave turned.
                var rotation = Rotation.Random(random);
                double length = Band * Math.Cbrt(random.NextDouble());
                (double x, double y, double w) = Rotation.Random(random).Apply(0, 0, length);
                double[] still = Answer(window, harmonic, step, x, y, w);
                (x, y, w) = rotation.Apply(x, y, w);
                double[] turned = Answer(window, harmonic, step, x, y, w);
                double[,] matrix = WignerD.Matrix(harmonic.Degree, rotation);
                (double own, double all) = (0, 0);
                for (int m = 0; m < still.Length; m++)
                {
                    double expected = Enumerable.Range(0, still.Length).Sum(k => matrix[m, k] * still[k]);
                    own += (turned[m] - expected) * (turned[m] - expected);
                    all += (still[m] * still[m]) + (turned[m] * turned[m]);
                }

                (change, power) = (change + own, power + (all / 2));
                worst = Math.Max(worst, own / all);
            }

            // √2 ε in the mean over rotations, as in the plane.
            double measured = Math.Sqrt(change / power / 2);
            if (harmonic.Residual > Tolerance.Noticeable)
                Near.Equal(harmonic.Residual, measured, Sampling, $"degree {harmonic.Degree}, radius {harmonic.Index}");
            Assert.True(worst <= 2 * (1 + Sampling));
        }
    }

    [Fact]
    public void Functions_AreHarmonicsTimesFunctionsOfTheDistance()
    {
        SampledVolume window = SampledVolume.Create(new(5, MaxOrder: 3), new VoxelSpacing(1, 1.25, 1));
        (int hx, int hy, int hz) = window.Halves;
        Assert.Equal((2, 2, 2), (hx, hy, hz));
        foreach (SampledDegree harmonic in window.Harmonics)
        {
            int l = harmonic.Degree;
            (List<double> wanted, List<double> given) = ([], []);
            foreach ((int x, int y, int z) in new[] { (1, 2, 0), (-1, 1, 2), (2, -2, -1), (0, 0, 1) })
            {
                var all = new double[SphericalHarmonics.Count(l)];
                SphericalHarmonics.Evaluate(l, x / 1.25, y, z / 1.25, all, normalize: true);
                double[] expected = all[(l * l)..];
                double[] values = [.. Enumerable.Range(0, expected.Length).Select(m => harmonic.Value(m, x, y, z))];
                // One number, F(r), for all components: so the kernel constraint holds before the window cuts.
                double f = values.Zip(expected, static (a, b) => a * b).Sum() / expected.Sum(static e => e * e);
                wanted.AddRange(expected.Select(e => f * e));
                given.AddRange(values);
            }

            Near.Equal([.. wanted], [.. given], Tolerance.Zero, $"degree {l}");
        }
    }

    [Fact]
    public void Mirrors_HoldBitByBit()
    {
        SampledVolume window = SampledVolume.Create(new(5, Stride: 2, MaxOrder: 3), VoxelSpacing.Unit);
        foreach (SampledDegree harmonic in window.Harmonics)
        {
            for (int m = 0; m <= 2 * harmonic.Degree; m++)
            {
                AxisParity parity = harmonic.ParityOf(m);
                for (int x = 0; x <= window.Halves.X; x++)
                {
                    double value = harmonic.Value(m, x, 2, 1);
                    Assert.Equal(parity.X ? -value : value, harmonic.Value(m, -x, 2, 1));
                    Assert.Equal(parity.Y ? -value : value, harmonic.Value(m, x, -2, 1));
                    Assert.Equal(parity.Z ? -value : value, harmonic.Value(m, x, 2, -1));
                }
            }
        }
    }

    [Fact]
    public void Functions_AboveTheBound_AreLeftOut()
    {
        SampledVolume all = SampledVolume.Create(new(5, MaxOrder: 2), VoxelSpacing.Unit);
        SampledVolume some = SampledVolume.Create(new(5, MaxOrder: 2, Bound: 0.03), VoxelSpacing.Unit);
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2], all.Harmonics.Select(static h => h.Degree));
        Assert.Equal([0, 0, 1, 1, 2], some.Harmonics.Select(static h => h.Degree));
        Assert.Equal([0, 1, 2, 2], some.Dropped.Select(static d => d.Order));
        Assert.All(some.Dropped, static d => Assert.Equal((DropReason.Residual, true), (d.Reason, d.Residual > 0.03)));
        Assert.InRange(some.Residual, 0.02, 0.03);
    }

    [Fact]
    public void Functions_AreOfUnitNormAndOrthogonal()
    {
        SampledVolume window = SampledVolume.Create(new(5, MaxOrder: 2), new VoxelSpacing(1, 1, 2));
        (int hx, int hy, int hz) = window.Halves;
        Assert.Equal((4, 4, 2), (hx, hy, hz));
        foreach (SampledDegree harmonic in window.Harmonics)
        {
            double sum = 0;
            for (int z = -hz; z <= hz; z++)
            {
                for (int y = -hy; y <= hy; y++)
                {
                    for (int x = -hx; x <= hx; x++)
                    {
                        for (int m = 0; m <= 2 * harmonic.Degree; m++)
                            sum += harmonic.Value(m, x, y, z) * harmonic.Value(m, x, y, z);
                    }
                }
            }

            Near.Equal((2 * harmonic.Degree) + 1, sum, Tolerance.Zero, $"degree {harmonic.Degree}");
        }
    }

    [Theory]
    [InlineData(13, 1, 1, "Size = 13")]
    [InlineData(5, 3, 1, "Stride = 3")]
    [InlineData(5, 1, 2, "Dilation = 2")]
    public void Options_BeyondTheirRange_AreRefused(int size, int stride, int dilation, string named) =>
        Assert.StartsWith(
            named,
            Assert
                .Throws<ArgumentException>(() => SampledVolume.Create(new(size, stride, dilation), VoxelSpacing.Unit))
                .Message
        );

    [Theory]
    [InlineData(1, 1, 1, "O_h", "O")]
    [InlineData(1, 1, 2, "D_4h about z", "D_4 about z")]
    [InlineData(2, 1, 1, "D_4h about x", "D_4 about x")]
    [InlineData(1, 2, 1, "D_4h about y", "D_4 about y")]
    [InlineData(1, 2, 3, "D_2h", "D_2")]
    public void Voxels_KeepTheGroupOfTheirBox(double x, double y, double z, string full, string proper)
    {
        var spacing = new VoxelSpacing(x, y, z);
        var kept = KeptGroup.OnVoxels(SymmetryGroup.O3, spacing);
        Assert.Equal(full, kept.Name);
        Assert.Equal(proper, KeptGroup.OnVoxels(SymmetryGroup.SO3, spacing).Name);
        Assert.Equal(kept, kept.Intersection(KeptGroup.OnVoxels(SymmetryGroup.O3, VoxelSpacing.Unit)));
        Assert.Equal("D_2h", kept.Intersection(KeptGroup.OnVoxels(SymmetryGroup.O3, new VoxelSpacing(1, 2, 3))).Name);
    }

    /// <summary>Σ ψ(x) e^{iκ·x} without its factor i^l, by plain sums.</summary>
    private static double[] Answer(
        SampledVolume window,
        SampledDegree harmonic,
        VoxelSpacing step,
        double kx,
        double ky,
        double kz
    )
    {
        (int hx, int hy, int hz) = window.Halves;
        var result = new double[(2 * harmonic.Degree) + 1];
        for (int z = -hz; z <= hz; z++)
        {
            for (int y = -hy; y <= hy; y++)
            {
                for (int x = -hx; x <= hx; x++)
                {
                    double phase = (kx * x * step.X) + (ky * y * step.Y) + (kz * z * step.Z);
                    double wave = harmonic.Degree % 2 == 0 ? Math.Cos(phase) : Math.Sin(phase);
                    for (int m = 0; m < result.Length; m++)
                        result[m] += harmonic.Value(m, x, y, z) * wave;
                }
            }
        }

        return result;
    }
}
