namespace GeoDL.Typed.Algebra;

/// <summary>One term Coefficient · x^X · y^Y · z^Z of a polynomial.</summary>
/// <param name="X">Exponent of x.</param>
/// <param name="Y">Exponent of y.</param>
/// <param name="Z">Exponent of z.</param>
/// <param name="Coefficient">The exact coefficient.</param>
public readonly record struct Monomial(int X, int Y, int Z, Surd Coefficient);
