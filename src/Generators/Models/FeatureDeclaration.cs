using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Models;

/// <summary>A feature struct, as declared by <c>[Irreps]</c> on a struct.</summary>
/// <param name="Type">The struct.</param>
/// <param name="Signature">The signature text as written.</param>
/// <param name="Group">The group of the signature.</param>
/// <param name="Members">Members for the named blocks.</param>
/// <param name="HasSummary">Whether the user wrote a summary, so that the signature is put into remarks.</param>
/// <param name="IsValid">Whether the signature can be read; otherwise any use at run time throws.</param>
public sealed record FeatureDeclaration(
    TypeContext Type,
    string Signature,
    SymmetryGroup Group,
    EquatableArray<FeatureMember> Members,
    bool HasSummary,
    bool IsValid
)
{
    /// <summary>The member of the runtime's enumeration; empty for the default.</summary>
    public string Polarisation { get; init; } = string.Empty;
}
