namespace GeoDL.Typed.Algebra;

/// <summary>Something wrong with a path of a tensor product.</summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Start">Where the wrong text starts in the path's text.</param>
/// <param name="Length">Its length.</param>
/// <param name="Message">What is wrong, why, and what to write instead: three short sentences.</param>
public sealed record PathFault(PathFaultKind Kind, int Start, int Length, string Message);
