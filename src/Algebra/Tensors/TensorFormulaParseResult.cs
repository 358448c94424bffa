namespace GeoDL.Typed.Algebra;

/// <summary>A formula, or everything that is wrong with its text.</summary>
/// <param name="Formula">The formula; null if there are errors.</param>
/// <param name="Errors">Every error, in the order of the text.</param>
public sealed record TensorFormulaParseResult(TensorFormula? Formula, IReadOnlyList<TensorFormulaError> Errors);
