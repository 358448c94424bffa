using GeoDL.Typed.Samples.Molecules.Training;

namespace GeoDL.Typed.Samples.Molecules.Dynamics;

/// <summary>What is kept of a moment.</summary>
/// <param name="Time">fs.</param>
/// <param name="Energy">Kinetic and potential energy, in eV.</param>
/// <param name="Temperature">Kelvin.</param>
/// <param name="Momentum">The largest component, over the sum of the absolute momenta.</param>
/// <param name="AngularMomentum">The same of the angular momentum, over the sum of |m x × v| of the atoms.</param>
public sealed record Moment(double Time, double Energy, double Temperature, double Momentum, double AngularMomentum);

/// <summary>Molecular dynamics of a molecule, and what it keeps.</summary>
/// <param name="Moments">From the start on, at even distances.</param>
/// <param name="Frames">The atoms then.</param>
/// <param name="Atoms">How many atoms there are.</param>
/// <param name="Searches">How often neighbours were searched.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record DynamicsRun(
    IReadOnlyList<Moment> Moments,
    IReadOnlyList<AtomFrame> Frames,
    int Atoms,
    long Searches,
    double Seconds
)
{
    private const double Milli = 1000;

    /// <summary>
    /// The change of the energy over the run by a straight line through all moments, in meV an atom: what a step adds
    /// and takes away again is not in it.
    /// </summary>
    public double Drift
    {
        get
        {
            double time = Moments.Average(static m => m.Time),
                energy = Moments.Average(static m => m.Energy);
            if (Moments.Count < 2)
                return 0;
            double slope =
                Moments.Sum(m => (m.Time - time) * (m.Energy - energy))
                / Moments.Sum(m => (m.Time - time) * (m.Time - time));
            return Milli * slope * (Moments[^1].Time - Moments[0].Time) / Atoms;
        }
    }

    /// <summary>The farthest that the energy was from its start, in meV an atom.</summary>
    public double LargestDeviation => Milli * Moments.Max(m => Math.Abs(m.Energy - Moments[0].Energy)) / Atoms;

    /// <summary>Runs.</summary>
    /// <param name="potential">Gives the forces.</param>
    /// <param name="start">Where the atoms begin.</param>
    /// <param name="options">How long, how warm.</param>
    /// <param name="progress">Told the steps that are done.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    public static DynamicsRun Of(
        IForceField potential,
        AtomFrame start,
        DynamicsOptions options,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var motion = new VelocityVerlet(potential, start, options.Kelvin, options.Step, options.Seed);
        List<Moment> moments = [];
        List<AtomFrame> frames = [];
        for (int step = 0; step <= options.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (step > 0)
                motion.Step();
            if (step % options.Every != 0)
                continue;
            moments.Add(MomentOf(motion));
            frames.Add(
                new AtomFrame(motion.Frame.Species, motion.Frame.Positions, motion.Frame.Cell)
                {
                    Energy = motion.Frame.Energy,
                    Forces = motion.Frame.Forces,
                    Columns = new Dictionary<string, double[]> { ["velocities"] = [.. motion.Velocities] },
                    Notes = new Dictionary<string, string>
                    {
                        ["time_fs"] = motion.Time.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                    },
                }
            );
            if (step > 0)
                progress?.Report(step);
        }

        return new DynamicsRun(moments, frames, start.Count, motion.Searches, watch.Elapsed.TotalSeconds);
    }

    private static Moment MomentOf(VelocityVerlet motion)
    {
        double[] p = motion.Momentum,
            l = motion.AngularMomentum;
        (double sizeP, double sizeL) = motion.Sizes;
        return new Moment(
            motion.Time,
            motion.Energy,
            motion.Temperature,
            sizeP > 0 ? p.Max(Math.Abs) / sizeP : 0,
            sizeL > 0 ? l.Max(Math.Abs) / sizeL : 0
        );
    }
}

/// <summary>How a dynamics goes.</summary>
/// <param name="Kelvin">The temperature of the first velocities.</param>
/// <param name="Steps">How many steps.</param>
/// <param name="Every">Every how many steps a moment is kept.</param>
/// <param name="Seed">Fixes the first velocities.</param>
/// <param name="Step">fs a step.</param>
public sealed record DynamicsOptions(double Kelvin, int Steps, int Every, ulong Seed, double Step = 0.5);
