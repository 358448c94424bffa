using GeoDL.Typed.Generators.Layers;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Names of runtime types that readers look for, and the comparison. A test resolves each against the real runtime.
/// </summary>
public static class RuntimeTypes
{
    /// <summary>The namespace of all of them.</summary>
    public const string Namespace = "GeoDL.Typed";

    /// <summary>Full name of <c>[Irreps]</c>.</summary>
    public const string Irreps = "GeoDL.Typed.IrrepsAttribute";

    /// <summary>Full name of <c>[EquivariantModel]</c>.</summary>
    public const string EquivariantModel = "GeoDL.Typed.EquivariantModelAttribute";

    /// <summary>Full name of <c>[Module]</c>.</summary>
    public const string Module = "GeoDL.Typed.ModuleAttribute";

    /// <summary>Names of the layer attributes, without their suffix.</summary>
    public static IReadOnlyCollection<string> LayerAttributes => LayerKind.Names;

    /// <summary>The full name of a layer attribute.</summary>
    public static string FullName(string layerAttribute) => Namespace + "." + layerAttribute + "Attribute";

    /// <summary>Whether a type is the runtime type of that name.</summary>
    public static bool Is(ITypeSymbol? type, string name, int arity = 0) =>
        type is INamedTypeSymbol { ContainingType: null } named
        && named.Name == name
        && named.Arity == arity
        && IsInNamespace(named);

    /// <summary>The layer attribute's name without suffix; null for any other attribute.</summary>
    public static string? LayerAttributeName(INamedTypeSymbol? attribute)
    {
        if (
            attribute is null
            || !IsInNamespace(attribute)
            || !attribute.Name.EndsWith("Attribute", StringComparison.Ordinal)
        )
        {
            return null;
        }
        string name = attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length);
        return LayerKind.IsName(name) ? name : null;
    }

    /// <summary>
    /// The attribute of a symbol that is the runtime attribute of that name (with suffix); null if there is none.
    /// </summary>
    public static AttributeData? Find(ISymbol symbol, string name)
    {
        // This runs for every enclosing type, so it avoids closures.
        foreach (AttributeData attribute in WrittenAttributes.Of(symbol))
        {
            if (Is(attribute.AttributeClass, name))
                return attribute;
        }

        return null;
    }

    private static bool IsInNamespace(INamedTypeSymbol type) =>
        type.ContainingNamespace
            is { Name: "Typed", ContainingNamespace: { Name: "GeoDL", ContainingNamespace.IsGlobalNamespace: true } };
}
