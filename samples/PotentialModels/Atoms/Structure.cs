namespace GeoDL.Typed.Samples.Potentials.Atoms;

/// <summary>Atoms: which elements, where, and in what cell.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="AtomicNumbers">The element of each atom.</param>
/// <param name="Positions">x, y, z of each atom, in Å.</param>
/// <param name="Cell">The cell, in Å; open space by default.</param>
public sealed record Structure(string Name, int[] AtomicNumbers, double[] Positions, Cell Cell = default)
{
    /// <summary>Number of atoms.</summary>
    public int Count => AtomicNumbers.Length;

    /// <summary>As it is written, like Sr Ti O3.</summary>
    public string Formula =>
        string.Join(
            ' ',
            AtomicNumbers
                .GroupBy(static z => z)
                .Select(static g => Element.Symbol(g.Key) + (g.Count() > 1 ? $"{g.Count()}" : string.Empty))
        );

    /// <summary>The same atoms elsewhere.</summary>
    public Structure At(double[] positions) => this with { Positions = positions };
}
