using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Completion;

/// <summary>A change of a set of characters.</summary>
public readonly struct CharacterSetModificationRule
{
    private readonly ImmutableArray<char> _characters;

    private CharacterSetModificationRule(ImmutableArray<char> characters) => _characters = characters;

    /// <summary>The characters.</summary>
    public ImmutableArray<char> Characters => _characters;

    /// <summary>Makes a change.</summary>
    public static CharacterSetModificationRule Create(
        CharacterSetModificationKind kind,
        ImmutableArray<char> characters
    ) => throw null!;
}
