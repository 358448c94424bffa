using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Pixels;

/// <summary>Folded sums against sums over the whole window.</summary>
public class WindowFoldTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(5, 1)]
    [InlineData(7, 1)]
    [InlineData(5, 2)]
    public void Folds_GiveTheSumsOverTheWindow(int size, int stride)
    {
        SampledWindow window = SampledWindow.Create(
            new WindowOptions { Size = size, Stride = stride },
            SymmetryGroup.SO2
        );
        WindowFold fold = WindowFold.Create(window);
        int half = window.Size / 2;
        var random = new Random(4);
        var patch = new double[window.Size, window.Size];
        for (int i = 0; i < patch.Length; i++)
            patch[i / window.Size, i % window.Size] = random.NextDouble() - 0.5;
        int functions = 0;
        foreach (FoldClass c in fold.Classes)
        {
            foreach (FoldedFunction function in c.Functions)
            {
                functions++;
                SampledHarmonic harmonic = window.Harmonics[function.Harmonic];
                double expected = 0;
                for (int row = 0; row < window.Size; row++)
                {
                    for (int column = 0; column < window.Size; column++)
                    {
                        expected +=
                            patch[row, column]
                            * (function.IsSine ? harmonic.Sine(row, column) : harmonic.Cosine(row, column));
                    }
                }

                double actual = function.Entries.Sum(e => e.Coefficient * Folded(patch, half, c, e.X, e.Y));
                Near.Equal(expected, actual, Tolerance.Rounding.Hundreds, scale: 1);
                Assert.All(function.Entries, static e => Assert.NotEqual(0, e.Coefficient));
                Assert.All(function.Entries, e => Assert.True(e.X > 0 || !c.IsOddX));
                Assert.All(function.Entries, e => Assert.True(e.Y > 0 || !c.IsOddY));
            }
        }

        Assert.Equal(window.Harmonics.Sum(static h => h.Order == 0 ? 1 : 2), functions);
        Assert.Equal(fold.Classes.Sum(static c => c.Functions.Sum(static f => f.Entries.Count)), fold.MultiplyAdds);
    }

    [Fact]
    public void Counts_AreThoseThatOneCanCount()
    {
        var options = new WindowOptions
        {
            Size = 3,
            Radii = 1,
            MaxOrder = 2,
        };
        WindowFold fold = WindowFold.Create(SampledWindow.Create(options, SymmetryGroup.SO2));
        Assert.Equal(
            [(false, false, 2), (true, false, 1), (false, true, 1), (true, true, 1)],
            fold.Classes.Select(static c => (c.IsOddX, c.IsOddY, c.Functions.Count))
        );
        // Order 0 has four entries; order 1 two for each of cosine and sine; order 2 two (axes) and one (diagonal).
        Assert.Equal(4 + 2 + 2 + 2 + 1, fold.MultiplyAdds);
        // In x: three rows for even and three for odd functions; in y: the values of each class above the axis.
        Assert.Equal(3 + 3 + 2 + 1 + 2 + 1, fold.Additions);
    }

    private static double Folded(double[,] patch, int half, FoldClass c, int x, int y)
    {
        double sum = 0;
        foreach (int signX in x == 0 ? new[] { 1 } : [1, -1])
        {
            foreach (int signY in y == 0 ? new[] { 1 } : [1, -1])
            {
                int sign = (c.IsOddX && signX < 0 ? -1 : 1) * (c.IsOddY && signY < 0 ? -1 : 1);
                sum += sign * patch[half - (signY * y), half + (signX * x)];
            }
        }

        return sum;
    }
}
