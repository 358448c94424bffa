namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>How a total energy moves: the slope of a line through it, and how far it is from that line.</summary>
/// <param name="PerTime">The slope, in the units of the two.</param>
/// <param name="Noise">The root mean square of what the line leaves.</param>
public readonly record struct EnergyDrift(double PerTime, double Noise)
{
    /// <summary>By least squares.</summary>
    public static EnergyDrift Of(IReadOnlyList<double> times, IReadOnlyList<double> energies)
    {
        double t = times.Average(),
            e = energies.Average(),
            square = times.Sum(x => (x - t) * (x - t)),
            slope = square == 0 ? 0 : times.Zip(energies, (x, y) => (x - t) * (y - e)).Sum() / square;
        double noise = Math.Sqrt(times.Zip(energies, (x, y) => Math.Pow(y - e - (slope * (x - t)), 2)).Average());
        return new EnergyDrift(slope, noise);
    }
}
