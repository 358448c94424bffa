namespace GeoDL.Typed.Algebra;

/// <summary>An irrep as a subgroup sees it: a sum of its irreps, and the exact change of basis.</summary>
/// <param name="Parts">The subgroup's irreps, one after another.</param>
/// <param name="Terms">The nonzero entries of the orthogonal matrix from the irrep's components to those of the parts.
/// </param>
public sealed record RestrictedIrrep(IReadOnlyList<Irrep> Parts, IReadOnlyList<RestrictionTerm> Terms);
