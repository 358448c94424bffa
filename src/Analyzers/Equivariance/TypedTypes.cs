using System.Collections.Concurrent;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Which types hold transforming values: features, geometry, and everything made of them.</summary>
/// <remarks>
/// A user's type that keeps a typed value in a field is not among them. Its typed value is reached only by an operation
/// whose own type is typed, and each such operation is judged. What its members return otherwise depends on the caller,
/// who made the object, and so is an untyped input.
/// </remarks>
internal sealed class TypedTypes
{
    /// <summary>
    /// Types of the runtime's assembly that hold neither features nor geometry. All others do, so that a new one is
    /// closed until it is listed.
    /// </summary>
    private static readonly HashSet<string> Untyped = new(StringComparer.Ordinal)
    {
        "GeoDL.Typed.ParameterSet",
        "GeoDL.Typed.Parameter",
        "GeoDL.Typed.IEquivariantModel",
        "GeoDL.Typed.Neighbours",
    };

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _counterfeits = new(SymbolEqualityComparer.Default);

    /// <summary>The full names of the untyped types, for the test that resolves them.</summary>
    public static IEnumerable<string> UntypedNames => Untyped;

    /// <summary>Whether values of a type are features or geometry, or hold them.</summary>
    public bool IsTyped(ITypeSymbol? type)
    {
        if (type is null or INamedTypeSymbol { SpecialType: not SpecialType.None, Arity: 0, ContainingType: null })
            return false;
        return _known.TryGetValue(type, out bool known)
            ? known
            : _known.GetOrAdd(type, Read(type, new HashSet<ISymbol>(SymbolEqualityComparer.Default)));
    }

    /// <summary>Whether a type is neither a feature nor geometry itself, but holds them.</summary>
    public bool IsCarrier(ITypeSymbol type) =>
        IsTyped(type)
        && (
            type is not INamedTypeSymbol named
            || (RuntimeTypes.Find(named, "IrrepsAttribute") is null && !IsRuntime(named))
        );

    /// <summary>
    /// Whether a type of another assembly, or one that it is made of, passes for a feature that the generator did not
    /// write: it implements <c>IFeatures</c> without
    /// <c>[Irreps]</c>, or has more than the generator gives. In this project that is an error where it is declared;
    /// where model code uses one of another, it is GDL2008 there.
    /// </summary>
    public bool IsCounterfeit(ITypeSymbol? type) => CounterfeitIn(type) is not null;

    /// <summary>The type that <see cref="IsCounterfeit"/> refers to; null if there is none.</summary>
    public INamedTypeSymbol? CounterfeitIn(ITypeSymbol? type) =>
        type switch
        {
            // A type without an interface of features is not a feature, and its members are not examined.
            null or INamedTypeSymbol { SpecialType: not SpecialType.None, Arity: 0, ContainingType: null } => null,
            IArrayTypeSymbol array => CounterfeitIn(array.ElementType),
            IPointerTypeSymbol pointer => CounterfeitIn(pointer.PointedAtType),
            INamedTypeSymbol named
                when _counterfeits.GetOrAdd(named, static t => Counterfeit.Is((INamedTypeSymbol)t)) => named,
            INamedTypeSymbol named => Arguments(named).Select(CounterfeitIn).FirstOrDefault(static t => t is not null),
            _ => null,
        };

    /// <summary>Whether a type parameter accepts features only.</summary>
    public static bool IsFeatureParameter(ITypeParameterSymbol parameter) =>
        parameter.ConstraintTypes.Any(FeatureInterfaceReader.IsFeatureInterface);

    /// <summary>Whether something is in the namespace that only generated code uses.</summary>
    public static bool IsPlumbing(ISymbol? symbol) =>
        symbol?.ContainingNamespace
            is {
                Name: "CompilerServices",
                ContainingNamespace:
                { Name: "Typed", ContainingNamespace: { Name: "GeoDL", ContainingNamespace.IsGlobalNamespace: true } }
            };

    /// <summary>Whether a type belongs to the runtime, in whatever namespace or type it is.</summary>
    private static bool IsRuntime(INamedTypeSymbol type) => type.ContainingAssembly?.Name == RuntimeTypes.Namespace;

    /// <summary>Types with constants only, which hold nothing. Type arguments do not count.</summary>
    private static bool IsUntyped(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? @base = type.BaseType; @base is not null; @base = @base.BaseType)
        {
            if (
                @base is
                {
                    Name: "Attribute",
                    ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
                }
            )
            {
                return true;
            }
        }

        return type.ContainingType is null
            && Untyped.Contains(type.ContainingNamespace.ToDisplayString() + "." + type.Name);
    }

    /// <param name="type">The type.</param>
    /// <param name="open">Delegates and type parameters that are being examined: they may refer to themselves, at
    /// greater depth each time.</param>
    private bool Read(ITypeSymbol? type, HashSet<ISymbol> open)
    {
        switch (type)
        {
            case null:
                return false;
            case ITypeParameterSymbol parameter:
                return IsFeatureParameter(parameter)
                    || Through(parameter, open, () => parameter.ConstraintTypes.Any(c => Read(c, open)));
            case IArrayTypeSymbol array:
                return Read(array.ElementType, open);
            case IPointerTypeSymbol pointer:
                return Read(pointer.PointedAtType, open);
            case IFunctionPointerTypeSymbol function:
                return Signature(function.Signature, open);
            case INamedTypeSymbol { TypeKind: TypeKind.Enum or TypeKind.Error }:
                return false;
            case INamedTypeSymbol named:
                return RuntimeTypes.Find(named, "IrrepsAttribute") is not null
                    || IsPlumbing(named)
                    || (IsRuntime(named) && !IsUntyped(named))
                    || Arguments(named).Any(a => open.Count == 0 ? IsTyped(a) : Read(a, open))
                    || named.AllInterfaces.Any(FeatureInterfaceReader.IsFeatureInterface)
                    || (
                        named.DelegateInvokeMethod is { } invoke
                        && Through(named.OriginalDefinition, open, () => Signature(invoke, open))
                    );
            default:
                return false;
        }
    }

    private bool Signature(IMethodSymbol method, HashSet<ISymbol> open) =>
        Read(method.ReturnType, open) || method.Parameters.Any(p => Read(p.Type, open));

    private static bool Through(ISymbol symbol, HashSet<ISymbol> open, Func<bool> ask)
    {
        if (!open.Add(symbol))
            return false;
        bool answer = ask();
        open.Remove(symbol);
        return answer;
    }

    /// <summary>The type arguments of a type and of all types around it.</summary>
    private static IEnumerable<ITypeSymbol> Arguments(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            foreach (ITypeSymbol argument in t.TypeArguments)
                yield return argument;
        }
    }
}
