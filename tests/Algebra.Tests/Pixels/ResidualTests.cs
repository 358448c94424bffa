using System.Globalization;
using System.Numerics;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Pixels;

/// <summary>
/// Residuals against slow sums, against numbers that were measured before, and against what images do.
/// </summary>
public class ResidualTests
{
    /// <summary>Rings of the slow integral over κ; its error falls with the sixth power of their width.</summary>
    private const int Rings = 40;

    /// <summary>Angles that resolve every order that a window answers with.</summary>
    private const int Angles = 96;

    /// <summary>What images are measured to: there are finitely many.</summary>
    private const double Sampling = 0.1;

    /// <summary>The largest change over angles, of finitely many images, against its bound.</summary>
    private const double Margin = 1.1;

    [Theory]
    [InlineData(KernelProfile.GaussianDerivatives, 5, 0.8, 1, "0 / 0.1 / 0.2 / 3")]
    [InlineData(KernelProfile.GaussianDerivatives, 5, 0.8, 2, "2 / 2 / 0.7 / 7")]
    [InlineData(KernelProfile.GaussianDerivatives, 5, 0.8, 3, "71 / 14 / 6 / 13")]
    [InlineData(KernelProfile.GaussianDerivatives, 7, 0.9, 2, "0.3 / 0.1 / 0.2 / 3")]
    [InlineData(KernelProfile.GaussianDerivatives, 7, 0.9, 3, "8 / 0.4 / 0.7 / 5")]
    public void Residuals_OfOneFrequency_AreTheKnownOnes(
        KernelProfile profile,
        int size,
        double width,
        int order,
        string percent
    )
    {
        var options = new WindowOptions
        {
            Size = size,
            Profile = profile,
            Width = width,
            Radii = 1,
            MaxOrder = order,
        };
        SampledWindow window = SampledWindow.Create(options, SymmetryGroup.SO2);
        SampledHarmonic harmonic = window.Harmonics[^1];
        Assert.Equal(order, harmonic.Order);
        AssertPercent(percent, harmonic.ResidualAt);
    }

    [Theory]
    [InlineData(3, 0, 1, "0.2 / 0.9 / 3 / 5")]
    [InlineData(3, 0, 2, "7 / 5 / 3 / 20")]
    [InlineData(5, 0, 1, "0 / 0.2 / 0.8 / 3")]
    [InlineData(5, 0, 2, "0.3 / 0.7 / 3 / 11")]
    [InlineData(5, 1, 1, "0.1 / 0.2 / 7 / 20")]
    [InlineData(5, 1, 2, "0.9 / 2 / 8 / 43")]
    [InlineData(5, 0, 3, "97 / 77 / 46 / 45")]
    public void Residuals_OfSingleRings_AreTheKnownOnes(int size, int ring, int order, string percent)
    {
        double radius = ring + 1;
        double width = ring + 1 == size / 2 ? 0.4 : 0.6;
        (int X, int Y, Complex Value)[] samples =
        [
            .. from x in Enumerable.Range(-(size / 2), size)
            from y in Enumerable.Range(-(size / 2), size)
            where (x, y) != (0, 0)
            let r = Math.Sqrt((x * x) + (y * y))
            let f = Math.Exp(-(r - radius) * (r - radius) / (2 * width * width))
            select (x, y, Complex.FromPolarCoordinates(f, order * Math.Atan2(y, x))),
        ];
        AssertPercent(
            percent,
            frequency =>
            {
                (double leak, double power) = PlaneWaves.Powers(samples, order, 0, frequency, Angles, (_, _) => true);
                return Math.Sqrt(Math.Max(0, leak) / power);
            }
        );
    }

