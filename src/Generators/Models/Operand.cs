using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Models;

/// <summary>A typed operand or result of a layer.</summary>
/// <param name="Name">The parameter's name, escaped; empty for a result.</param>
/// <param name="Type">The type, fully qualified.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Group">The group of the signature.</param>
public sealed record Operand(string Name, string Type, string Signature, SymmetryGroup Group)
{
    /// <summary>The signature, parsed.</summary>
    public Algebra.Signature Parse() => Algebra.Signature.Parse(Signature, Group);
}
