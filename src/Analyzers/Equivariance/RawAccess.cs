using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Finds operations that reach past the types of C#: pointers, reflection, late binding. None of them needs a feature in its hands to read one,
/// since the rows of a pass lie in memory that the model holds.
/// </summary>
internal static class RawAccess
{
    private static readonly HashSet<string> MemoryClasses = new(StringComparer.Ordinal)
    {
        "Unsafe", "MemoryMarshal", "CollectionsMarshal", "ImmutableCollectionsMarshal", "SequenceMarshal", "JsonMarshal", "Marshal", "RuntimeHelpers", "GCHandle", "NativeMemory",
        "NativeLibrary", "Activator", "Expression", "CallSite", "FormatterServices", "AppContext", "AppDomain",
        // Memory that was used before and not cleared holds what a typed step left in it.
        "ArrayPool", "MemoryPool",
    };

    /// <summary>How messages name the operation; null if it is none of these.</summary>
    public static string? Of(IOperation operation)
    {
        switch (operation)
        {
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation:
                return "The late binding " + FlowNames.Expression(operation.Syntax);
            case IAddressOfOperation or IFunctionPointerInvocationOperation:
            case { Type: IPointerTypeSymbol or IFunctionPointerTypeSymbol } when operation is not (ILocalReferenceOperation or IParameterReferenceOperation or IConversionOperation { IsImplicit: true }):
                return "The pointer " + FlowNames.Expression(operation.Syntax);
            // Reading through a pointer has no operation of its own.
            case { Kind: OperationKind.None } when operation.ChildOperations.Any(static c => c.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol):
                return "The pointer " + FlowNames.Expression(operation.Syntax);
            case IInvocationOperation { TargetMethod: var method }:
                return IsRaw(method) || IsReflection(method.ReturnType) ? "A call of " + FlowNames.Symbol(method) : null;
            case IPropertyReferenceOperation { Property: var property }:
                // The name of a type is not a way to anything.
                return property.Name is not ("Name" or "FullName") && (IsRaw(property) || IsReflection(property.Type)) ? "The property " + FlowNames.Symbol(property) : null;
            case IObjectCreationOperation { Constructor: { } constructor }:
                return IsRaw(constructor) ? "A new " + FlowNames.Type(constructor.ContainingType) : null;
            default:
                return null;
        }
    }

    private static bool IsRaw(ISymbol member) => member.ContainingType is { } type
        && (IsReflection(type) || (member.Name == "AllocateUninitializedArray" && type.Name == "GC" && Namespaces.IsFramework(type)) || (MemoryClasses.Contains(type.Name) && Namespaces.IsFramework(type))
            || (member.Name is "InvokeMember" or "GetType" && Namespaces.IsFramework(type) && type.Name is "Type")
            || (member.Name is "DynamicInvoke" or "CreateDelegate" or "get_Target" or "Target" && Namespaces.IsFramework(type) && type.Name is "Delegate"));

    private static bool IsReflection(ITypeSymbol? type)
    {
        type = type is IArrayTypeSymbol array ? array.ElementType : type;
        for (INamespaceSymbol? space = type?.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space is { Name: "Reflection", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }

        return false;
    }
}
