using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>What a declaration states about a value.</summary>
/// <param name="IsFeature">Whether the value is a feature, or a signature is given.</param>
/// <param name="IsPlain">Whether the type leaves the signature open: <c>Features</c>, <c>Scalars</c>,
/// <c>PseudoScalars</c>.</param>
/// <param name="Signature">The signature; null if none is given or it is wrong, which is reported at its
/// declaration.</param>
public sealed record DeclaredSignature(bool IsFeature, bool IsPlain, Signature? Signature)
{
    /// <summary>Nothing is declared.</summary>
    public static DeclaredSignature None { get; } = new(false, false, null);

    /// <summary>A feature whose signature is open.</summary>
    public static DeclaredSignature Plain { get; } = new(true, true, null);

    /// <summary>Whether a signature is given and wrong.</summary>
    public bool IsFaulty => IsFeature && !IsPlain && Signature is null;

    /// <summary>A signature that is given; null if it is wrong.</summary>
    public static DeclaredSignature Of(Signature? signature) => new(true, false, signature);
}
