using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Tells from its metadata whether a feature type of another assembly is what the generator writes. What its members do
/// cannot be seen there, and is trusted as
/// <c>[Equivariant]</c> is; an additional member would be unchecked.
/// </summary>
internal static class Counterfeit
{
    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal)
    {
        "From",
        "Zeros",
        "op_Implicit",
        "op_Addition",
        "op_Subtraction",
        "op_UnaryNegation",
        "op_Multiply",
        "op_Division",
    };

    /// <summary>The diagnostic at a use of such a type.</summary>
    public static Diagnostic Report(INamedTypeSymbol type, Location where) =>
        Diagnostic.Create(
            Descriptors.FeatureByHand,
            where,
            type.Name,
            RuntimeTypes.Find(type, "IrrepsAttribute") is null
                ? "implements IFeatures by hand"
                : $"was not written by the generator, in {type.ContainingAssembly.Name}"
        );

    /// <summary>
    /// Whether a type from metadata passes for a feature but is not one. Types with source are reported where they are
    /// declared.
    /// </summary>
    public static bool Is(INamedTypeSymbol type)
    {
        if (
            !type.DeclaringSyntaxReferences.IsEmpty
            || type.ContainingAssembly?.Name == RuntimeTypes.Namespace
            || type.TypeKind is TypeKind.Enum or TypeKind.Error
        )
        {
            return false;
        }
        bool isFeature = type.AllInterfaces.Any(FeatureInterfaceReader.IsFeatureInterface);
        return RuntimeTypes.Find(type, "IrrepsAttribute") is null ? isFeature : !isFeature || !IsGenerated(type);
    }

    /// <summary>
    /// A readonly ref struct with one interface, whose public members are named as the generator names them.
    /// </summary>
    private static bool IsGenerated(INamedTypeSymbol type) =>
        type
            is {
                TypeKind: TypeKind.Struct,
                IsReadOnly: true,
                IsRefLikeType: true,
                IsGenericType: false,
                Interfaces.Length: 1
            }
        && AnnotationReader.OfType(type).Signature is { } signature
        && type.GetMembers()
            .Where(static m => m.DeclaredAccessibility == Accessibility.Public)
            .All(m =>
                m switch
                {
                    IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 }
                    or IMethodSymbol { MethodKind: MethodKind.PropertyGet } => true,
                    IMethodSymbol method => method.IsStatic && Operators.Contains(method.Name),
                    // A block that would have the name of its struct is read as Value.
                    IPropertySymbol property => !property.IsStatic
                        && property.SetMethod is null
                        && signature.Terms.Any(b =>
                            b.MemberName == property.Name || (b.MemberName == type.Name && property.Name == "Value")
                        ),
                    IFieldSymbol field => field is { IsConst: true, Name: "Signature" },
                    _ => false,
                }
            );
}
