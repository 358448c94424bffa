namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>Atoms as networks take them.</summary>
/// <param name="Positions">x, y, z of each atom, in Å.</param>
/// <param name="Species">The place of each atom's element among those of the potential.</param>
/// <param name="Neighbours">The edges.</param>
/// <param name="Cell">The cell; open space where ghosts stand for images.</param>
/// <param name="Own">How many atoms, from the first, add to the energy; the others are ghosts.</param>
internal sealed record PlacedAtoms(double[] Positions, int[] Species, NeighbourList Neighbours, Cell Cell, int Own)
{
    /// <summary>Whether some atoms are ghosts.</summary>
    public bool HasGhosts => Own < Species.Length;

    /// <summary>0 for atoms that add to the energy, 1 for ghosts.</summary>
    public int[] Ghosts => [.. Enumerable.Range(0, Species.Length).Select(atom => atom < Own ? 0 : 1)];
}
