using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Finds what gets around the type system of C#: pointers, reflection, late binding, reused memory. Such code can read
/// a feature without having one, since the rows of a pass lie in memory that the model holds. Of the framework only
/// what is listed is open (<see cref="FrameworkList"/>); other libraries are judged by the types in their signatures.
/// </summary>
internal sealed class RawAccess
{
    private readonly ConcurrentDictionary<ISymbol, bool> _raw = new(SymbolEqualityComparer.Default);

    /// <summary>How messages name an operation that itself gets around the type system; null if it does not.</summary>
    public static string? Of(IOperation operation) =>
        operation switch
        {
            IDynamicInvocationOperation
            or IDynamicMemberReferenceOperation
            or IDynamicIndexerAccessOperation
            or IDynamicObjectCreationOperation => "The late binding " + FlowNames.Expression(operation.Syntax),
            IAddressOfOperation or IFunctionPointerInvocationOperation => "The pointer "
                + FlowNames.Expression(operation.Syntax),
            { Type: IPointerTypeSymbol or IFunctionPointerTypeSymbol }
                when operation
                    is not (
                        ILocalReferenceOperation
                        or IParameterReferenceOperation
                        or IConversionOperation { IsImplicit: true }
                    ) => "The pointer " + FlowNames.Expression(operation.Syntax),
            // Reading through a pointer has no operation of its own.
            { Kind: OperationKind.None }
                when operation.ChildOperations.Any(static c =>
                    c.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol
                ) => "The pointer " + FlowNames.Expression(operation.Syntax),
            _ => null,
        };

    /// <summary>How messages name a symbol that gets around the type system; null if it does not.</summary>
    public string? Of(ISymbol symbol) =>
        !IsRaw(symbol)
            ? null
            : symbol switch
            {
                IMethodSymbol { MethodKind: MethodKind.Constructor } => "A new "
                    + FlowNames.Type(symbol.ContainingType),
                IMethodSymbol => "A call of " + FlowNames.Symbol(symbol),
                IPropertySymbol { IsIndexer: true } => "An indexer of " + FlowNames.Type(symbol.ContainingType),
                IPropertySymbol => "The property " + FlowNames.Symbol(symbol),
                IFieldSymbol => "The field " + FlowNames.Symbol(symbol),
                _ => "The member " + FlowNames.Symbol(symbol),
            };

    private bool IsRaw(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        return _raw.TryGetValue(symbol, out bool known) ? known : _raw.GetOrAdd(symbol, Read(symbol));
    }

    private static bool Read(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { ReducedFrom: { } whole })
            symbol = whole;
        bool isFramework = Namespaces.IsFramework(symbol);
        if (isFramework && !FrameworkList.IsOpen(symbol))
            return true;
        if (symbol.ContainingType is { } type && HasLayout(type))
            return true;
        return symbol switch
        {
            IMethodSymbol method => IsForeign(method)
                || SaysRaw(method.ReturnType)
                || method.Parameters.Any(static p => SaysRaw(p.Type))
                || (
                    !isFramework
                    && method.ReturnsByRef
                    && method.DeclaringSyntaxReferences.IsEmpty
                    && method.MethodKind == MethodKind.Ordinary
                ),
            // The name of a type gives access to nothing.
            IPropertySymbol property => SaysRaw(property.Type) || property.Parameters.Any(static p => SaysRaw(p.Type)),
            IFieldSymbol field => SaysRaw(field.Type) || field.IsFixedSizeBuffer,
            _ => false,
        };
    }

    /// <summary>
    /// Whether a method has no body in C#: interop, and accessors that the runtime binds to private members.
    /// </summary>
    private static bool IsForeign(IMethodSymbol method) =>
        (method.IsExtern && !Namespaces.IsFramework(method))
        || method
            .GetAttributes()
            .Any(static a =>
                a.AttributeClass
                    is {
                        Name: "DllImportAttribute"
                            or "LibraryImportAttribute"
                            or "UnsafeAccessorAttribute"
                            or "UnmanagedCallersOnlyAttribute",
                    }
            );

    /// <summary>
    /// Whether a type declared in this project overlaps its fields, or repeats them without names.
    /// </summary>
    private static bool HasLayout(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Struct || type.TypeKind == TypeKind.Class
            ? !type.DeclaringSyntaxReferences.IsEmpty
                && type.GetAttributes()
                    .Concat(type.GetMembers().OfType<IFieldSymbol>().SelectMany(static f => f.GetAttributes()))
                    .Any(static a =>
                        a.AttributeClass is { Name: "FieldOffsetAttribute" or "InlineArrayAttribute" }
                        || (a.AttributeClass is { Name: "StructLayoutAttribute" } && IsExplicit(a))
                    )
            : false;

    private static bool IsExplicit(AttributeData layout) =>
        layout.ConstructorArguments.FirstOrDefault() is not { Value: int or short } kind
        || Convert.ToInt32(kind.Value, System.Globalization.CultureInfo.InvariantCulture) == 2;

    /// <summary>Whether a type in a signature gets around the type system of C#.</summary>
    private static bool SaysRaw(ITypeSymbol? type) =>
        type switch
        {
            IArrayTypeSymbol array => SaysRaw(array.ElementType),
            IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
            INamedTypeSymbol named => named.SpecialType
                is SpecialType.System_TypedReference
                    or SpecialType.System_ArgIterator
                    or SpecialType.System_RuntimeArgumentHandle
                || (
                    Namespaces.IsFramework(named)
                    && (
                        IsReflection(named)
                        || named.Name
                            is "IMemoryOwner"
                                or "MemoryPool"
                                or "ArrayPool"
                                or "MemoryHandle"
                                or "GCHandle"
                                or "IBufferWriter"
                                or "MemoryManager"
                    )
                ),
            _ => false,
        };

    private static bool IsReflection(ITypeSymbol type)
    {
        for (
            INamespaceSymbol? space = type.ContainingNamespace;
            space is { IsGlobalNamespace: false };
            space = space.ContainingNamespace
        )
        {
            if (
                space is
                {
                    Name: "Reflection",
                    ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
                }
            )
            {
                return true;
            }
        }

        return false;
    }
}
