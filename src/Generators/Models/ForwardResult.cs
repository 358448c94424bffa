namespace GeoDL.Typed.Generators.Models;

/// <summary>One result of <c>Forward</c>.</summary>
/// <param name="Feature">The feature type, fully qualified.</param>
/// <param name="Rows">The table of rows that it is copied to.</param>
public sealed record ForwardResult(string Feature, string Rows);
