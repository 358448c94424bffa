namespace GeoDL.Typed.Samples.NBody.Data;

/// <summary>One trajectory, at the frames that the data sets keep.</summary>
/// <param name="Positions">For each of <see cref="Frames"/>, N × 3.</param>
/// <param name="Velocities">For each of <see cref="Frames"/>, N × 3.</param>
/// <param name="Charges">N.</param>
public sealed record Trajectory(double[][] Positions, double[][] Velocities, double[] Charges)
{
    private const int InputFrame = 2,
        TargetFrame = 3;

    /// <summary>
    /// The frames kept: the task of EGNN goes from 30 to 40, its variant out of the training distribution from 20 to
    /// 30.
    /// </summary>
    public static ReadOnlySpan<int> Frames => [0, 20, 30, 40];

    /// <summary>Number of particles.</summary>
    public int Count => Charges.Length;

    /// <summary>Where the particles are when they are shown to a model, N × 3.</summary>
    public ReadOnlySpan<double> Start => Positions[InputFrame];

    /// <summary>How they move then, N × 3.</summary>
    public ReadOnlySpan<double> StartVelocities => Velocities[InputFrame];

    /// <summary>Where they are 1000 steps later, after one unit of time, N × 3.</summary>
    public ReadOnlySpan<double> End => Positions[TargetFrame];
}