    [Theory]
    [InlineData(3, 1, 1, 0)]
    [InlineData(5, 1, 1, 0)]
    [InlineData(7, 1, 1, 0)]
    [InlineData(9, 1, 2, 0)]
    [InlineData(5, 2, 1, 0)]
    [InlineData(5, 1, 1, 8)]
    [InlineData(5, 1, 1, 6)]
    public void Residuals_AreThoseOfSlowSums(int size, int dilation, int stride, int fold)
    {
        SymmetryGroup group = fold == 0 ? SymmetryGroup.O2 : SymmetryGroup.D(fold);
        var options = new WindowOptions
        {
            Size = size,
            Dilation = dilation,
            Stride = stride,
            Radii = 2,
            MaxOrder = 4,
        };
        SampledWindow window = SampledWindow.Create(options, group);
        foreach (SampledHarmonic harmonic in window.Harmonics)
        {
            (int X, int Y, Complex Value)[] samples = PlaneWaves.Samples(window, harmonic);
            (double leak, double power) = PlaneWaves.Powers(samples, harmonic.Order, fold, 1, Angles, (_, _) => true);
            double one = harmonic.ResidualAt(1);
            // A leak is a difference of powers here, so its root has half their digits.
            Assert.Equal(leak / power, one * one, Tolerance.Zero);
            double slow = PlaneWaves.Residual(samples, harmonic.Order, fold, Rings, Angles, (_, _) => true);
            Assert.Equal(slow * slow, harmonic.Residual * harmonic.Residual, Tolerance.Program);
        }
    }

    [Fact]
    public void Residuals_CountWhatAStrideCutsOff()
    {
        const int stride = 3;
        var options = new WindowOptions
        {
            Size = 3,
            Stride = stride,
            MaxOrder = 2,
            Radii = 1,
        };
        Assert.Equal(0, SampledWindow.Create(options, SymmetryGroup.D(4)).Residual);
        foreach (int fold in new[] { 0, 8 })
        {
            SymmetryGroup group = fold == 0 ? SymmetryGroup.SO2 : SymmetryGroup.C(fold);
            SampledWindow window = SampledWindow.Create(options, group);
            foreach (SampledHarmonic harmonic in window.Harmonics)
            {
                double slow = PlaneWaves.Residual(
                    PlaneWaves.Samples(window, harmonic),
                    harmonic.Order,
                    fold,
                    rings: 60,
                    steps: 400,
                    static (x, y) => Math.Abs(x) <= Math.PI / stride && Math.Abs(y) <= Math.PI / stride
                );
                Assert.InRange(harmonic.Residual, slow - (4 * Tolerance.Noticeable), slow + (4 * Tolerance.Noticeable));
            }
        }
    }

    [Fact]
    public void Residuals_AreTheLowestOfTheirOrder()
    {
        // Any sum of the functions of an order lies between the first and the last.
        var options = new WindowOptions { Size = 5, MaxOrder = 3 };
        SampledWindow window = SampledWindow.Create(options, SymmetryGroup.SO2);
        var random = new Random(8);
        foreach (IGrouping<int, SampledHarmonic> order in window.Harmonics.GroupBy(static h => h.Order))
        {
            for (int trial = 0; trial < 5; trial++)
            {
                var sum = new Dictionary<(int, int), Complex>();
                foreach (SampledHarmonic harmonic in order)
                {
                    double weight = (2 * random.NextDouble()) - 1;
                    foreach ((int x, int y, Complex value) in PlaneWaves.Samples(window, harmonic))
                        sum[(x, y)] = sum.GetValueOrDefault((x, y)) + (weight * value);
                }

                (int, int, Complex)[] samples = [.. sum.Select(static s => (s.Key.Item1, s.Key.Item2, s.Value))];
                double residual = PlaneWaves.Residual(samples, order.Key, 0, 12, 48, static (_, _) => true);
                Assert.InRange(
                    residual,
                    order.First().Residual - Tolerance.Noticeable,
                    order.Last().Residual + Tolerance.Noticeable
                );
            }
        }
    }

