using System.Globalization;
using GeoDL.Typed.Samples.Molecules.Dynamics;
using GeoDL.Typed.Samples.Molecules.Reports;
using GeoDL.Typed.Samples.Molecules.Training;

namespace GeoDL.Typed.Samples.Molecules.Running;

/// <summary>Runs dynamics at constant energy, and writes what comes of it.</summary>
/// <param name="folder">For trajectory, table and plot.</param>
/// <param name="output">Where the report goes.</param>
public sealed class DynamicsReport(string folder, TextWriter output)
{
    /// <summary>Runs and reports.</summary>
    /// <param name="potential">Gives the forces; double precision is taken whatever it has.</param>
    /// <param name="start">Where the atoms begin.</param>
    /// <param name="options">How long, how warm.</param>
    /// <param name="cancellation">Ends it.</param>
    public DynamicsRun Run(
        IForceField potential,
        AtomFrame start,
        DynamicsOptions options,
        CancellationToken cancellation = default
    )
    {
        DynamicsRun run = DynamicsRun.Of(
            potential.In(Precision.Double),
            start,
            options,
            new ConsoleProgress("steps", options.Steps),
            cancellation
        );
        string trajectory = Path.Combine(folder, "trajectory.xyz"),
            table = Path.Combine(folder, "dynamics.csv"),
            plot = Path.Combine(folder, "dynamics.png");
        Directory.CreateDirectory(folder);
        ExtendedXyz.Write(trajectory, run.Frames);
        AtomicFile.Write(
            table,
            stream =>
            {
                using var writer = new StreamWriter(stream);
                writer.WriteLine("time_fs,energy_eV,temperature_K,momentum,angular_momentum");
                foreach (Moment m in run.Moments)
                {
                    writer.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{m.Time:R},{m.Energy:R},{m.Temperature:R},{m.Momentum:R},{m.AngularMomentum:R}"
                        )
                    );
                }
            }
        );
        MoleculePlots.SaveDynamics(plot, run);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                Dynamics at constant energy: {options.Steps} steps of {options.Step} fs, {run.Moments[^1].Time
                    / 1000:0.##} ps in {run.Seconds:0.0} s ({1000 * run.Seconds / Math.Max(1, options.Steps):0.00} ms a step), neighbours searched {run.Searches} times
                  mean temperature             {run.Moments.Average(static m => m.Temperature), 10:0.0} K
                  drift of the energy          {run.Drift, 10:0.0000} meV/atom
                  farthest from its start      {run.LargestDeviation, 10:0.0000} meV/atom
                  momentum, relative           {run.Moments.Max(static m => m.Momentum), 10:0.0e+0}
                  angular momentum, relative   {run.Moments.Max(static m => m.AngularMomentum), 10:0.0e+0}
                Trajectory: {trajectory}, table: {table}, plot: {plot}
                """
            )
        );
        return run;
    }
}
