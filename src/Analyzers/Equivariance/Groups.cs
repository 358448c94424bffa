using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The group of a type: for features that of their signature, for models and the types in them that of their attribute,
/// for all others that of their parts.
/// </summary>
internal sealed class Groups
{
    private static readonly ConditionalWeakTable<Compilation, Groups> Caches = new();

    private readonly ConcurrentDictionary<ITypeSymbol, IReadOnlyList<Belonging>> _types = new(
        SymbolEqualityComparer.Default
    );
    private readonly ConcurrentDictionary<INamedTypeSymbol, StrongBox<SymmetryGroup?>> _models = new(
        SymbolEqualityComparer.Default
    );

    /// <summary>The cache of a compilation.</summary>
    public static Groups Of(Compilation compilation) => Caches.GetValue(compilation, static _ => new Groups());

    /// <summary>The group of the model that a type is or is nested in; null outside models.</summary>
    public SymmetryGroup? ModelGroupOf(INamedTypeSymbol? type) =>
        type is null
            ? null
            : (
                _models.TryGetValue(type, out StrongBox<SymmetryGroup?>? known)
                    ? known
                    : _models.GetOrAdd(type, new StrongBox<SymmetryGroup?>(AnnotationReader.ModelGroupOf(type)))
            ).Value;

    /// <summary>The group of a model's code; null if it has none.</summary>
    public Home? HomeOf(INamedTypeSymbol? type) =>
        ModelGroupOf(type) is { } group
            ? new Home(Home.Model, group, AnnotationReader.ModelAxisOf(type), AnnotationReader.ModelApproximateOf(type))
            : null;

    /// <summary>Everything in a type that belongs to a group, from the outside in.</summary>
    public IReadOnlyList<Belonging> In(ITypeSymbol? type)
    {
        if (type is null or INamedTypeSymbol { SpecialType: not SpecialType.None, Arity: 0, ContainingType: null })
            return [];
        return _types.TryGetValue(type, out IReadOnlyList<Belonging>? known)
            ? known
            : _types.GetOrAdd(
                type,
                Read(type, new HashSet<ISymbol>(SymbolEqualityComparer.Default)).Distinct().ToArray()
            );
    }

    /// <param name="type">The type.</param>
    /// <param name="open">Delegates and type parameters that are being examined: they may refer to themselves.</param>
    private static IEnumerable<Belonging> Read(ITypeSymbol type, HashSet<ISymbol> open) =>
        type switch
        {
            IArrayTypeSymbol array => Read(array.ElementType, open),
            IPointerTypeSymbol pointer => Read(pointer.PointedAtType, open),
            IFunctionPointerTypeSymbol function => Signature(function.Signature, open),
            ITypeParameterSymbol parameter => open.Add(parameter)
                ? parameter.ConstraintTypes.SelectMany(c => Read(c, open))
                : [],
            INamedTypeSymbol named => Own(named)
                .Concat(
                    Arguments(named)
                        .SelectMany(a => Read(a, open))
                        .Select(b => KeepsFields(named) ? b : b with { IsHeld = true })
                )
                .Concat(
                    named.DelegateInvokeMethod is { } invoke && open.Add(named.OriginalDefinition)
                        ? Signature(invoke, open)
                        : []
                ),
            _ => [],
        };

    /// <summary>Whether fields on a sphere may be arguments of a type: the sphere itself, and two results.</summary>
    private static bool KeepsFields(INamedTypeSymbol type) =>
        SpaceTypes.IsSphere(type)
        || RuntimeTypes.Is(type, "Pair", 2)
        || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static IEnumerable<Belonging> Own(INamedTypeSymbol type)
    {
        if (
            AnnotationReader.OfType(type).Signature is { } signature
            && RuntimeTypes.Find(type, "IrrepsAttribute") is not null
        )
        {
            return [new Belonging(type, signature.Group)];
        }
        if (SpaceTypes.IsInPlane(type))
            return [new Belonging(type, SymmetryGroup.O2)];
        if (SpaceTypes.IsVolume(type) || SpaceTypes.IsSphere(type))
            return [new Belonging(type, WholeOf(type))];
        if (SpaceTypes.IsSurface(type))
            return [new Belonging(type, SymmetryGroup.SO2)];
        return AnnotationReader.ModelGroupOf(type) is { } own
            ? [new Belonging(type, own, AnnotationReader.ModelAxisOf(type), AnnotationReader.ModelApproximateOf(type))]
            : [];
    }

    /// <summary>The group of a sphere whose features are known; else the larger one.</summary>
    private static SymmetryGroup WholeOf(INamedTypeSymbol type) =>
        type.TypeArguments.Length == 1
        && AnnotationReader.OfType(type.TypeArguments[0]).Signature is { } features
        && FieldHarmonics.WholeOf(features.Group) is { } whole
            ? whole
            : SymmetryGroup.O3;

    private static IEnumerable<Belonging> Signature(IMethodSymbol method, HashSet<ISymbol> open) =>
        method.Parameters.SelectMany(p => Read(p.Type, open)).Concat(Read(method.ReturnType, open));

    private static IEnumerable<ITypeSymbol> Arguments(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            foreach (ITypeSymbol argument in t.TypeArguments)
                yield return argument;
        }
    }
}
