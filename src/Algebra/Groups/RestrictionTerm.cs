namespace GeoDL.Typed.Algebra;

/// <summary>One nonzero entry of a change of basis: y_Row += Value · x_Column.</summary>
/// <param name="Row">Component of the parts, counted over all of them.</param>
/// <param name="Column">Component of the irrep.</param>
/// <param name="Value">The exact entry.</param>
public readonly record struct RestrictionTerm(int Row, int Column, Surd Value);
