namespace GeoDL.Typed.Algebra;

/// <summary>One nonzero entry of a generator matrix.</summary>
/// <param name="Row">Component of the result, 0 … 2l.</param>
/// <param name="Column">Component of the argument, 0 … 2l.</param>
/// <param name="Value">The exact entry.</param>
public readonly record struct GeneratorEntry(int Row, int Column, Surd Value);
