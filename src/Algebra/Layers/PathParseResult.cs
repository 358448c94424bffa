namespace GeoDL.Typed.Algebra;

/// <summary>A path, or everything that is wrong with its text.</summary>
/// <param name="Path">The path; null if there are faults.</param>
/// <param name="Faults">Every fault, in the order of the text.</param>
public sealed record PathParseResult(TensorProductPath? Path, IReadOnlyList<PathFault> Faults);
