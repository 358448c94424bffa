namespace GeoDL.Typed.Samples.NBody.Training;

/// <summary>How far predicted positions are from the true ones.</summary>
/// <param name="Mean">Mean over trajectories, particles and coordinates of the squared error: the number that papers
/// report.</param>
/// <param name="Median">Median over trajectories of the squared error: a few close encounters make most of the
/// mean.</param>
public sealed record Score(double Mean, double Median)
{
    /// <summary>Compares predicted displacements with the truth.</summary>
    /// <param name="trajectories">What happened.</param>
    /// <param name="displacement">What a model says: N × 3 for each trajectory, from
    /// <see cref="Data.Trajectory.Start"/>.</param>
    public static Score Of(IReadOnlyList<Data.Trajectory> trajectories, Func<Data.Trajectory, double[]> displacement) =>
        Of(trajectories, [.. trajectories.SelectMany(displacement)]);

    /// <summary>Compares predicted displacements, one trajectory after the other, with the truth.</summary>
    public static Score Of(IReadOnlyList<Data.Trajectory> trajectories, double[] displacements)
    {
        var errors = new double[trajectories.Count];
        int next = 0;
        for (int t = 0; t < errors.Length; t++)
        {
            ReadOnlySpan<double> start = trajectories[t].Start,
                end = trajectories[t].End;
            for (int i = 0; i < start.Length; i++)
            {
                double error = start[i] + displacements[next++] - end[i];
                errors[t] += error * error / start.Length;
            }
        }

        double mean = errors.Average();
        Array.Sort(errors);
        return new Score(mean, 0.5 * (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]));
    }
}
