using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Finds types of the user's that conflict with kernels: in the kernels' own namespace a type could have a kernel's
/// name, and in an enclosing one a type <c>nint</c> would replace the number type.
/// </summary>
public static class GeneratedNamespaceReader
{
    /// <summary>The faults of a type's namespace.</summary>
    public static EquatableArray<Fault> ReadFaults(INamedTypeSymbol type, CancellationToken cancellation)
    {
        bool isInside =
            type.ContainingType is null
            && (IsIn(type.ContainingNamespace) || (type.Name == "Generated" && IsRuntime(type.ContainingNamespace)));
        bool isHiding =
            !isInside && type is { Name: "nint", ContainingType: null } && IsAround(type.ContainingNamespace);
        if (
            !(isInside || isHiding)
            || GeneratedFiles.UserDeclarations(type, cancellation).FirstOrDefault() is not { } declaration
        )
        {
            return default;
        }
        LocationInfo name = declaration switch
        {
            BaseTypeDeclarationSyntax named => LocationInfo.Of(named.Identifier),
            DelegateDeclarationSyntax named => LocationInfo.Of(named.Identifier),
            _ => LocationInfo.Of(declaration),
        };
        var faults = new FaultList();
        if (isInside)
            faults.Add(FaultIds.GeneratedNamespace, name, type.Name);
        else
            faults.Add(FaultIds.ReservedMember, name, Names.PlaceOf(type), type.Name);
        return faults.ToEquatableArray();
    }

    /// <summary>Namespaces inside it too: a kernel could have their name.</summary>
    private static bool IsIn(INamespaceSymbol? place) =>
        place is not null
        && ((place.Name == "Generated" && IsRuntime(place.ContainingNamespace)) || IsIn(place.ContainingNamespace));

    private static bool IsAround(INamespaceSymbol place) =>
        place.IsGlobalNamespace
        || IsRuntime(place)
        || place is { Name: "GeoDL", ContainingNamespace.IsGlobalNamespace: true };

    private static bool IsRuntime(INamespaceSymbol? place) =>
        place is { Name: "Typed", ContainingNamespace: { Name: "GeoDL", ContainingNamespace.IsGlobalNamespace: true } };
}
