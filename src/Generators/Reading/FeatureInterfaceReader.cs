using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Finds types that implement the interface of features by hand: they pass for features and have unchecked members.
/// </summary>
public static class FeatureInterfaceReader
{
    private const string Interface = "IFeatures";

    /// <summary>Whether a type is the interface of features.</summary>
    public static bool IsFeatureInterface(ITypeSymbol type) =>
        type
            is {
                Name: Interface,
                ContainingNamespace:
                {
                    Name: "CompilerServices",
                    ContainingNamespace:
                    {
                        Name: "Typed",
                        ContainingNamespace: { Name: "GeoDL", ContainingNamespace.IsGlobalNamespace: true }
                    }
                }
            };

    /// <summary>The faults of a type that is not a feature struct.</summary>
    public static EquatableArray<Fault> ReadFaults(INamedTypeSymbol type, CancellationToken cancellation)
    {
        // Feature structs have a reader of their own. The runtime implements the interface itself.
        if (
            !Brings(type)
            || (type.TypeKind == TypeKind.Struct && RuntimeTypes.Find(type, "IrrepsAttribute") is not null)
            || type.ContainingAssembly.Name == RuntimeTypes.Namespace
        )
        {
            return default;
        }
        var faults = new FaultList();
        TypeDeclarationSyntax[] parts = GeneratedFiles
            .UserDeclarations(type, cancellation)
            .OfType<TypeDeclarationSyntax>()
            .ToArray();
        TypeSyntax? written = parts
            .SelectMany(static p => p.BaseList?.Types ?? default)
            .Select(static t => t.Type)
            .FirstOrDefault(IsWritten);
        if (parts.Length > 0)
        {
            faults.Add(
                FaultIds.FeatureByHand,
                written is null ? LocationInfo.Of(parts[0].Identifier) : LocationInfo.Of(written),
                type.Name,
                "implements IFeatures by hand"
            );
        }
        return faults.ToEquatableArray();
    }

    /// <summary>
    /// Whether a type introduces the interface: itself, or through an interface or base of another assembly. Those of
    /// this assembly are reported separately.
    /// </summary>
    private static bool Brings(INamedTypeSymbol type) =>
        type.Interfaces.Any(i => IsFeatureInterface(i) || Inherits(i))
        || (type.BaseType is { } @base && Inherits(@base));

    private static bool Inherits(INamedTypeSymbol from) =>
        from.AllInterfaces.Length > 0
        && from.DeclaringSyntaxReferences.IsEmpty
        && from.AllInterfaces.Any(IsFeatureInterface);

    private static bool IsWritten(TypeSyntax type) =>
        type switch
        {
            GenericNameSyntax generic => generic.Identifier.ValueText == Interface,
            QualifiedNameSyntax qualified => IsWritten(qualified.Right),
            AliasQualifiedNameSyntax alias => IsWritten(alias.Name),
            _ => false,
        };
}
