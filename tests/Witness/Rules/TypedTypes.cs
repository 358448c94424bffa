using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Witness;

/// <summary>
/// Which types hold what turns with the input: every type of the runtime but a few, and every type of features.
/// </summary>
internal sealed class TypedTypes(SymbolIndex symbols)
{
    private const string Runtime = "GeoDL.Typed";

    /// <summary>The interface of all features.</summary>
    public const string Features = "[GeoDL.Typed]GeoDL.Typed.CompilerServices.IFeatures`1";

    /// <summary>The number of a lambda over scalars.</summary>
    public const string Real = "[GeoDL.Typed]GeoDL.Typed.Real";

    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>
    /// What of the runtime holds no rows: parameters and their names, the builder of layers, what is common to all
    /// models; besides, enumerations.
    /// </summary>
    public static IReadOnlySet<string> Untyped { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "GeoDL.Typed.IEquivariantModel",
            "GeoDL.Typed.Neighbours",
            "GeoDL.Typed.Parameter",
            "GeoDL.Typed.ParameterSet",
            "GeoDL.Typed.CompilerServices.ModelBuilder",
        };

    /// <summary>Whether a definition is typed by itself.</summary>
    public bool IsTyped(string definition) =>
        _known.TryGetValue(definition, out bool known)
            ? known
            : _known[definition] = symbols.TypeOf(definition) is { } type && Read(type);

    /// <summary>Whether a symbol has an attribute of the runtime.</summary>
    public static bool Has(ISymbol symbol, string attribute) =>
        symbol
            .GetAttributes()
            .Any(a =>
                a.AttributeClass is { ContainingAssembly.Name: Runtime } type
                && SymbolText.FullName(type) == $"{Runtime}.{attribute}Attribute"
            );

    private static bool Read(INamedTypeSymbol type) =>
        (
            type.ContainingAssembly.Name == Runtime
            && type.TypeKind != TypeKind.Enum
            && !Untyped.Contains(SymbolText.FullName(type))
        )
        || Has(type, "Irreps")
        || type.AllInterfaces.Any(static i => SymbolText.Definition(i) == Features);
}
