using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>The types and members that functions of scalars are written in.</summary>
internal static class ScalarTypes
{
    /// <summary>Whether a type is <c>Real</c>.</summary>
    public static bool IsReal(ITypeSymbol? type) =>
        RuntimeTypes.Is(type, "Real") && type!.ContainingAssembly?.Name == RuntimeTypes.Namespace;

    /// <summary>Whether a type is a number or a condition that C# itself knows.</summary>
    public static bool IsNumber(ITypeSymbol? type) =>
        type
            is {
                TypeKind: TypeKind.Struct,
                SpecialType: SpecialType.System_Double
                    or SpecialType.System_Single
                    or SpecialType.System_Boolean
                    or SpecialType.System_SByte
                    or SpecialType.System_Byte
                    or SpecialType.System_Int16
                    or SpecialType.System_UInt16
                    or SpecialType.System_Int32
                    or SpecialType.System_Int64
                    or SpecialType.System_UInt32
                    or SpecialType.System_UInt64,
            };

    /// <summary>Whether a type is one of both.</summary>
    public static bool IsScalar(ITypeSymbol? type) => IsReal(type) || IsNumber(type);

    /// <summary>Whether arithmetic of a type is that of <c>double</c>, which <c>Real</c> shares.</summary>
    public static bool IsContinuous(ITypeSymbol? type) =>
        type?.SpecialType == SpecialType.System_Double || IsReal(type);

    /// <summary>Whether a method is mathematics of .NET: numbers in, a number out.</summary>
    public static bool IsMathematics(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnsByRef: false, ReturnsByRefReadonly: false, ContainingType: { } type }
        && Namespaces.IsFramework(type)
        && (
            IsNumber(type)
            || type
                is {
                    Name: "Math" or "MathF",
                    ContainingType: null,
                    ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
                }
        )
        && IsNumber(method.ReturnType)
        && method.TypeArguments.All(IsNumber)
        && method.Parameters.All(static p => IsNumber(p.Type) && p.RefKind == RefKind.None);

    /// <summary>What numbers of a type can be.</summary>
    public static ScalarSigns SignsOf(ITypeSymbol? type) =>
        type?.SpecialType switch
        {
            SpecialType.System_Byte
            or SpecialType.System_UInt16
            or SpecialType.System_UInt32
            or SpecialType.System_UInt64 => ScalarSigns.Plus,
            SpecialType.System_SByte
            or SpecialType.System_Int16
            or SpecialType.System_Int32
            or SpecialType.System_Int64 => ScalarSigns.Negative | ScalarSigns.Plus,
            _ => ScalarSigns.Any,
        };
}
