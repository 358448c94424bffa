using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Reads what types, and <c>[Irreps]</c> on parameters, returns and properties, declare about values, in layers and
/// elsewhere.
/// </summary>
public static class AnnotationReader
{
    /// <summary>What a type declares.</summary>
    public static DeclaredSignature OfType(ITypeSymbol type)
    {
        FeatureType feature = FeatureType.Read(type);
        return feature.Kind switch
        {
            FeatureTypeKind.None => DeclaredSignature.None,
            FeatureTypeKind.Plain => DeclaredSignature.Plain,
            _ => DeclaredSignature.Of(feature.Signature),
        };
    }

    /// <summary>What <c>[Irreps]</c> on a parameter or property declares.</summary>
    public static DeclaredSignature OfPlace(ISymbol place, SymmetryGroup? group) =>
        OfAttributes(place.GetAttributes(), group);

    /// <summary>What <c>[return: Irreps]</c> declares.</summary>
    public static DeclaredSignature OfReturn(IMethodSymbol method, SymmetryGroup? group) =>
        OfAttributes(method.GetReturnTypeAttributes(), group);

    /// <summary>
    /// The group that inline signatures inherit: that of the enclosing model, O(3) outside; null if the model's is not
    /// one.
    /// </summary>
    public static SymmetryGroup? GroupOf(INamedTypeSymbol? type) =>
        ModelAround(type) is { } model ? GroupOf(model) : SymmetryGroup.O3;

    /// <summary>
    /// The group of the model that a type is or is nested in; null outside models, and if it is not a group.
    /// </summary>
    public static SymmetryGroup? ModelGroupOf(INamedTypeSymbol? type) =>
        ModelAround(type) is { } model ? GroupOf(model) : null;

    /// <summary>The axis about which the model around a type turns space; y outside models.</summary>
    public static Axis ModelAxisOf(INamedTypeSymbol? type) =>
        ModelAround(type) is { } model ? GroupReader.AxisOf(new AttributeView(model, CancellationToken.None)) : Axis.Y;

    /// <summary>
    /// How far layers of the model around a type may deviate; 0 where it is exact, and outside models.
    /// </summary>
    public static double ModelApproximateOf(INamedTypeSymbol? type) =>
        ModelAround(type) is { } model
            ? ApproximateReader.Of(new AttributeView(model, CancellationToken.None)) ?? 0
            : 0;

    private static AttributeData? ModelAround(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (RuntimeTypes.Find(type, "EquivariantModelAttribute") is { } model)
                return model;
        }

        return null;
    }

    private static SymmetryGroup? GroupOf(AttributeData model) =>
        GroupReader.Of(new AttributeView(model, CancellationToken.None), SymmetryGroup.O3);

    /// <summary>The group that an <c>[Irreps]</c> names, or inherits.</summary>
    public static SymmetryGroup? GroupOfMark(AttributeData mark, SymmetryGroup? inherited) =>
        GroupReader.Of(new AttributeView(mark, CancellationToken.None), inherited);

    /// <summary>
    /// The faults of <c>[Irreps]</c> on a method or property that is not a layer. Layers have their own readers.
    /// </summary>
    public static EquatableArray<Fault> ReadFaults(ISymbol member, CancellationToken cancellation)
    {
        var faults = new FaultList();
        if (member is IMethodSymbol method)
        {
            if (WrittenAttributes.OfLayers(method).Count > 0)
                return default;
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                Check(
                    member,
                    $"parameter '{parameter.Name}'",
                    parameter.Type,
                    parameter.GetAttributes(),
                    faults,
                    cancellation
                );
            }
            Check(member, "the result", method.ReturnType, method.GetReturnTypeAttributes(), faults, cancellation);
        }
        else if (member is IPropertySymbol property)
        {
            Check(member, "the property", property.Type, property.GetAttributes(), faults, cancellation);
        }

        return faults.ToEquatableArray();
    }

    private static DeclaredSignature OfAttributes(ImmutableArray<AttributeData> attributes, SymmetryGroup? group)
    {
        if (
            attributes.FirstOrDefault(static a => RuntimeTypes.Is(a.AttributeClass, "IrrepsAttribute"))
            is not { } attribute
        )
        {
            return DeclaredSignature.None;
        }
        var view = new AttributeView(attribute, CancellationToken.None);
        return DeclaredSignature.Of(
            view.Text("Signature") is { } text
                ? DeclaredSignatures.Read(text, GroupReader.Of(view, group), null, null)
                : null
        );
    }

    private static void Check(
        ISymbol member,
        string what,
        ITypeSymbol type,
        ImmutableArray<AttributeData> attributes,
        FaultList faults,
        CancellationToken cancellation
    )
    {
        if (
            attributes.FirstOrDefault(static a => RuntimeTypes.Is(a.AttributeClass, "IrrepsAttribute"))
            is not { } attribute
        )
        {
            return;
        }
        var view = new AttributeView(attribute, cancellation);
        if (
            view.Text("Signature") is not { } text
            || view.Expression("Signature") is not { } expression
            || DeclaredSignatures.Read(
                text,
                GroupReader.Read(view, GroupOf(member.ContainingType), faults),
                expression,
                faults
            )
                is not { } signature
        )
        {
            return;
        }

        if (FeatureType.Read(type).Signature is { } declared && declared != signature)
        {
            faults.Add(
                FaultIds.SignatureDisagrees,
                LiteralMap.Locate(expression, text, 0, text.Length),
                member.Name,
                what,
                signature.ToString(),
                declared.ToString()
            );
        }
    }
}
