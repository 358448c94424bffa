using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

/// <summary>
/// ξ(r) of a periodic cloud by the natural estimator, in the 24 bins between 0.5 and 150 Mpc/h of the reference.
/// </summary>
internal static class TwoPointFunction
{
    public const int BinCount = 24;
    private const double First = 0.5,
        Width = (150.0 - 0.5) / BinCount;

    public static double[] Of(GalaxyCloud cloud)
    {
        double[] pairs = new double[BinCount];
        for (int i = 0; i < cloud.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (double x, double y, double z) = cloud.Separation(i, j);
                double bin = Math.Floor((Math.Sqrt(x * x + y * y + z * z) - First) / Width);
                if (bin is >= 0 and < BinCount)
                    pairs[(int)bin]++;
            }
        }

        double allPairs = cloud.Count * (cloud.Count - 1) / 2.0;
        for (int bin = 0; bin < BinCount; bin++)
        {
            double low = First + bin * Width,
                high = low + Width;
            double expected =
                allPairs * 4.0 / 3.0 * Math.PI * (Math.Pow(high, 3) - Math.Pow(low, 3)) / Math.Pow(cloud.BoxLength, 3);
            pairs[bin] = pairs[bin] / expected - 1.0;
        }

        return pairs;
    }
}
