using GeoDL.Typed.TestSupport;
using Xunit;

namespace GeoDL.Typed.Runtime.Tests.Sphere;

public sealed class HealPixTests
{
    [Fact]
    public void RingAndNestedNumbers_AreThoseOfHealpy()
    {
        // healpy.ring2nest(4, [0, 4, 23, 24, 50, 95, 100, 150, 191]) and ring2nest(1, 0…11).
        var sky = new HealPix(4);
        Assert.Equal(HealpyNested, HealpyRing.Select(sky.NestedNumber));
        Assert.Equal(HealpyRing, HealpyNested.Select(sky.RingNumber));
        Assert.Equal(Enumerable.Range(0, 12), Enumerable.Range(0, 12).Select(new HealPix(1).NestedNumber));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(32)]
    public void NestedOrder_IsAPermutationAndBack(int side)
    {
        var sky = new HealPix(side);
        int[] ring = [.. Enumerable.Range(0, sky.Count)],
            nested = sky.ToNested<int>(ring);
        Assert.Equal(ring, nested.Order());
        Assert.Equal(ring, sky.FromNested<int>(nested));
        Assert.All(ring, p => Assert.Equal(p, sky.RingNumber(sky.NestedNumber(p))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void PixelAt_FindsEachCentre(int side)
    {
        var sky = new HealPix(side);
        for (int pixel = 0; pixel < sky.Count; pixel++)
        {
            (double x, double y, double z) = sky.Direction(pixel);
            Assert.Equal(pixel, sky.PixelAt(3 * x, 3 * y, 3 * z));
        }
    }

    [Fact]
    public void Pixels_HaveEqualAreas()
    {
        // A million directions of a spiral of equal areas: each pixel of nside 4 gets its share, up to its border.
        var sky = new HealPix(4);
        var counts = new int[sky.Count];
        const int points = 200_000;
        double golden = Math.PI * (3 - Math.Sqrt(5));
        for (int i = 0; i < points; i++)
        {
            double height = 1 - ((i + 0.5) * 2 / points),
                across = Math.Sqrt(1 - (height * height));
            counts[sky.PixelAt(across * Math.Sin(i * golden), height, across * Math.Cos(i * golden))]++;
        }

        double expected = (double)points / sky.Count;
        Assert.All(counts, c => Assert.InRange(c, 0.97 * expected, 1.03 * expected));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Centres_AreKeptByQuarterTurnsAndMirrors_AndByNoEighthTurn(int side)
    {
        var sky = new HealPix(side);
        Assert.True(IsKept(static (x, y, z) => (z, y, -x)));
        Assert.True(IsKept(static (x, y, z) => (x, -y, z)));
        Assert.True(IsKept(static (x, y, z) => (-x, y, z)));
        double root = Math.Sqrt(0.5);
        Assert.False(IsKept((x, y, z) => (root * (x + z), y, root * (z - x))));

        bool IsKept(Func<double, double, double, (double X, double Y, double Z)> move)
        {
            for (int pixel = 0; pixel < sky.Count; pixel++)
            {
                (double x, double y, double z) = sky.Direction(pixel);
                (x, y, z) = move(x, y, z);
                (double u, double v, double w) = sky.Direction(sky.PixelAt(x, y, z));
                if (Math.Abs(u - x) + Math.Abs(v - y) + Math.Abs(w - z) > Tolerance.Zero)
                    return false;
            }

            return true;
        }
    }

    [Fact]
    public void Weights_AddUpToTheSphere()
    {
        foreach (
            SphereSampling sampling in (SphereSampling[])
                [new HealPix(3), new GaussLegendreSampling(12), new EquiangularSampling(7)]
        )
        {
            double sum = Enumerable.Range(0, sampling.Count).Sum(sampling.Weight);
            Near.Equal(4 * Math.PI, sum, Tolerance.Rounding.Hundreds, $"{sampling}");
        }
    }

    [Fact]
    public void WrongNumbers_AreRefusedByName()
    {
        Assert.Contains("nside", Assert.Throws<ArgumentOutOfRangeException>(static () => new HealPix(0)).Message);
        Assert.Contains("8193", Assert.Throws<ArgumentOutOfRangeException>(static () => new HealPix(8193)).Message);
        Assert.Contains(
            "a power of two; 3 is none",
            Assert.Throws<InvalidOperationException>(static () => new HealPix(3).NestedNumber(0)).Message
        );
        Assert.Contains(
            "There is no pixel 12",
            Assert.Throws<ArgumentOutOfRangeException>(static () => new HealPix(1).Direction(12)).Message
        );
        Assert.Contains(
            "100 is no such number",
            Assert.Throws<ArgumentException>(static () => HealPix.WithPixels(100)).Message
        );
        Assert.Equal(32, HealPix.WithPixels(12288).Nside);
        Assert.Contains(
            "48 pixels, but this one has 12",
            Assert.Throws<ArgumentException>(static () => new HealPix(2).FromNested<int>(new int[12])).Message
        );
        Assert.Throws<ArgumentException>(static () => new HealPix(2).PixelAt(0, 0, 0));
        Assert.Throws<ArgumentException>(static () => new HealPix(2).PixelAt(double.NaN, 0, 1));
    }

    private static readonly int[] HealpyRing = [0, 4, 23, 24, 50, 95, 100, 150, 191];
    private static readonly int[] HealpyNested = [15, 14, 55, 10, 35, 105, 118, 188, 176];
}
