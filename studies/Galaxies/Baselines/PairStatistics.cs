using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Galaxies.Baselines;

/// <summary>What cosmologists measure of a cloud: numbers made of pairs, invariant by construction.</summary>
/// <param name="TwoPoint">
/// The two-point function, ξ = pairs found over pairs expected of a uniform box, less 1, in <see cref="TwoPointBins"/>
/// bins of equal width from
/// <see cref="Nearest"/> to <see cref="Farthest"/> Mpc/h.
/// </param>
/// <param name="LogDispersion">The logarithm of the velocity dispersion of one axis, km/s.</param>
/// <param name="Infall">
/// The mean of (v_j − v_i)·r̂_ij, negative where pairs come nearer, in <see cref="InfallBins"/> bins to
/// <see cref="InfallRange"/> Mpc/h; km/s.
/// </param>
public sealed record PairStatistics(double[] TwoPoint, double LogDispersion, double[] Infall)
{
    public const int TwoPointBins = 24,
        InfallBins = 6;
    public const double Nearest = 0.5,
        Farthest = 150,
        InfallRange = 60;

    /// <summary>Measures a cloud in a periodic box.</summary>
    public static PairStatistics Of(GalaxyCloud cloud)
    {
        if (!cloud.IsPeriodic)
        {
            throw new ArgumentException(
                "The pairs expected of a uniform density are known for a periodic box only.",
                nameof(cloud)
            );
        }

        const double Width = (Farthest - Nearest) / TwoPointBins;
        double[] pairs = new double[TwoPointBins],
            approach = new double[InfallBins],
            near = new double[InfallBins];
        for (int i = 0; i < cloud.Count; i++)
        {
            for (int j = i + 1; j < cloud.Count; j++)
            {
                (double x, double y, double z) = cloud.Separation(i, j);
                double r = Math.Sqrt(x * x + y * y + z * z);
                if (r >= Nearest && r < Farthest)
                    pairs[(int)((r - Nearest) / Width)]++;

                if (r is > 0 and < InfallRange)
                {
                    ReadOnlySpan<double> v = cloud.Velocities.AsSpan(3 * i, 3),
                        w = cloud.Velocities.AsSpan(3 * j, 3);
                    int bin = (int)(r / InfallRange * InfallBins);
                    approach[bin] += ((w[0] - v[0]) * x + (w[1] - v[1]) * y + (w[2] - v[2]) * z) / r;
                    near[bin]++;
                }
            }
        }

        double allPairs = 0.5 * cloud.Count * (cloud.Count - 1),
            volume = Math.Pow(cloud.BoxLength, 3);
        for (int bin = 0; bin < TwoPointBins; bin++)
        {
            double inner = Nearest + (bin * Width),
                shell = 4.0 / 3.0 * Math.PI * (Math.Pow(inner + Width, 3) - Math.Pow(inner, 3));
            pairs[bin] = (pairs[bin] / (allPairs * shell / volume)) - 1;
        }

        for (int bin = 0; bin < InfallBins; bin++)
            approach[bin] /= Math.Max(near[bin], 1);

        // Below 1 km/s nobody moves: a cloud whose velocities are not known has a dispersion all the same.
        double power = cloud.Velocities.Length > 0 ? cloud.Velocities.Average(static v => v * v) : 0;
        return new PairStatistics(pairs, 0.5 * Math.Log(power + 1), approach);
    }

    /// <summary>The numbers that a set asks for, one after the other.</summary>
    public double[] Select(PairStatisticsSet set) =>
        set switch
        {
            PairStatisticsSet.TwoPoint => TwoPoint,
            PairStatisticsSet.WithDispersion => [.. TwoPoint, LogDispersion],
            _ => [.. TwoPoint, LogDispersion, .. Infall],
        };
}
