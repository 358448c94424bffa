namespace GeoDL.Typed.Samples.Potentials.Network;

/// <summary>
/// nequix-mp-1 (Koker and Smidt, 2025; MIT): an energy for any arrangement of 89 elements, of the kind of NequIP. Four
/// rounds in which atoms hear of their neighbours within 6 Å, then a number for each atom.
/// </summary>
[EquivariantModel]
public sealed partial class NequixMp1
{
    [Module]
    private partial FirstInteraction First { get; }

    [Module(Repeat = 2)]
    private partial IReadOnlyList<HiddenInteraction> Middle { get; }

    [Module]
    private partial LastInteraction Last { get; }

    [Linear]
    private partial Energy Read(Invariants x);

    /// <summary>The energy of each element's atom alone: weights that training would leave as they are.</summary>
    [Linear]
    private partial Energy Isolated(Atom atom);

    /// <summary>
    /// The energy of each atom, in eV. Who adds them up does so in double: in float, the energy of a hundred atoms
    /// would be rounded to 10⁻⁴ eV.
    /// </summary>
    public Energy Forward(PointCloud<Atom> structure)
    {
        Neighbourhood edges = structure.Edges;
        Hidden x = First.Forward(edges, structure.Features);
        foreach (HiddenInteraction interaction in Middle)
            x = interaction.Forward(edges, x);
        Energy bond =
            NequixConstants.Scale * Read(Last.Forward(edges, x))
            + Energy.From(Scalars.Zeros(x) + NequixConstants.Shift);
        return bond + Isolated(structure.Features);
    }
}
