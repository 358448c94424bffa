using GeoDL.Typed.Samples.Potentials.Network;

namespace GeoDL.Typed.Samples.Potentials.Mace;

/// <summary>
/// The repulsion of two nuclei behind their electrons (Ziegler, Biersack and Littmark), which ends where covalent
/// radii touch. It has no weights.
/// </summary>
[EquivariantModel]
public sealed partial class PairRepulsion
{
    /// <summary>e²/(4πε₀), in eV Å.</summary>
    private const double Coulomb = 14.3996;

    /// <summary>Lengths are in units of this over Z^0.3 + Z^0.3, in Å: a factor of Bohr's radius.</summary>
    private const double ScreeningLength = 0.4543 * 0.529;

    private static readonly double[] Charges = [1, 6, 8];

    private static readonly double[] Screens = [1, Math.Pow(6, 0.3), Math.Pow(8, 0.3)];

    /// <summary>Covalent radii, in Å.</summary>
    private static readonly double[] Radii = [0.31, 0.76, 0.66];

    /// <summary>Half of each pair's energy for each of its atoms, in eV.</summary>
    public Energy Forward(Neighbourhood edges, Batch batch, Labels species)
    {
        Scalars charge = batch.Lookup(species, Charges),
            screen = batch.Lookup(species, Screens),
            radius = batch.Lookup(species, Radii),
            length = edges.Lengths;
        Scalars screening = (length * (edges.Sender(screen) + edges.Receiver(screen)) / ScreeningLength).Map(static x =>
            (0.1818 * Real.Exp(-3.2 * x))
            + (0.5099 * Real.Exp(-0.9423 * x))
            + (0.2802 * Real.Exp(-0.4028 * x))
            + (0.02817 * Real.Exp(-0.2016 * x))
        );
        Scalars envelope = (length / (edges.Sender(radius) + edges.Receiver(radius))).Map(static u =>
            u < 1 ? 1 - (Real.Pow(u, 5) * (21 - (u * (35 - (15 * u))))) : 0
        );
        Scalars pair = edges.Sender(charge) * edges.Receiver(charge) / length;
        return Energy.From(edges.Sum(0.5 * Coulomb * pair * screening * envelope));
    }
}
