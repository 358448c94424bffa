using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Sphere;

public sealed class SphereMaskTests
{
    public static TheoryData<SphereSampling> Samplings =>
        [new HealPix(8), new GaussLegendreSampling(12), new EquiangularSampling(10)];

    [Theory]
    [MemberData(nameof(Samplings))]
    public void Apodise_FollowsTheNearestMaskedPixel(SphereSampling sampling)
    {
        const double Width = 0.6;
        double[] weights = Cap(sampling, 0.5);
        double[] soft = new SphereMask(sampling, weights).Apodise(Width).Weights;
        for (int pixel = 0; pixel < sampling.Count; pixel++)
        {
            (double X, double Y, double Z) at = sampling.Direction(pixel);
            double nearest = Enumerable
                    .Range(0, sampling.Count)
                    .Where(i => weights[i] == 0)
                    .Select(i => Dot(at, sampling.Direction(i)))
                    .Max(),
                x = Math.Min(1, Math.Acos(Math.Clamp(nearest, -1, 1)) / Width);
            double expected = weights[pixel] == 0 ? 0 : (1 - Math.Cos(Math.PI * x)) / 2;
            Near.Equal(expected, soft[pixel], Tolerance.Program, scale: 1);
        }
    }

    [Fact]
    public void Share_IsThePartOfTheArea()
    {
        var sampling = new GaussLegendreSampling(200);
        double share = new SphereMask(sampling, Cap(sampling, 0.5)).Share;
        // A quarter of the area lies above half the radius; pixels are counted.
        Assert.InRange(share, 0.74, 0.76);
        Near.Equal(1, new SphereMask(new HealPix(4), Ones(192)).Share, Tolerance.Rounding.Hundreds);
    }

    [Fact]
    public void Seen_IsWhereAllMapsWereObserved()
    {
        var sampling = new HealPix(1);
        double[] q = Ones(12),
            u = Ones(12);
        (q[3], u[5]) = (SkyMap.Unseen, double.NaN);
        var map = new SkyMap(sampling, ["Q", "U"], [q, u]);

        Assert.Equal([3], Zeros(SphereMask.Seen(map, "Q")));
        Assert.Equal([3, 5], Zeros(SphereMask.Seen(map)));
        Assert.Equal([3, 5], Zeros(SphereMask.Seen(map, "Q").And(SphereMask.Seen(map, "U"))));

        static int[] Zeros(SphereMask mask) =>
            [.. mask.Weights.Index().Where(static w => w.Item == 0).Select(static w => w.Index)];
    }

    [Fact]
    public void Times_LeavesNothingOfWhatWasNotSeen()
    {
        var mask = new SphereMask(new HealPix(1), [0, 1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        double[] map = Ones(12);
        map[0] = double.NaN;

        Assert.Equal([0, 1, 0.5], mask.Times(map)[..3]);
    }

    [Fact]
    public void Weights_AreFromZeroToOne()
    {
        double[] weights = Ones(12);
        Assert.Throws<ArgumentException>(() => new SphereMask(new HealPix(1), weights.AsSpan(1)));
        foreach (double wrong in new[] { -0.1, 1.1, double.NaN })
        {
            weights[7] = wrong;
            Assert.Contains(
                "pixel 7",
                Assert.Throws<ArgumentException>(() => new SphereMask(new HealPix(1), weights)).Message,
                StringComparison.Ordinal
            );
        }
        var mask = new SphereMask(new HealPix(1), Ones(12));
        Assert.Throws<ArgumentOutOfRangeException>(() => mask.Apodise(0));
        Assert.Throws<ArgumentException>(() => mask.And(new SphereMask(new HealPix(2), Ones(48))));
        Assert.Throws<ArgumentException>(() => mask.Times(Ones(11)));
    }

    private static double[] Cap(SphereSampling sampling, double height) =>
        [.. Enumerable.Range(0, sampling.Count).Select(i => sampling.Direction(i).X > height ? 0.0 : 1)];

    private static double Dot((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
