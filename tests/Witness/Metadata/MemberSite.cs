using System.Collections.Immutable;

namespace GeoDL.Typed.Witness;

/// <summary>A method or field that an instruction names, with what stands for its type parameters there.</summary>
/// <param name="Key">Its definition, see <see cref="SymbolText"/>.</param>
/// <param name="Declaring">The type that it is named in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">The type arguments of a method.</param>
/// <param name="Signature">The types of parameters and result, or of the field.</param>
/// <param name="IsField">Whether it is a field.</param>
internal sealed record MemberSite(
    string Key,
    SeenType Declaring,
    string Name,
    ImmutableArray<SeenType> Arguments,
    ImmutableArray<SeenType> Signature,
    bool IsField
)
{
    /// <summary>The name as findings have it.</summary>
    public string Text => Declaring.Text + Key[Key.IndexOf("::", StringComparison.Ordinal)..];

    /// <summary>The parameters alone, as they stand in the key; empty for a field.</summary>
    public string Parameters => Key[(Key.IndexOf("::", StringComparison.Ordinal) + 2 + Name.Length)..];

    /// <summary>What typed type it touches; null for none.</summary>
    public string? Typed => SignatureReader.First([.. Signature, .. Arguments, Declaring]);
}
