using GeoDL.Typed.Samples.NBody.Data;

namespace GeoDL.Typed.Samples.NBody.Reports;

/// <summary>Every particle goes on for a while with its velocity: x + c v.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Factor">c, in units of the time between input and target.</param>
public sealed record LinearBaseline(string Name, double Factor)
{
    /// <summary>Nothing moves; everything goes on; and the c that fits the training trajectories best.</summary>
    public static IReadOnlyList<LinearBaseline> Fit(IReadOnlyList<Trajectory> training)
    {
        double product = 0,
            power = 0;
        foreach (Trajectory t in training)
        {
            for (int i = 0; i < t.Start.Length; i++)
            {
                product += t.StartVelocities[i] * (t.End[i] - t.Start[i]);
                power += t.StartVelocities[i] * t.StartVelocities[i];
            }
        }

        double best = product / power;
        return [new("x", 0), new("x + v", 1), new(FormattableString.Invariant($"x + {best:0.000} v"), best)];
    }

    /// <summary>The displacement, N × 3.</summary>
    public double[] Displacement(Trajectory trajectory) =>
        Array.ConvertAll(trajectory.StartVelocities.ToArray(), v => Factor * v);
}
