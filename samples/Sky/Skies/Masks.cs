namespace GeoDL.Typed.Samples.Sky.Skies;

/// <summary>Masks as surveys have them: a band, as of a galaxy, and discs, as of its neighbours.</summary>
internal static class Masks
{
    /// <summary>The width of soft borders.</summary>
    internal const double Border = 12 * Degree;

    private const double Degree = Math.PI / 180;

    /// <summary>Draws a band in any direction, and three discs.</summary>
    internal static SphereMask Draw(SphereSampling sampling, RandomStream random)
    {
        (double X, double Y, double Z) pole = Direction(random);
        double half = Math.Sin(random.Uniform(8, 16) * Degree);
        ((double X, double Y, double Z) Centre, double Cosine)[] discs =
        [
            .. Enumerable.Range(0, 3).Select(_ => (Direction(random), Math.Cos(random.Uniform(5, 12) * Degree))),
        ];
        var weights = new double[sampling.Count];
        for (int pixel = 0; pixel < weights.Length; pixel++)
        {
            (double X, double Y, double Z) at = sampling.Direction(pixel);
            weights[pixel] =
                Math.Abs(Dot(at, pole)) < half || discs.Any(disc => Dot(at, disc.Centre) > disc.Cosine) ? 0 : 1;
        }

        return new SphereMask(sampling, weights);
    }

    private static double Dot((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    private static (double X, double Y, double Z) Direction(RandomStream random)
    {
        (double x, double y, double z) = (random.Normal(), random.Normal(), random.Normal());
        double length = Math.Sqrt((x * x) + (y * y) + (z * z));
        return (x / length, y / length, z / length);
    }
}
