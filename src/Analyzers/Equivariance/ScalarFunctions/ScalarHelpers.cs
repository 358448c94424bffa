using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Helpers of scalar functions: static methods over Real and numbers.</summary>
internal static class ScalarHelpers
{
    private const int HarmlessImplementation = 8 | 256 | 512;

    private static readonly HashSet<string> HarmlessAttributes = new(StringComparer.Ordinal)
    {
        "ObsoleteAttribute",
        "PureAttribute",
        "ExcludeFromCodeCoverageAttribute",
        "DebuggerStepThroughAttribute",
        "DebuggerHiddenAttribute",
        "SuppressMessageAttribute",
        "CompilerGeneratedAttribute",
        "NullableContextAttribute",
    };

    /// <summary>
    /// Whether a method is part of a scalar function: it takes or returns a Real, which nothing else does.
    /// </summary>
    public static bool Is(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
        && (ScalarTypes.IsReal(method.ReturnType) || method.Parameters.Any(static p => ScalarTypes.IsReal(p.Type)))
        && (ScalarTypes.IsScalar(method.ReturnType) || method.ReturnsVoid)
        && method.Parameters.All(static p => ScalarTypes.IsScalar(p.Type));

    /// <summary>Whether a helper is judged at its declaration: in model code, and where it is marked.</summary>
    public static bool IsJudgedInPlace(IMethodSymbol method) =>
        Is(method)
        && !method.IsExtern
        && !method.IsPartialDefinition
        && !ModelCode.IsAssumed(method)
        && method.DeclaringSyntaxReferences is [var reference]
        && !GeneratedFiles.Contains(reference.SyntaxTree)
        && (ModelCode.ModelOf(method.ContainingType) is not null || ModelCode.IsEquivariant(method));

    /// <summary>Why a method cannot be followed, as "which …"; null if it can.</summary>
    public static string? Unfit(IMethodSymbol method) =>
        !method.IsStatic ? "which is not static"
        : method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction) ? "which is not an ordinary method"
        : method.DeclaringSyntaxReferences.Length != 1 ? "whose source is not in this project"
        : method.IsExtern
        || method.IsAbstract
        || method.IsVirtual
        || method.IsPartialDefinition
        || method.PartialDefinitionPart is not null
        || method.PartialImplementationPart is not null
            ? "whose body is not in its declaration"
        : method.IsAsync ? "which is asynchronous"
        : method.IsGenericMethod
        || method.ContainingType is not { IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct }
            ? "which is generic or is not in a class"
        : method.ReturnsByRef
        || method.ReturnsByRefReadonly
        || method.Parameters.Any(static p => p.RefKind != RefKind.None)
            ? "which passes numbers by reference"
        : !ScalarTypes.IsScalar(method.ReturnType) || method.Parameters.Any(static p => !ScalarTypes.IsScalar(p.Type))
            ? "which does not take numbers and return a number"
        : method.GetAttributes().Any(static a => !IsHarmless(a)) ? "whose attributes may change it"
        : null;

    private static bool IsHarmless(AttributeData attribute) =>
        attribute.AttributeClass is { } type
        && (
            RuntimeTypes.Is(type, "EquivariantAttribute")
            || (
                Namespaces.IsFramework(type)
                && (
                    HarmlessAttributes.Contains(type.Name)
                    || (
                        type.Name == "MethodImplAttribute"
                        && attribute is { NamedArguments.IsEmpty: true, ConstructorArguments: [{ Value: int flags }] }
                        && (flags & ~HarmlessImplementation) == 0
                    )
                )
            )
        );
}
