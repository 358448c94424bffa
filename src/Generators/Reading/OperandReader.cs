using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Finds the signature of an operand: in its type, in <c>[Irreps]</c> beside it, or in the layer's attribute.
/// </summary>
internal static class OperandReader
{
    /// <summary>The operand; null after a fault, or if the fault is reported elsewhere.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="what">The operand in words: <c>operand 'x'</c>, <c>the result</c>.</param>
    /// <param name="name">The parameter's name; empty for the result.</param>
    /// <param name="type">Its type.</param>
    /// <param name="typeSyntax">The syntax of the type.</param>
    /// <param name="attributes">The attributes beside it.</param>
    /// <param name="property">The property of the layer's attribute that gives the signature; null if there is
    /// none.</param>
    /// <param name="inherited">The signature if none is declared, as for a layer that keeps it.</param>
    /// <param name="cancellation">Cancels.</param>
    public static OperandSource? Read(
        LayerScope layer,
        string what,
        string name,
        ITypeSymbol type,
        TypeSyntax typeSyntax,
        IEnumerable<AttributeData> attributes,
        string? property,
        Signature? inherited,
        CancellationToken cancellation
    )
    {
        LocationInfo typeLocation = LocationInfo.Of(typeSyntax);
        FeatureType feature = FeatureType.Read(type);
        if (feature.Kind is FeatureTypeKind.Faulty or FeatureTypeKind.Unknown)
            return null;
        if (feature.Signature is { } declared && !Fits(layer, declared, name))
        {
            layer.Fault(
                FaultIds.GroupMismatch,
                typeLocation,
                Names.Readable(type),
                declared.Group.Stated,
                layer.Group.Stated,
                "the model",
                Remedy(layer, declared, name)
            );
            return null;
        }

        int before = layer.Faults.Count;
        OperandSource? source = feature.Signature is null
            ? null
            : new OperandSource(name, type, feature.Signature, null, null, typeLocation);
        if (attributes.FirstOrDefault(static a => RuntimeTypes.Is(a.AttributeClass, "IrrepsAttribute")) is { } beside)
        {
            var view = new AttributeView(beside, cancellation);
            source = Combine(
                layer,
                what,
                name,
                type,
                typeLocation,
                source,
                view.Text("Signature"),
                view.Expression("Signature"),
                GroupReader.Read(view, layer.Group, layer.Faults)
            );
        }

        if (property is not null)
        {
            source = Combine(
                layer,
                what,
                name,
                type,
                typeLocation,
                source,
                layer.Attribute.Text(property),
                layer.Attribute.Expression(property),
                layer.Group
            );
        }

        if (layer.Faults.Count > before || layer.Attribute.IsErroneous)
            return null;
        if (source is null && inherited is not null)
            source = new OperandSource(name, type, inherited, null, null, typeLocation);
        if (source is null)
            layer.Fault(FaultIds.MissingSignature, typeLocation, what, property ?? "Irreps");
        return source;
    }

    /// <summary>
    /// Of the model's group; an operand of a restriction may be of any, which its reader judges, and fields on a sphere
    /// are of the group that keeps a point.
    /// </summary>
    private static bool Fits(LayerScope layer, Signature signature, string operand)
    {
        LayerKind kind = LayerKind.Of(layer.Kind);
        return IsField(kind, operand)
            ? signature.Group == FieldHarmonics.FibreOf(layer.Group)
            : signature.Group == layer.Group || (operand.Length > 0 && kind.TakesLargerGroups);
    }

    private static bool IsField(LayerKind kind, string operand) =>
        operand.Length > 0 ? kind.TakesFields : kind.GivesFields;

    private static string Remedy(LayerScope layer, Signature signature, string operand) =>
        IsField(LayerKind.Of(layer.Kind), operand)
            ? $"Fields on a sphere are of the group that keeps a point: write Group = Group."
                + $"{FieldHarmonics.FibreOf(layer.Group)?.Stated} on the feature type, for a model of "
                + $"{layer.Group.Name}"
        : FieldHarmonics.FibreOf(layer.Group) == signature.Group
            ? $"On a sphere pixels are operands of [ToHarmonics] and results of [FromHarmonics] alone. Elsewhere write "
                + $"Group = Group.{layer.Group.Stated} on it"
        : StatedGroup.Remedy(
            signature.Group.Stated,
            layer.Group.Stated,
            "the model",
            operand.Length > 0 && Restriction.IsAllowed(signature.Group, layer.Group)
        );

    private static OperandSource? Combine(
        LayerScope layer,
        string what,
        string name,
        ITypeSymbol type,
        LocationInfo typeLocation,
        OperandSource? source,
        string? text,
        ExpressionSyntax? expression,
        SymmetryGroup? group
    )
    {
        if (text is null || DeclaredSignatures.Read(text, group, expression, layer.Faults) is not { } signature)
            return source;
        var inline = new OperandSource(name, type, signature, text, expression, typeLocation);
        // The convention of a polarisation belongs to the type, and plain features have none. Of plain features no rule
        // could tell, either, that they are a field.
        bool isPlainField =
            source is null
            && FieldHarmonics.FibreOf(layer.Group) == signature.Group
            && IsField(LayerKind.Of(layer.Kind), name);
        if (isPlainField || !Fits(layer, signature, name))
        {
            layer.Fault(
                FaultIds.GroupMismatch,
                inline.Location,
                what,
                signature.Group.Stated,
                layer.Group.Stated,
                "the model",
                isPlainField
                    ? "Fields on a sphere have a type of their own, which states the convention of a polarisation: "
                        + $"declare a feature type with Group = Group.{signature.Group.Stated}"
                    : Remedy(layer, signature, string.Empty)
            );
            return source;
        }

        if (source is not null && source.Signature != signature)
            layer.Fault(FaultIds.SignatureDisagrees, inline.Location, what, inline.ToString(), source.ToString());
        return inline;
    }
}
