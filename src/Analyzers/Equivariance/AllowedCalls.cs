using System.Collections.Immutable;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The members to which features and geometry may be passed: layers, the closed list of the runtime, checked code.
/// </summary>
internal sealed class AllowedCalls(TypedTypes types, DeclarationCache declarations, CancellationToken cancellation)
{
    /// <summary>Entry points of a model, for use outside it: they start or leave a pass.</summary>
    private static readonly HashSet<string> Entries = new(StringComparer.Ordinal)
    {
        "MeasureEquivariance",
        "Predict",
        "PredictForces",
        "Record",
    };

    /// <summary>Whether a method may be called with features.</summary>
    public bool IsAllowed(IMethodSymbol method)
    {
        if (RuntimeMembers.Find(method) is not null || IsGeneratedMember(method))
            return true;
        // A method without a body here was not checked: interop, and accessors that the runtime binds to private
        // members.
        if (method.IsExtern)
            return false;
        if (method.MethodKind == MethodKind.LocalFunction)
            return AcceptsOnlyFeatures(method);
        // An override elsewhere is not the code that was checked here.
        if (
            method.MethodKind != MethodKind.Ordinary
            || method.IsVirtual
            || method.IsAbstract
            || method.IsOverride
            || !AcceptsOnlyFeatures(method)
        )
        {
            return false;
        }
        if (ModelCode.IsEquivariant(method.OriginalDefinition) || ModelCode.IsAssumed(method.OriginalDefinition))
            return true;
        return ModelCode.ModelOf(method.ContainingType) is not null
            && !Entries.Contains(method.Name)
            && IsUsers(method);
    }

    /// <summary>Whether a property may be read on features.</summary>
    public bool IsAllowed(IPropertySymbol property) =>
        RuntimeMembers.Find(property) is not null || IsGeneratedMember(property);

    /// <summary>
    /// Whether a member is one that the generator gave to a feature struct, even to one whose signature is wrong: that
    /// is reported at its declaration.
    /// </summary>
    private bool IsGeneratedMember(ISymbol member) =>
        member.ContainingType is { } type
        && RuntimeTypes.Find(type, "IrrepsAttribute") is not null
        && (declarations.TypeOf(type).Signature is not null || declarations.IsFaultyHere(type))
        && member.DeclaredAccessibility == Accessibility.Public
        && !GeneratedFiles.UserDeclarations(member.OriginalDefinition, cancellation).Any();

    private bool IsUsers(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length == 0
        || GeneratedFiles.UserDeclarations(method.OriginalDefinition, cancellation).Any();

    /// <summary>
    /// A feature may be a type argument only where the type parameter is constrained to features: otherwise generic
    /// code could box it or look inside.
    /// </summary>
    private bool AcceptsOnlyFeatures(IMethodSymbol method)
    {
        if (!AcceptsOnlyFeatures(method.TypeArguments, method.OriginalDefinition.TypeParameters))
            return false;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!AcceptsOnlyFeatures(type.TypeArguments, type.OriginalDefinition.TypeParameters))
                return false;
        }

        return true;
    }

    private bool AcceptsOnlyFeatures(
        ImmutableArray<ITypeSymbol> arguments,
        ImmutableArray<ITypeParameterSymbol> parameters
    )
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (types.IsTyped(arguments[i]) && !TypedTypes.IsFeatureParameter(parameters[i]))
                return false;
        }

        return true;
    }
}
