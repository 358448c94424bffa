namespace GeoDL.Typed.Generators.Reading;

/// <summary>The names of a space's types in the runtime.</summary>
/// <param name="Cloud">What holds features; generic.</param>
/// <param name="Relation">How its rows are related.</param>
/// <param name="Positions">Where they are.</param>
/// <param name="IsInPlane">Whether it is two-dimensional.</param>
public readonly record struct SpaceNames(string Cloud, string Relation, string Positions, bool IsInPlane);
