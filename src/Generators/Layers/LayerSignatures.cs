using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>The signatures of a layer's operands and result.</summary>
/// <param name="Operands">The signatures of the operands; given weights come last.</param>
/// <param name="Result">The signature of the result.</param>
public sealed record LayerSignatures(IReadOnlyList<Signature> Operands, Signature Result)
{
    /// <summary>The first operand.</summary>
    public Signature Input => Operands[0];

    /// <summary>
    /// The model's group, which is that of all signatures, but for the operand of a restriction, and where a kernel of
    /// SO(3) is written as one of O(3) with even irreps.
    /// </summary>
    public SymmetryGroup Group { get; init; } = Result.Group;

    /// <summary>The signatures of a layer without faults.</summary>
    public static LayerSignatures Of(LayerDeclaration layer) =>
        new([.. layer.Operands.Select(static o => o.Parse())], layer.Result!.Parse());

    /// <summary>The first operand and the result, in readable form.</summary>
    internal string Arrow => $"{Input} → {Result}";
}
