namespace GeoDL.Typed.Models.Tests.Published;

/// <summary>
/// The repulsion of two nuclei behind their electrons (Ziegler, Biersack and Littmark), of hydrogen and oxygen, as
/// NequIP and Allegro have it: the envelope ends at the radius of the edges. It has no weights.
/// </summary>
[EquivariantModel]
public sealed partial class WaterRepulsion
{
    /// <summary>Half of e²/(4πε₀), in eV Å, as the files state it.</summary>
    internal const double Coulomb = 7.1998225;

    /// <summary>Lengths are in units of this over Z^0.23 + Z^0.23, in Å.</summary>
    private const double ScreeningLength = 0.4685;

    /// <summary>The atomic numbers, in the order of the types.</summary>
    internal static readonly double[] Charges = [1, 8];

    private static readonly double[] Screens = [1, Math.Pow(8, 0.23)];

    /// <summary>Half of each pair's energy for each of its atoms, in eV.</summary>
    public AtomEnergy Forward(Neighbourhood edges, Batch batch, Labels types)
    {
        Scalars charge = batch.Lookup(types, Charges),
            screen = batch.Lookup(types, Screens),
            length = edges.Lengths;
        Scalars screening = (length * (edges.Sender(screen) + edges.Receiver(screen)) / ScreeningLength).Map(static x =>
            (0.02817 * Real.Exp(-0.20162 * x))
            + (0.28022 * Real.Exp(-0.4029 * x))
            + (0.50986 * Real.Exp(-0.94229 * x))
            + (0.18175 * Real.Exp(-3.1998 * x))
        );
        Scalars pair = edges.Sender(charge) * edges.Receiver(charge) / length;
        return AtomEnergy.From(edges.Sum(Coulomb * pair * screening * edges.Envelope(exponent: 6)));
    }
}