    [Theory]
    [InlineData(KernelProfile.GaussianDerivatives, 3)]
    [InlineData(KernelProfile.GaussianDerivatives, 5)]
    [InlineData(KernelProfile.Rings, 5)]
    public void TurnedImages_ChangeResultsAsTheResidualSays(KernelProfile profile, int size)
    {
        const int images = 400;
        const int turns = 16;
        var options = new WindowOptions
        {
            Size = size,
            Profile = profile,
            Bound = 0.1,
        };
        SampledWindow window = SampledWindow.Create(options, SymmetryGroup.SO2);
        // The worst function of each order that is not exact to many digits.
        SampledHarmonic[] worst =
        [
            .. window
                .Harmonics.GroupBy(static h => h.Order)
                .Select(static order => order.Last())
                .Where(static h => h.Residual > Tolerance.Noticeable),
        ];
        Assert.NotEmpty(worst);
        (int X, int Y, Complex Value)[][] functions = [.. worst.Select(h => PlaneWaves.Samples(window, h))];
        var changes = new double[worst.Length, turns];
        var powers = new double[worst.Length];
        var random = new Random(5);
        for (int image = 0; image < images; image++)
        {
            var waves = new WaveImage(random);
            Complex[] before = waves.Results(functions, 0);
            for (int turn = 0; turn < turns; turn++)
            {
                // Angles over the whole circle, none of them a quarter turn; their mean is that over all angles.
                double angle = 2 * Math.PI * (turn + 0.3) / turns;
                Complex[] after = waves.Results(functions, angle);
                for (int f = 0; f < worst.Length; f++)
                {
                    Complex turned = before[f] * Complex.FromPolarCoordinates(1, worst[f].Order * angle);
                    changes[f, turn] += Square(after[f] - turned);
                    powers[f] += (Square(after[f]) + Square(before[f])) / 2 / turns;
                }
            }
        }

        for (int f = 0; f < worst.Length; f++)
        {
            double[] ratios = [.. Enumerable.Range(0, turns).Select(t => changes[f, t] / powers[f])];
            double epsilon = worst[f].Residual;
            double mean = Math.Sqrt(ratios.Average()) / (Math.Sqrt(2) * epsilon);
            Assert.InRange(mean, 1 - Sampling, 1 + Sampling);
            Assert.InRange(Math.Sqrt(ratios.Max()) / (2 * epsilon), 0, Margin);
        }
    }

    [Fact]
    public void TurnedImages_ChangeSumsOfOrders_AsTheJointResidualSays()
    {
        // Under C_8 orders 3 and −5 meet, and 4 and −4.
        const int images = 300;
        const int fold = 8;
        var options = new WindowOptions
        {
            Size = 5,
            Radii = 1,
            MaxOrder = 5,
        };
        SampledWindow window = SampledWindow.Create(options, SymmetryGroup.C(fold));
        Assert.Equal([0, 1, 2, 3, 4, 5], window.Harmonics.Select(static h => h.Order));
        double largest = 0;
        for (int residue = 0; residue <= fold / 2; residue++)
        {
            (int X, int Y, Complex Value)[][] functions =
            [
                .. from harmonic in window.Harmonics
                from sign in harmonic.Order == 0 ? new[] { 1 } : [1, -1]
                where ((sign * harmonic.Order) - residue) % fold == 0
                select PlaneWaves.Samples(window, harmonic, sign),
            ];
            (double[,,] changes, double[,] powers) = Measure(functions, residue, fold, images);
            // Of at most two functions: every real sum of them, in small steps.
            for (int step = 0; step < 360; step++)
            {
                double[] w = [Math.Cos(Math.PI * step / 360), Math.Sin(Math.PI * step / 360)];
                double[] ratios =
                [
                    .. Enumerable.Range(0, fold).Select(g => Form(w, functions.Length, (a, b) => changes[g, a, b])),
                ];
                double power = Form(w, functions.Length, (a, b) => powers[a, b]);
                largest = Math.Max(largest, Math.Sqrt(ratios.Average() / power / 2));
                Assert.InRange(Math.Sqrt(ratios.Max() / power), 0, 2 * window.Residual * Margin);
            }
        }

        Assert.InRange(largest / window.Residual, 1 - Sampling, 1 + Sampling);
        Assert.True(window.Residual > window.Harmonics.Max(static h => h.Residual));
    }

