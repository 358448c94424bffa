namespace GeoDL.Typed.Samples.Tests.Sky;

public sealed class ProjectionTests
{
    public static TheoryData<SkyProjection> Projections =>
        [new SkyProjection.Mollweide(), new SkyProjection.Orthographic(0.7, 2.1)];

    [Theory]
    [MemberData(nameof(Projections))]
    public void Places_AreThoseOfTheirDirections(SkyProjection projection)
    {
        for (double x = -0.9; x < 1; x += 0.3)
        {
            for (double y = -0.9; y < 1; y += 0.3)
            {
                if (projection.Direction(x, y) is not { } at)
                    continue;
                Near.Equal(1, (at.X * at.X) + (at.Y * at.Y) + (at.Z * at.Z), Tolerance.Rounding.Hundreds);
                (double X, double Y) back = projection.Place(at)!.Value;
                Near.Equal([x, y], [back.X, back.Y], Tolerance.Program);
            }
        }

        Assert.Null(projection.Direction(projection.Aspect, 0.5));
    }

    [Fact]
    public void Orthographic_ShowsItsMiddleAndNotItsBack()
    {
        var sampling = new HealPix(2);
        (double theta, double phi) = sampling.Angles(20);
        var projection = new SkyProjection.Orthographic(theta, phi);
        (double X, double Y, double Z) front = sampling.Direction(20);
        (double x, double y) = projection.Place(front)!.Value;

        Near.Equal([0, 0], [x, y], Tolerance.Zero, scale: 1);
        Assert.Null(projection.Place((-front.X, -front.Y, -front.Z)));
    }
}
