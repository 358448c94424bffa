using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Molecules.Data;
using GeoDL.Typed.Samples.Molecules.Dynamics;
using GeoDL.Typed.Samples.Molecules.Reports;
using GeoDL.Typed.Samples.Molecules.Training;

namespace GeoDL.Typed.Samples.Molecules.Running;

/// <summary>The sample from end to end: a potential is learned, tested, and moves a molecule.</summary>
/// <param name="options">What is done.</param>
/// <param name="output">Where the report goes.</param>
public sealed class Experiment(ExperimentOptions options, TextWriter output)
{
    private const int Every = 20;

    /// <summary>Runs everything.</summary>
    /// <exception cref="DataFileException">A file cannot be used.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        (MoleculeSet training, MoleculeSet test) = Sets();
        Potential potential = Train(training, cancellation);
        string file = Path.Combine(options.OutputFolder, "potential.safetensors");
        potential.Save(file);
        output.WriteLine();
        output.WriteLine("set                          energy, by atom and by molecule     forces");
        output.WriteLine($"{training.Frames.Count, 4} learned from    {Errors.Of(potential, training.Frames)}");
        output.WriteLine($"{test.Frames.Count, 4} not learned from{Errors.Of(potential, test.Frames)}");
        output.WriteLine($"     mean of training {Constant(test)}");
        string forces = Path.Combine(options.OutputFolder, "forces.png");
        MoleculePlots.SaveForces(forces, test.Frames, potential.Evaluate(test.Frames));
        output.WriteLine($"Potential: {file}, plot: {forces}");
        if (options.Steps == 0)
            return;
        output.WriteLine();
        new DynamicsReport(options.OutputFolder, output).Run(
            potential,
            test.Frames[0],
            new DynamicsOptions(options.Kelvin, options.Steps, Every, options.Seed),
            cancellation
        );
    }

    private (MoleculeSet Training, MoleculeSet Test) Sets()
    {
        if (options.Training is null)
        {
            return (
                MoleculeSet.ShippedTraining(),
                options.Test is null ? MoleculeSet.ShippedTest() : MoleculeSet.Read(options.Test)
            );
        }
        var all = MoleculeSet.Read(options.Training);
        if (options.Test is not null)
            return (all, MoleculeSet.Read(options.Test));
        return all.Draw(Math.Max(1, all.Frames.Count * 4 / 5), options.Seed);
    }

    private Potential Train(MoleculeSet set, CancellationToken cancellation)
    {
        var training = new PotentialTraining(options.Network, set, options.Epochs, options.Seed);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{set.Frames.Count} configurations, {options.Epochs} epochs, "
                    + $"{training.Potential.Net.Parameters.Count} weights; a force of 1 is "
                    + $"{training.Potential.Scales.Unit:0.000} eV/Å."
            )
        );
        var watch = Stopwatch.StartNew();
        int tenth = Math.Max(1, options.Epochs / 10);
        while (training.EpochsDone < training.Epochs)
        {
            double loss = training.RunEpoch(cancellation);
            if (training.EpochsDone % tenth == 0)
            {
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  epoch {training.EpochsDone, 4}: loss {loss:0.00000}, {watch.Elapsed.TotalSeconds:0} s"
                    )
                );
            }
        }

        // A copy of its own: the loan ends with the training.
        using IDisposable? averaged = training.UseAverage();
        return training.Potential.OwnIn(Precision.Single);
    }

    /// <summary>What a potential without forces, whose energies are those of the atoms, would err by.</summary>
    private static string Constant(MoleculeSet test)
    {
        Scales scales = Scales.Of(test);
        double energy = Math.Sqrt(
                test.Frames.Average(f => Math.Pow((f.Energy!.Value - scales.AtomsOf(f)) / f.Count, 2))
            ),
            whole = Math.Sqrt(test.Frames.Average(f => Math.Pow(f.Energy!.Value - scales.AtomsOf(f), 2)));
        return new Errors(1000 * energy, 1000 * whole, 1000 * scales.Unit, test.Frames.Count).ToString();
    }
}
