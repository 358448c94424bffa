namespace GeoDL.Typed.Algebra;

/// <summary>The result of sorting a list of blocks.</summary>
/// <param name="Irreps">The sorted blocks.</param>
/// <param name="Permutation">For each old block its new place.</param>
/// <param name="Inverse">For each new place the old block.</param>
public sealed record SortedIrreps(Irreps Irreps, IReadOnlyList<int> Permutation, IReadOnlyList<int> Inverse);
