using GeoDL.Typed.Samples.NBody.Data;

namespace GeoDL.Typed.Samples.NBody.Simulation;

/// <summary>Draws initial states and follows them: the "nbody_small" setting of EGNN and SEGNN.</summary>
/// <remarks>
/// Five particles, charges ±1, normal positions, velocities of length 0.5 in random directions. Frame k is the state
/// after 100(k+1) steps.
/// Particles beyond ±5 at the start (5 sigma) are reflected there, once.
/// </remarks>
public static class TrajectorySimulator
{
    /// <summary>Particles of a trajectory.</summary>
    public const int Particles = 5;

    private const int StepsPerFrame = 100;
    private const double InitialSpeed = 0.5,
        HalfBox = 5.0;

    /// <summary>The steps at which a frame is the state.</summary>
    public static int StepOf(int frame) => StepsPerFrame * (frame + 1);

    /// <summary>The initial state that a seed fixes.</summary>
    public static ChargedSystem Draw(ulong seed)
    {
        var random = new RandomStream(seed);
        double[] charges = new double[Particles],
            positions = new double[3 * Particles],
            velocities = new double[3 * Particles];
        for (int i = 0; i < Particles; i++)
            charges[i] = random.Uniform() < 0.5 ? -1.0 : 1.0;

        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = random.Normal();
            velocities[i] = random.Normal();
        }

        for (int i = 0; i < velocities.Length; i += 3)
        {
            Span<double> v = velocities.AsSpan(i, 3);
            double scale = InitialSpeed / Math.Sqrt((v[0] * v[0]) + (v[1] * v[1]) + (v[2] * v[2]));
            for (int axis = 0; axis < 3; axis++)
            {
                v[axis] *= scale;
                if (Math.Abs(positions[i + axis]) > HalfBox)
                {
                    double side = Math.Sign(positions[i + axis]);
                    positions[i + axis] = (2 * side * HalfBox) - positions[i + axis];
                    v[axis] = -side * Math.Abs(v[axis]);
                }
            }
        }

        return new ChargedSystem(positions, velocities, charges);
    }

    /// <summary>A trajectory with the frames that a data set keeps.</summary>
    public static Trajectory Simulate(ulong seed)
    {
        ChargedSystem system = Draw(seed);
        double[][] positions = new double[Trajectory.Frames.Length][],
            velocities = new double[Trajectory.Frames.Length][];
        int step = 0;
        for (int k = 0; k < Trajectory.Frames.Length; k++)
        {
            system.Advance(StepOf(Trajectory.Frames[k]) - step);
            step = StepOf(Trajectory.Frames[k]);
            positions[k] = system.Positions.ToArray();
            velocities[k] = system.Velocities.ToArray();
        }

        return new Trajectory(positions, velocities, system.Charges.ToArray());
    }

    /// <summary>Many trajectories, on as many threads; trajectory i depends on the seed and on i alone.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Fixes all of them.</param>
    /// <param name="threads">Threads at most; 0 takes as many as there are processors.</param>
    /// <param name="cancellation">Ends the simulation between two trajectories, with an
    /// <see cref="OperationCanceledException"/>.</param>
    public static Trajectory[] SimulateMany(
        int count,
        ulong seed,
        int threads = 0,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var trajectories = new Trajectory[count];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        Parallel.For(0, count, options, i => trajectories[i] = Simulate(RandomStream.DeriveSeed(seed, (ulong)i)));
        return trajectories;
    }
}
