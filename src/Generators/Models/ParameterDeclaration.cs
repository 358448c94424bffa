namespace GeoDL.Typed.Generators.Models;

/// <summary>A parameter as the implementing part repeats it.</summary>
/// <param name="Modifiers"><c>in </c>, <c>scoped </c>, … with a space after it, or empty.</param>
/// <param name="Type">The type, fully qualified.</param>
/// <param name="Name">The name, escaped if it is a keyword.</param>
public sealed record ParameterDeclaration(string Modifiers, string Type, string Name);
