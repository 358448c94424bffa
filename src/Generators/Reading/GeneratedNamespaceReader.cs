using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Finds types of the user's in the namespace of emitted kernels: one of them could have a kernel's name.</summary>
public static class GeneratedNamespaceReader
{
    /// <summary>What is wrong with the place of a type.</summary>
    public static EquatableArray<Fault> ReadFaults(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.ContainingType is not null || !(IsIn(type.ContainingNamespace) || (type.Name == "Generated" && IsRuntime(type.ContainingNamespace))))
            return default;
        var faults = new FaultList();
        if (GeneratedFiles.UserDeclarations(type, cancellation).FirstOrDefault() is { } declaration)
            faults.Add(FaultIds.GeneratedNamespace, declaration switch
            {
                BaseTypeDeclarationSyntax named => LocationInfo.Of(named.Identifier),
                DelegateDeclarationSyntax named => LocationInfo.Of(named.Identifier),
                _ => LocationInfo.Of(declaration),
            }, type.Name);
        return faults.ToEquatableArray();
    }

    /// <summary>Namespaces inside it too: a kernel could have their name.</summary>
    private static bool IsIn(INamespaceSymbol? place) => place is not null && ((place.Name == "Generated" && IsRuntime(place.ContainingNamespace)) || IsIn(place.ContainingNamespace));

    private static bool IsRuntime(INamespaceSymbol? place) => place is { Name: "Typed", ContainingNamespace: { Name: "GeoDL", ContainingNamespace.IsGlobalNamespace: true } };
}
