namespace GeoDL.Typed.Algebra;

/// <summary>Something wrong in the text of a formula.</summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Start">Where the smallest wrong text starts.</param>
/// <param name="Length">Its length.</param>
/// <param name="Message">What is wrong, why, and what to write instead: three short sentences.</param>
public sealed record TensorFormulaError(TensorFormulaErrorKind Kind, int Start, int Length, string Message);