    [Fact]
    public void Windows_AreTheSame_WheneverTheyAreMade()
    {
        var options = new WindowOptions { Size = 7, Bound = 0.05 };
        SampledWindow first = SampledWindow.Create(options, SymmetryGroup.C(8));
        SampledWindow second = SampledWindow.Create(options, SymmetryGroup.C(8));
        Assert.Equal(first.Residual, second.Residual);
        Assert.Equal(
            first.Harmonics.Select(static h => (h.Order, h.Index, h.Residual, h.Gain, h.Cosine(1, 5), h.Sine(0, 4))),
            second.Harmonics.Select(static h => (h.Order, h.Index, h.Residual, h.Gain, h.Cosine(1, 5), h.Sine(0, 4)))
        );
    }

    [Fact]
    public void Gains_AreRelativeToOnePixel()
    {
        // One pixel answers to all waves alike.
        SampledWindow window = SampledWindow.Create(new WindowOptions { Size = 1 }, SymmetryGroup.SO2);
        SampledHarmonic pixel = Assert.Single(window.Harmonics);
        Assert.Equal(1, pixel.Cosine(0, 0));
        Near.Equal(1, pixel.Gain, Tolerance.Rounding.Hundreds);
        Assert.Equal(0, window.Residual);
    }

    /// <summary>Residuals in per cent at π/8, π/4, π/2 and 3π/4, with as many digits as the table has.</summary>
    private static void AssertPercent(string expected, Func<double, double> residual)
    {
        string[] values = expected.Split(" / ");
        double[] frequencies = [Math.PI / 8, Math.PI / 4, Math.PI / 2, 3 * Math.PI / 4];
        for (int i = 0; i < values.Length; i++)
        {
            double value = double.Parse(values[i], CultureInfo.InvariantCulture);
            double half = values[i].Contains('.', StringComparison.Ordinal) || value == 0 ? 0.06 : 0.6;
            Assert.InRange(100 * residual(frequencies[i]), value - half, value + half);
        }
    }

    /// <summary>Quadratic forms of the mean squares of changes, for each element, and of results.</summary>
    private static (double[,,] Changes, double[,] Powers) Measure(
        (int X, int Y, Complex Value)[][] functions,
        int residue,
        int fold,
        int images
    )
    {
        int count = functions.Length;
        (var changes, var powers) = (new double[fold, count, count], new double[count, count]);
        var random = new Random(6);
        for (int image = 0; image < images; image++)
        {
            var waves = new WaveImage(random);
            Complex[] before = waves.Results(functions, 0);
            for (int g = 0; g < fold; g++)
            {
                double angle = 2 * Math.PI * g / fold;
                Complex[] after = waves.Results(functions, angle);
                Complex[] change =
                [
                    .. after.Select((a, i) => a - (before[i] * Complex.FromPolarCoordinates(1, residue * angle))),
                ];
                for (int a = 0; a < count; a++)
                {
                    for (int b = 0; b < count; b++)
                    {
                        changes[g, a, b] += (change[a] * Complex.Conjugate(change[b])).Real;
                        powers[a, b] += (after[a] * Complex.Conjugate(after[b])).Real / fold;
                    }
                }
            }
        }

        return (changes, powers);
    }

    private static double Form(double[] w, int count, Func<int, int, double> matrix) =>
        Enumerable.Range(0, count).Sum(a => Enumerable.Range(0, count).Sum(b => w[a] * w[b] * matrix(a, b)));

    private static double Square(Complex z) => (z.Real * z.Real) + (z.Imaginary * z.Imaginary);
}
