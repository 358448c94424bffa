using System.Globalization;

namespace GeoDL.Typed.Samples.Molecules.Training;

/// <summary>How far a potential is from what was computed: roots of mean squares.</summary>
/// <param name="Energy">Of energies, in meV an atom.</param>
/// <param name="EnergyOfMolecule">Of energies, in meV a molecule.</param>
/// <param name="Force">Of the components of forces, in meV/Å; null where none are known.</param>
/// <param name="Molecules">Configurations.</param>
public sealed record Errors(double Energy, double EnergyOfMolecule, double? Force, int Molecules)
{
    private const double Milli = 1000;

    /// <summary>Compares.</summary>
    /// <param name="potential">What is measured.</param>
    /// <param name="frames">Configurations with energies and forces.</param>
    public static Errors Of(IForceField potential, IReadOnlyList<AtomFrame> frames) =>
        Between(frames, potential.Evaluate(frames));

    /// <summary>Compares what was found with what is true.</summary>
    /// <param name="frames">Configurations with energies and forces.</param>
    /// <param name="answers">What was found of each.</param>
    public static Errors Between(IReadOnlyList<AtomFrame> frames, IReadOnlyList<AtomFrame> answers)
    {
        double byAtom = 0,
            whole = 0,
            forces = 0;
        long components = 0;
        foreach ((AtomFrame truth, AtomFrame found) in frames.Zip(answers))
        {
            double off = found.Energy!.Value - truth.Energy!.Value;
            whole += off * off;
            byAtom += off * off / truth.Count / truth.Count;
            if (truth.Forces is not { } known)
                continue;
            foreach ((double f, double t) in found.Forces!.Zip(known))
                forces += (f - t) * (f - t);
            components += known.Length;
        }

        return new Errors(
            Milli * Math.Sqrt(byAtom / frames.Count),
            Milli * Math.Sqrt(whole / frames.Count),
            components > 0 ? Milli * Math.Sqrt(forces / components) : null,
            frames.Count
        );
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Energy, 8:0.00} meV/atom {EnergyOfMolecule, 9:0.0} meV"
                + $"{(Force is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {Force, 9:0.0} meV/Å"))}"
        );
}
