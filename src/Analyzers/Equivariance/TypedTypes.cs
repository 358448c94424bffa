using System.Collections.Concurrent;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Which types hold what transforms: features, geometry, and everything that is made of them.</summary>
internal sealed class TypedTypes
{
    /// <summary>Types of the runtime that hold neither features nor geometry. All others do, so that a new one is closed until it is listed.</summary>
    private static readonly HashSet<string> Untyped = new(StringComparer.Ordinal) { "ParameterSet", "Parameter", "IEquivariantModel", "Neighbours" };

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The names of the untyped types, for the test that resolves them.</summary>
    public static IEnumerable<string> UntypedNames => Untyped;

    /// <summary>Whether values of a type are features or geometry, or hold them.</summary>
    public bool IsTyped(ITypeSymbol? type) => type is not null && (_known.TryGetValue(type, out bool known) ? known : _known.GetOrAdd(type, Read(type)));

    /// <summary>Whether a type is neither a feature nor geometry itself, but holds them.</summary>
    public bool IsCarrier(ITypeSymbol type) => IsTyped(type) && (type is not INamedTypeSymbol named
        || (RuntimeTypes.Find(named, "IrrepsAttribute") is null && !RuntimeTypes.Is(named, named.Name, named.Arity)));

    /// <summary>Whether a type parameter accepts features only.</summary>
    public static bool IsFeatureParameter(ITypeParameterSymbol parameter) => parameter.ConstraintTypes.Any(static c => c.Name == "IFeatures" && IsPlumbing(c));

    /// <summary>Whether something stands in the namespace that only generated code uses.</summary>
    public static bool IsPlumbing(ISymbol? symbol) => symbol?.ContainingNamespace is
    {
        Name: "CompilerServices", ContainingNamespace: { Name: "Typed", ContainingNamespace: { Name: "GeoDL", ContainingNamespace.IsGlobalNamespace: true } }
    };

    private bool Read(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return IsFeatureParameter(parameter);
            case IArrayTypeSymbol array:
                return IsTyped(array.ElementType);
            case IPointerTypeSymbol pointer:
                return IsTyped(pointer.PointedAtType);
            case IFunctionPointerTypeSymbol function:
                return IsTyped(function.Signature.ReturnType) || function.Signature.Parameters.Any(p => IsTyped(p.Type));
            case INamedTypeSymbol { TypeKind: TypeKind.Enum or TypeKind.Error }:
                return false;
            case INamedTypeSymbol named:
                return RuntimeTypes.Find(named, "IrrepsAttribute") is not null
                    || IsPlumbing(named)
                    || (RuntimeTypes.Is(named, named.Name, named.Arity) && named.ContainingAssembly?.Name == "GeoDL.Typed" && !Untyped.Contains(named.Name))
                    || named.TypeArguments.Any(IsTyped)
                    || IsTyped(named.ContainingType is { Arity: > 0 } outer ? outer : null);
            default:
                return false;
        }
    }
}
