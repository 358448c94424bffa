namespace GeoDL.Typed.Generators.Models;

/// <summary>A named block of a feature struct.</summary>
/// <param name="Name">The member's name, <c>LogMass</c>.</param>
/// <param name="BlockName">The name in the signature, <c>logMass</c>.</param>
/// <param name="Block">The block's own signature, <c>1o</c>; empty if it cannot be read.</param>
/// <param name="Index">The number of the block; of a field, of its first.</param>
/// <param name="Count">The number of blocks: more than one for a field.</param>
/// <param name="Kind">Which runtime type the member has.</param>
public sealed record FeatureMember(
    string Name,
    string BlockName,
    string Block,
    int Index,
    int Count,
    FeatureMemberKind Kind
)
{
    /// <summary>The member of a term that has a name.</summary>
    public static FeatureMember Of(Algebra.SignatureTerm term) =>
        new(
            term.MemberName!,
            term.Name!,
            term.Text,
            term.First,
            term.Count,
            term.Irreps is [{ IsScalar: true }] ? FeatureMemberKind.Scalars
                : term.Irreps is [{ IsPseudoScalar: true }] ? FeatureMemberKind.PseudoScalars
                : FeatureMemberKind.Features
        );
}
