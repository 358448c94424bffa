using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>One nonzero entry m(k,i) = Σ_j C_ijk y_j of a coupling whose second operand is folded in.</summary>
/// <param name="Index">Its place among the nonzero entries.</param>
/// <param name="K">Component of the result.</param>
/// <param name="I">Component of the first operand.</param>
/// <param name="Terms">The terms of the sum over j.</param>
internal sealed record FoldedEntry(int Index, int K, int I, IReadOnlyList<CouplingTerm> Terms);
