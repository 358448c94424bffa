using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>What a type states about its values.</summary>
/// <param name="Kind">Whether it is a feature.</param>
/// <param name="Signature">Its signature; null unless it is named.</param>
internal readonly record struct FeatureType(FeatureTypeKind Kind, Signature? Signature)
{
    /// <summary>Reads a type: a feature struct, a type derived from one, or plain features.</summary>
    public static FeatureType Read(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
            return new FeatureType(FeatureTypeKind.Unknown, null);
        if (
            RuntimeTypes.Is(type, "Features")
            || RuntimeTypes.Is(type, "Scalars")
            || RuntimeTypes.Is(type, "PseudoScalars")
        )
        {
            return new FeatureType(FeatureTypeKind.Plain, null);
        }
        if (RuntimeTypes.Is(type, "Gated", 1))
            return Derive(type, static s => new Signature(GateInput.Of(s.Irreps), s.Group));
        if (RuntimeTypes.Is(type, "Mirrored", 1))
            return Derive(type, static s => new Signature(s.Irreps.Mirrored(), s.Group));
        if (type.TypeKind != TypeKind.Struct || RuntimeTypes.Find(type, "IrrepsAttribute") is not { } attribute)
            return new FeatureType(FeatureTypeKind.None, null);
        var view = new AttributeView(attribute, CancellationToken.None);
        string? text = view.Text("Signature");
        Signature? signature = text is null
            ? null
            : DeclaredSignatures.Read(text, GroupReader.Of(view, SymmetryGroup.O3), null, null);
        return new FeatureType(signature is null ? FeatureTypeKind.Faulty : FeatureTypeKind.Named, signature);
    }

    private static FeatureType Derive(ITypeSymbol type, Func<Signature, Signature> derive)
    {
        FeatureType inner = Read(((INamedTypeSymbol)type).TypeArguments[0]);
        return inner.Kind == FeatureTypeKind.Named ? inner with { Signature = derive(inner.Signature!) }
            // Gated<int> violates a constraint, and Gated<Features> means nothing; C# reports the first,
            // MissingSignature the second.
            : inner.Kind == FeatureTypeKind.None ? new FeatureType(FeatureTypeKind.Unknown, null)
            : inner;
    }
}
