namespace GeoDL.Typed.Algebra;

/// <summary>A coefficient of a function of a window after folding.</summary>
/// <param name="X">Samples to the right of the centre, 0 or more.</param>
/// <param name="Y">Samples above the centre, 0 or more.</param>
/// <param name="Coefficient">The function there; not zero.</param>
public readonly record struct FoldEntry(int X, int Y, double Coefficient);
