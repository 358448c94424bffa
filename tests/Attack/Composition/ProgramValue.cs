using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>A value of a composed program.</summary>
/// <param name="Kind">What it is to C#.</param>
/// <param name="TypeName">Its C# type.</param>
/// <param name="Base">What its rows are.</param>
/// <param name="Signature">How it turns; null for geometry.</param>
internal sealed record ProgramValue(ValueKind Kind, string TypeName, RowBase Base, Signature? Signature)
{
    /// <summary>The name that the program gives it.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Whether it is a feature.</summary>
    public bool IsFeature => Signature is not null;

    /// <summary>Whether its signature is not that of its type.</summary>
    public bool IsOpen => Kind is ValueKind.Plain or ValueKind.Scalars or ValueKind.PseudoScalars;

    /// <summary>Whether values are of one type on one base.</summary>
    public bool IsLike(ProgramValue other) =>
        Kind == other.Kind && TypeName == other.TypeName && Base == other.Base && Signature == other.Signature;

    // Values are told apart by identity: two results of one kind are two values.
    public bool Equals(ProgramValue? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
