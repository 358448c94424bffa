namespace GeoDL.Typed.Algebra;

/// <summary>A bias on a block of <c>0e</c>: one number per copy, added without a factor.</summary>
/// <param name="Out">The block of the result.</param>
/// <param name="Count">The number of copies.</param>
/// <param name="Offset">Where the numbers start in the flat bias vector.</param>
public sealed record LinearBias(int Out, int Count, int Offset);
