namespace GeoDL.Typed.Generators.Models;

/// <summary>The type that gets generated members, as the user declared it, and what encloses it.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="OuterHeaders">Headers of enclosing types, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Header">The header of the type itself: <c>partial class GalaxyNet</c>.</param>
/// <param name="Name">The name, escaped if it is a keyword.</param>
/// <param name="FullName">The name with namespace and enclosing types, in readable form.</param>
/// <param name="HintName">The name of the generated file, without its suffix.</param>
public sealed record TypeContext(
    string Namespace,
    EquatableArray<string> OuterHeaders,
    string Header,
    string Name,
    string FullName,
    string HintName
)
{
    /// <summary>Whether the user marked the type as generated code, which its other parts may not repeat.</summary>
    public bool IsMarked { get; init; }
}
