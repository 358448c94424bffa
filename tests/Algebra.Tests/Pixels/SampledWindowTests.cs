using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Pixels;

/// <summary>What is sampled, and what is not.</summary>
public class SampledWindowTests
{
    public static TheoryData<KernelProfile, int> Windows
    {
        get
        {
            var data = new TheoryData<KernelProfile, int>();
            foreach (int size in new[] { 1, 3, 5, 7, 9, 11 })
            {
                data.Add(KernelProfile.GaussianDerivatives, size);
                data.Add(KernelProfile.Rings, size);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Tables_HaveTheSymmetriesOfTheSquare_BitByBit(KernelProfile profile, int size)
    {
        var options = new WindowOptions { Size = size, Profile = profile };
        CheckSymmetry(SampledWindow.Create(options, SymmetryGroup.SO2));
        CheckSymmetry(SampledWindow.Create(options with { Stride = 2 }, SymmetryGroup.C(8)));
        CheckSymmetry(SampledWindow.Create(options with { MaxOrder = 9, Dilation = 2 }, SymmetryGroup.D(4)));
        if (size <= 5)
        {
            CheckSymmetry(
                SampledWindow.Create(options with { Stride = 3, Dilation = 2, MaxOrder = 8 }, SymmetryGroup.O2)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Tables_AreNormalised_AndRounded(KernelProfile profile, int size)
    {
        var window = SampledWindow.Create(new WindowOptions { Size = size, Profile = profile }, SymmetryGroup.SO2);
        foreach (SampledHarmonic harmonic in window.Harmonics)
        {
            (double cosines, double sines) = (0, 0);
            foreach ((int row, int column) in Positions(window.Size))
            {
                (double c, double s) = (harmonic.Cosine(row, column), harmonic.Sine(row, column));
                (cosines, sines) = (cosines + (c * c), sines + (s * s));
                Near.Equal(Math.Round(c, 14), c, Tolerance.Rounding.Once.Double, scale: 1);
            }

            Near.Equal(harmonic.Order == 0 ? 1 : 2, cosines + sines, Tolerance.Rounding.Hundreds);
            if (harmonic.Order % 2 == 1)
                Near.Equal(1, cosines, Tolerance.Rounding.Hundreds);
        }
    }

    [Fact]
    public void Tables_AreWhatTheFormulaSays()
    {
        // One radial function, so that no combination is chosen: r exp(−r²/2σ²) (cos φ, sin φ), normalised.
        var options = new WindowOptions
        {
            Size = 5,
            Width = 0.8,
            Radii = 1,
            MaxOrder = 1,
        };
        SampledHarmonic harmonic = SampledWindow.Create(options, SymmetryGroup.SO2).Harmonics[1];
        double norm = 0;
        for (int x = -2; x <= 2; x++)
        {
            for (int y = -2; y <= 2; y++)
                norm += x * x * Math.Exp(-((x * x) + (y * y)) / 0.64);
        }

        foreach ((int row, int column) in Positions(5))
        {
            (int x, int y) = (column - 2, 2 - row);
            double gaussian = Math.Exp(-((x * x) + (y * y)) / 1.28) / Math.Sqrt(norm);
            Near.Equal(x * gaussian, harmonic.Cosine(row, column), Tolerance.Rounding.Hundreds, scale: 1);
            Near.Equal(y * gaussian, harmonic.Sine(row, column), Tolerance.Rounding.Hundreds, scale: 1);
        }
    }

    [Fact]
    public void Rings_AreWhatTheFormulaSays()
    {
        // Under a group that is kept exactly the first function is the first ring: of order 1 that at r = 1.
        var options = new WindowOptions
        {
            Size = 5,
            Profile = KernelProfile.Rings,
            MaxOrder = 1,
        };
        SampledWindow window = SampledWindow.Create(options, SymmetryGroup.C(4));
        Assert.Equal([0, 0, 0, 1, 1], window.Harmonics.Select(static h => h.Order));
        Assert.Equal(1, window.Harmonics[0].Cosine(2, 2));
        SampledHarmonic ring = window.Harmonics[3];
        double Expected(double r) => Math.Exp(-(r - 1) * (r - 1) / 0.72);
        Near.Equal(Expected(2) / Expected(1), ring.Cosine(2, 4) / ring.Cosine(2, 3), Tolerance.Rounding.Hundreds);
        Near.Equal(
            Expected(Math.Sqrt(2)) / Expected(1) / Math.Sqrt(2),
            ring.Sine(1, 3) / ring.Cosine(2, 3),
            Tolerance.Rounding.Hundreds
        );
    }

    [Fact]
    public void LowPass_IsAConvolution_OnPixels()
    {
        var options = new WindowOptions
        {
            Size = 3,
            Radii = 1,
            MaxOrder = 1,
            Dilation = 2,
        };
        SampledWindow sharp = SampledWindow.Create(options, SymmetryGroup.SO2);
        SampledWindow smooth = SampledWindow.Create(options with { Stride = 2 }, SymmetryGroup.SO2);
        Assert.Equal((3, 2), (sharp.Size, sharp.Dilation));
        Assert.Equal((9, 1), (smooth.Size, smooth.Dilation));
        Assert.Equal(
            (3, 2),
            SampledWindow.Create(options with { Stride = 2, LowPass = false }, SymmetryGroup.SO2) is var raw
                ? (raw.Size, raw.Dilation)
                : default
        );
        SampledHarmonic harmonic = smooth.Harmonics[1];
        var expected = new double[81];
        foreach ((int row, int column) in Positions(3))
        {
            for (int x = -2; x <= 2; x++)
            {
                for (int y = -2; y <= 2; y++)
                {
                    if ((x * x) + (y * y) <= 4)
                    {
                        expected[((2 + (2 * row) + y) * 9) + 2 + (2 * column) + x] +=
                            sharp.Harmonics[1].Cosine(row, column) * Math.Exp(-((x * x) + (y * y)) / 2.0);
                    }
                }
            }
        }

        double norm = Math.Sqrt(expected.Sum(static value => value * value));
        double[] actual = [.. Positions(9).Select(at => harmonic.Cosine(at.Row, at.Column))];
        Near.Equal([.. expected.Select(value => value / norm)], actual, Tolerance.Rounding.Hundreds);
    }

    [Theory]
    [InlineData(KernelProfile.GaussianDerivatives, 3, 0.03, "2 1 1")]
    [InlineData(KernelProfile.GaussianDerivatives, 3, 0.1, "2 1 1")]
    [InlineData(KernelProfile.GaussianDerivatives, 5, 0.03, "2 2 1 1")]
    [InlineData(KernelProfile.GaussianDerivatives, 5, 0.1, "2 2 2 1 1")]
    [InlineData(KernelProfile.GaussianDerivatives, 7, 0.03, "3 2 2 1 1 1 1")]
    [InlineData(KernelProfile.GaussianDerivatives, 7, 0.1, "3 2 2 2 1 1 1")]
    [InlineData(KernelProfile.Rings, 3, 0.03, "1 1 1")]
    [InlineData(KernelProfile.Rings, 3, 0.1, "2 1 1")]
    [InlineData(KernelProfile.Rings, 5, 0.03, "2 1 1")]
    [InlineData(KernelProfile.Rings, 5, 0.1, "3 2 1 1")]
    [InlineData(KernelProfile.Rings, 7, 0.03, "3 2 1 1 1 1")]
    [InlineData(KernelProfile.Rings, 7, 0.1, "3 2 2 1 1 1")]
    public void Defaults_KeepTheseFunctionsOfEachOrder(KernelProfile profile, int size, double bound, string counts)
    {
        var options = new WindowOptions
        {
            Size = size,
            Profile = profile,
            Bound = bound,
        };
        SampledWindow window = SampledWindow.Create(options, SymmetryGroup.SO2);
        Assert.Equal(
            counts,
            string.Join(' ', window.Harmonics.GroupBy(static h => h.Order).Select(static g => g.Count()))
        );
        Assert.True(window.Residual <= bound);
        Assert.Equal(window.Residual, window.Harmonics.Max(static h => h.Residual), Tolerance.Program);
        foreach (IGrouping<int, SampledHarmonic> order in window.Harmonics.GroupBy(static h => h.Order))
        {
            Assert.Equal(order.OrderBy(static h => h.Residual), order);
            Assert.Equal(Enumerable.Range(0, order.Count()), order.Select(static h => h.Index));
        }
    }

    [Theory]
    [InlineData(3, 0.03, "1: 94 %, 2: 100 %")]
    [InlineData(5, 0.03, "0: 77 %, 1: 99 %, 2: 6 %, 2: 100 %, 3: 71 %, 3: 100 %, 4: 4 %, 4: 100 %, 4: 100 %")]
    [InlineData(5, 0.1, "0: 77 %, 1: 99 %, 2: 100 %, 3: 71 %, 3: 100 %, 4: 100 %, 4: 100 %")]
    public void Defaults_DropTheseFunctions(int size, double bound, string dropped)
    {
        SampledWindow window = SampledWindow.Create(
            new WindowOptions { Size = size, Bound = bound },
            SymmetryGroup.SO2
        );
        Assert.All(window.Dropped, static d => Assert.Equal(DropReason.Residual, d.Reason));
        Assert.Equal(
            dropped,
            string.Join(", ", window.Dropped.Select(static d => $"{d.Order}: {Math.Round(100 * d.Residual)} %"))
        );
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void Functions_AreIndependent_UnderTheGridsOwnGroup(int size)
    {
        SampledWindow window = SampledWindow.Create(new WindowOptions { Size = size }, SymmetryGroup.D(4));
        Assert.Equal(0, window.Residual);
        Assert.All(window.Harmonics, static h => Assert.Equal(0, h.Residual));
        Assert.All(window.Harmonics, static h => Assert.Equal(0, h.ResidualAt(1)));
        // Orders 1, 3, 5, … are one irrep with two components: as many functions as its copies on the window.
        int odd = window.Harmonics.Count(static h => h.Order % 2 == 1);
        Assert.Equal(((size * size) - 1) / 4, odd);
    }

    [Fact]
    public void Duplicates_AreDropped()
    {
        var options = new WindowOptions
        {
            Size = 3,
            Radii = 3,
            MaxOrder = 5,
        };
        SampledWindow window = SampledWindow.Create(options, SymmetryGroup.C(4));
        // Of order 1 the window holds two functions, at r = 1 and √2; of orders 3 and 5 they are the same.
        Assert.Equal([0, 0, 0, 1, 1, 2], window.Harmonics.Select(static h => h.Order));
        Assert.All(
            window.Dropped,
            static d => Assert.Equal((DropReason.Dependent, double.NaN), (d.Reason, d.Residual))
        );
        // Under SO(2) orders 1, 3 and 5 are different irreps.
        Assert.Contains(SampledWindow.Create(options, SymmetryGroup.SO2).Harmonics, static h => h.Order == 5);
    }

    [Fact]
    public void Interference_StaysWithinTheBound()
    {
        const double bound = 0.1;
        int dropped = 0;
        foreach (int fold in new[] { 3, 5, 6, 7, 8, 12 })
        {
            foreach (int size in new[] { 5, 7, 9, 11 })
            {
                var options = new WindowOptions { Size = size, Bound = bound };
                SampledWindow window = SampledWindow.Create(options, SymmetryGroup.C(fold));
                Assert.True(window.Residual <= bound + Tolerance.Program, $"C_{fold}, {size}: {window.Residual}");
                dropped += window.Dropped.Count(static d => d.Reason == DropReason.Interference);
            }
        }

        Assert.NotEqual(0, dropped);
    }

    [Fact]
    public void Options_AreChecked()
    {
        var good = new WindowOptions();
        Assert.Null(good.WhyNot());
        Assert.Equal(good, new WindowOptions { Size = 5 });
        WindowOptions[] wrong =
        [
            good with
            {
                Size = 4,
            },
            good with
            {
                Size = -1,
            },
            good with
            {
                Size = WindowOptions.LargestSize + 2,
            },
            good with
            {
                Stride = 0,
            },
            good with
            {
                Dilation = WindowOptions.LargestStep + 1,
            },
            good with
            {
                Profile = (KernelProfile)7,
            },
            good with
            {
                Width = double.NaN,
            },
            good with
            {
                Width = -1,
            },
            good with
            {
                Radii = -1,
            },
            good with
            {
                MaxOrder = -2,
            },
            good with
            {
                Bound = double.NaN,
            },
            good with
            {
                Size = 31,
                Dilation = 2,
                Stride = 2,
            },
        ];
        foreach (WindowOptions options in wrong)
        {
            var error = Assert.Throws<ArgumentException>(
                "options",
                () => SampledWindow.Create(options, SymmetryGroup.SO2)
            );
            Assert.StartsWith(options.WhyNot()!, error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>("group", () => SampledWindow.Create(good, SymmetryGroup.O3));
    }

    [Fact]
    public void Samples_AreWithinTheWindow()
    {
        SampledHarmonic harmonic = SampledWindow.Create(new WindowOptions(), SymmetryGroup.C(4)).Harmonics[0];
        Assert.Equal(5, harmonic.Size);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => harmonic.Cosine(5, 0));
        Assert.Throws<ArgumentOutOfRangeException>("column", () => harmonic.Sine(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("frequency", () => harmonic.ResidualAt(0));
        Assert.Throws<ArgumentOutOfRangeException>("frequency", () => harmonic.ResidualAt(double.NaN));
    }

    private static void CheckSymmetry(SampledWindow window)
    {
        int last = window.Size - 1;
        Assert.NotEmpty(window.Harmonics);
        foreach (SampledHarmonic h in window.Harmonics)
        {
            foreach ((int row, int column) in Positions(window.Size))
            {
                (double c, double s) = At(h, row, column);
                int parity = h.Order % 2 == 0 ? 1 : -1;
                AssertSame((c, -s), At(h, last - row, column));
                AssertSame((parity * c, -parity * s), At(h, row, last - column));
                // A quarter turn multiplies by i^j, the mirror at the diagonal conjugates first.
                AssertSame(TimesPowerOfI(c, s, h.Order), At(h, last - column, row));
                AssertSame(TimesPowerOfI(c, -s, h.Order), At(h, last - column, last - row));
            }
        }
    }

    private static (double, double) TimesPowerOfI(double c, double s, int power) =>
        (power % 4) switch
        {
            0 => (c, s),
            1 => (-s, c),
            2 => (-c, -s),
            _ => (s, -c),
        };

    private static (double, double) At(SampledHarmonic h, int row, int column) =>
        (h.Cosine(row, column), h.Sine(row, column));

    /// <summary>Bit by bit, except that zero has no sign.</summary>
    private static void AssertSame((double C, double S) expected, (double C, double S) actual)
    {
        Assert.False(double.IsNegative(actual.C) && actual.C == 0);
        Assert.False(double.IsNegative(actual.S) && actual.S == 0);
        Assert.True(expected == actual);
    }

    private static IEnumerable<(int Row, int Column)> Positions(int size) =>
        Enumerable.Range(0, size).SelectMany(row => Enumerable.Range(0, size).Select(column => (row, column)));
}
