namespace GeoDL.Typed.Generators.Models;

/// <summary>A named block of a feature struct.</summary>
/// <param name="Name">The member's name, <c>LogMass</c>.</param>
/// <param name="BlockName">The name in the signature, <c>logMass</c>.</param>
/// <param name="Block">The block's own signature, <c>1o</c>; empty if it cannot be read.</param>
/// <param name="Index">The number of the block.</param>
/// <param name="Kind">Which runtime type the member has.</param>
public sealed record FeatureMember(string Name, string BlockName, string Block, int Index, FeatureMemberKind Kind)
{
    /// <summary>The member of a block that has a name.</summary>
    public static FeatureMember Of(Algebra.Block block, int index) =>
        new(
            block.MemberName!,
            block.Name!,
            new Algebra.Block(null, block.MulIrrep).ToString(),
            index,
            block.Irrep.IsScalar ? FeatureMemberKind.Scalars
                : block.Irrep.IsPseudoScalar ? FeatureMemberKind.PseudoScalars
                : FeatureMemberKind.Features
        );
}
