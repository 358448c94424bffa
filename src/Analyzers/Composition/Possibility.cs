using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>A signature that a value may have, and where it got it.</summary>
/// <param name="Signature">The signature, its blocks as they are laid out.</param>
/// <param name="Giver">Who gave it, as messages say it: <c>'Embed'</c>, <c>parameter 'x'</c>.</param>
/// <param name="Place">Where that stands.</param>
internal sealed record Possibility(Signature Signature, string Giver, Location Place)
{
    /// <summary>
    /// Whether the blocks are the same, one by one: stricter than equality of signatures, as <c>Select</c> counts
    /// blocks.
    /// </summary>
    public bool IsSame(Possibility other) =>
        Signature.Group == other.Signature.Group && Signature.Irreps == other.Signature.Irreps;
}
