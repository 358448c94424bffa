using System.Collections.Immutable;

namespace GeoDL.Typed.Witness;

/// <summary>A type that was read from metadata.</summary>
/// <param name="Text">The type as text.</param>
/// <param name="Head">What it is an instance of, see <see cref="SymbolText.Head"/>.</param>
/// <param name="Typed">The text of the first typed type in it; null if there is none.</param>
internal sealed record SeenType(string Text, string Head, string? Typed)
{
    /// <summary>The type arguments of an instance, those of outer types first.</summary>
    public ImmutableArray<SeenType> Arguments { get; init; } = [];

    /// <summary>Whether it is an array.</summary>
    public bool IsArray => Text.EndsWith(']');

    /// <summary>The name without the assembly.</summary>
    public string Bare => Head[(Head.IndexOf(']', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether the only thing typed about it is that it is, or takes and gives, numbers of a lambda.</summary>
    public bool IsReal => Typed == TypedTypes.Real;

    /// <summary>
    /// Whether the compiler made the type up: no identifier of the language begins like that, but those of types that
    /// are local to a file.
    /// </summary>
    public bool IsMadeUp => MadeUp.Is(Bare[(Bare.LastIndexOfAny(['+', '.']) + 1)..]);

    /// <summary>The innermost name.</summary>
    public string Name =>
        Bare[(Bare.LastIndexOf('+') + 1)..] is var name && name.StartsWith('<')
            ? name
            : name[(name.LastIndexOf('.') + 1)..];
}
