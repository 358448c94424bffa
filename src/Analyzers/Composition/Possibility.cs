using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>A signature that a value may have, and its origin.</summary>
/// <param name="Signature">The signature, its blocks as they are laid out.</param>
/// <param name="Giver">Its origin, as messages name it: <c>'Embed'</c>, <c>parameter 'x'</c>.</param>
/// <param name="Place">Where the origin is in the source.</param>
internal sealed record Possibility(Signature Signature, string Giver, Location Place)
{
    /// <summary>
    /// Whether the blocks are the same, one by one: stricter than equality of signatures, as <c>Select</c> counts
    /// blocks.
    /// </summary>
    public bool IsSame(Possibility other) =>
        Signature.Group == other.Signature.Group && Signature.Irreps == other.Signature.Irreps;
}
