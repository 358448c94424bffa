namespace GeoDL.Typed.Algebra;

/// <summary>A signature, or everything that is wrong with its text.</summary>
/// <param name="Signature">The signature; null if there are errors.</param>
/// <param name="Errors">Every error, in the order of the text.</param>
public sealed record SignatureParseResult(Signature? Signature, IReadOnlyList<SignatureError> Errors);
