using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>What a layer's declaration must look like, whatever its kind.</summary>
internal static class LayerForm
{
    /// <summary>
    /// Whether a body can be written for the method: it is partial, has none, and C# knows its types.
    /// </summary>
    public static bool CanComplete(LayerScope layer, CancellationToken cancellation)
    {
        if (!layer.Syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            // In an incomplete declaration C# reads the word partial as a type.
            if (!SyntaxErrors.StandIn(layer.Syntax))
                layer.Fault(FaultIds.LayerNotPartial, layer.NameLocation, layer.Kind);
            return false;
        }

        bool hasBody =
            layer.Syntax.Body is not null
            || layer.Syntax.ExpressionBody is not null
            || (
                layer.Method.PartialImplementationPart is { } body
                && GeneratedFiles.UserDeclarations(body, cancellation).Any()
            );
        if (hasBody)
        {
            layer.Fault(FaultIds.LayerHasBody, layer.NameLocation);
            return false;
        }

        // __arglist is in the text but not among the parameters.
        if (layer.Method.IsVararg)
        {
            layer.Fault(
                FaultIds.LayerParameters,
                LocationInfo.Of(layer.Syntax.ParameterList),
                layer.Kind,
                LayerKind.Of(layer.Kind).TakesUnder(layer.Group),
                "__arglist"
            );
            return false;
        }

        // CS0246 and CS8795 are already reported in the user's file; a generated part would repeat the first.
        return !layer.Method.Parameters.Select(static p => p.Type).Append(layer.Method.ReturnType).Any(HasError);
    }

    /// <summary>Checks form, parameters and result.</summary>
    public static void Check(LayerScope layer, IReadOnlyList<AttributeData> attributes, string storedName)
    {
        if (attributes.Count > 1)
        {
            layer.Fault(
                FaultIds.TwoLayerAttributes,
                layer.NameLocation,
                layer.Kind,
                RuntimeTypes.LayerAttributeName(attributes[1].AttributeClass)!
            );
            return;
        }

        if (layer.Method.IsGenericMethod)
            layer.Fault(FaultIds.LayerIsGeneric, LocationInfo.Of(layer.Syntax.TypeParameterList!));
        if (!Names.IsStoredName(storedName))
        {
            layer.Fault(
                FaultIds.StoredName,
                layer.Attribute.LocationOf("Name"),
                storedName,
                "a stored name has letters, digits and underscores"
            );
        }
        CheckParameters(layer, LayerKind.Of(layer.Kind));
        ITypeSymbol returned = layer.Method.ReturnType;
        if (layer.Method.RefKind != RefKind.None || FeatureType.Read(returned).Kind == FeatureTypeKind.None)
            layer.Fault(FaultIds.LayerResult, LocationInfo.Of(layer.Syntax.ReturnType), Names.Readable(returned));
    }

    private static void CheckParameters(LayerScope layer, LayerKind kind)
    {
        bool fits = true;
        int geometry = kind.GeometryCount(layer.Method.Parameters.FirstOrDefault()?.Type);
        int wanted = geometry + kind.Properties.Count;
        int all = layer.Method.Parameters.Length,
            count = all - (kind.HasLabels(layer.Method) ? 1 : 0);
        SpaceNames? space = geometry == 1 && count > 0 ? SpaceTypes.OfRelation(layer.Method.Parameters[0].Type) : null;
        for (int i = 0; i < all; i++)
        {
            IParameterSymbol parameter = layer.Method.Parameters[i];
            if (parameter.RefKind is not (RefKind.None or RefKind.In))
            {
                layer.Fault(
                    FaultIds.LayerByReference,
                    LocationInfo.Of(layer.Syntax.ParameterList.Parameters[i]),
                    parameter.Name
                );
            }
            fits &=
                i >= count
                || (
                    i < geometry
                        ? space is { } its && kind.IsOn(its) && its.Has(layer.Group)
                        : FeatureType.Read(parameter.Type).Kind != FeatureTypeKind.None
                );
        }

        if (!fits || count < wanted || count > wanted + (kind.Further(space) is null ? 0 : 1))
        {
            string actual = string.Join(", ", layer.Method.Parameters.Select(static p => Names.Readable(p.Type)));
            layer.Fault(
                FaultIds.LayerParameters,
                LocationInfo.Of(layer.Syntax.ParameterList),
                layer.Kind,
                kind.TakesUnder(layer.Group),
                actual.Length == 0 ? "nothing" : actual
            );
        }
    }

    private static bool HasError(ITypeSymbol type) =>
        type switch
        {
            { TypeKind: TypeKind.Error } => true,
            IArrayTypeSymbol array => HasError(array.ElementType),
            IPointerTypeSymbol pointer => HasError(pointer.PointedAtType),
            INamedTypeSymbol named => named.TypeArguments.Any(HasError),
            _ => false,
        };
}
