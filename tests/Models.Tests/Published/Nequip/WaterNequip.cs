namespace GeoDL.Typed.Models.Tests.Published.Nequip;

/// <summary>
/// A NequIP (Batzner et al., 2101.03164) for water, which a program of molecular dynamics is tested with: four rounds
/// in which atoms hear of their neighbours within 5 Å, features of both parities, and the repulsion of nuclei.
/// </summary>
[EquivariantModel]
public sealed partial class WaterNequip
{
    /// <summary>Numbers of a type: the atom at first, and what its own features are multiplied by in each
    /// round.</summary>
    [Linear]
    internal partial Invariants Embed(WaterAtom atom);

    [Module]
    internal partial FirstInteraction First { get; }

    [Module]
    internal partial SecondInteraction Second { get; }

    [Module]
    internal partial ThirdInteraction Third { get; }

    [Module]
    internal partial LastInteraction Last { get; }

    [Module]
    internal partial WaterRepulsion Repulsion { get; }

    [Linear]
    private partial AtomEnergy Read(Invariants x);

    /// <summary>The energy's unit, by type.</summary>
    [Linear(Species = 2)]
    private partial AtomEnergy Scale(AtomEnergy energy, Labels types);

    /// <summary>The energy of an atom alone, by type.</summary>
    [Linear]
    private partial AtomEnergy Shift(WaterAtom atom);

    /// <summary>The energy of each atom without the repulsion of nuclei, in eV.</summary>
    internal AtomEnergy Bond(PointCloud<WaterAtom> structure, Labels types)
    {
        Neighbourhood edges = structure.Edges;
        Invariants type = Embed(structure.Features);
        Polar polar = First.Activate(First.Hear(edges, type));
        Axial axial = Second.Activate(Second.Hear(edges, polar, type));
        Chiral chiral = Third.Activate(Third.Hear(edges, axial, type));
        Invariants last = Last.Activate(Last.Hear(edges, chiral, type));
        return Scale(Read(last), types) + Shift(structure.Features);
    }

    /// <summary>The energy of each atom, in eV.</summary>
    public AtomEnergy Forward(PointCloud<WaterAtom> structure, Labels types) =>
        Bond(structure, types) + Repulsion.Forward(structure.Edges, structure.Batch, types);
}
