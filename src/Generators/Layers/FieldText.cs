using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// The terms of a signature for checkpoints. They describe irreps, and a layer whose function depends on which of them
/// are fields also stores the terms.
/// </summary>
internal static class FieldText
{
    /// <summary>The terms without names, <c>4x0 + 8x regular</c>; empty without fields.</summary>
    public static string Of(Signature signature) =>
        signature.HasFields ? string.Join(" + ", signature.Terms.Select(static t => t.Text)) : string.Empty;
}
