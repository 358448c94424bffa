using GeoDL.Typed.Studies.Galaxies.Simulation;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

public class FourierTransform3Tests
{
    [Theory]
    [InlineData(8)] // radix 4, then 2
    [InlineData(16)] // radix 4 twice
    [InlineData(32)]
    public void Forward_EqualsTheSum(int n)
    {
        (double[] re, double[] im) = RandomField(n, seed: 3);
        double[] fieldRe = [.. re],
            fieldIm = [.. im];
        new FourierTransform3(n).Forward(re, im);

        foreach (
            (int kx, int ky, int kz) in new[]
            {
                (0, 0, 0),
                (1, 0, 0),
                (0, 2, 0),
                (0, 0, 3),
                (n / 2, 1, n - 1),
                (5, n - 3, n / 2 - 1),
            }
        )
        {
            (double sumRe, double sumIm) = DirectSum(fieldRe, fieldIm, n, kx, ky, kz);
            int cell = (kx * n + ky) * n + kz;
            Near.Equal([sumRe, sumIm], [re[cell], im[cell]], Tolerance.Rounding.Hundreds, scale: n * n * n);
        }
    }

    [Fact]
    public void Inverse_UndoesForward()
    {
        const int N = 64;
        (double[] re, double[] im) = RandomField(N, seed: 5);
        double[] fieldRe = [.. re],
            fieldIm = [.. im];
        var transform = new FourierTransform3(N);
        transform.Forward(re, im);
        transform.Inverse(re, im);
        Near.Equal(fieldRe, re, Tolerance.Rounding.Dozens, "real");
        Near.Equal(fieldIm, im, Tolerance.Rounding.Dozens, "imaginary");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(48)]
    public void Sizes_OtherThanPowersOfTwoAreRefused(int n) =>
        Assert.Throws<ArgumentOutOfRangeException>("size", () => new FourierTransform3(n));

    private static (double[] Re, double[] Im) RandomField(int n, ulong seed)
    {
        var random = new RandomStream(seed);
        double[] re = new double[n * n * n],
            im = new double[n * n * n];
        for (int i = 0; i < re.Length; i++)
        {
            re[i] = random.Normal();
            im[i] = random.Normal();
        }

        return (re, im);
    }

    private static (double Re, double Im) DirectSum(double[] re, double[] im, int n, int kx, int ky, int kz)
    {
        double sumRe = 0.0,
            sumIm = 0.0;
        for (int x = 0; x < n; x++)
        {
            for (int y = 0; y < n; y++)
            {
                for (int z = 0; z < n; z++)
                {
                    (double sin, double cos) = Math.SinCos(-2.0 * Math.PI * (kx * x + ky * y + kz * z) / n);
                    int cell = (x * n + y) * n + z;
                    sumRe += re[cell] * cos - im[cell] * sin;
                    sumIm += re[cell] * sin + im[cell] * cos;
                }
            }
        }

        return (sumRe, sumIm);
    }
}
