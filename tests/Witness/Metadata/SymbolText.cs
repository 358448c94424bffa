using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Witness;

/// <summary>
/// Symbols as text, in the form that <see cref="SignatureReader"/> gives to metadata, so that both can be compared.
/// </summary>
/// <remarks>
/// A type is <c>[assembly]Namespace.Outer`1+Inner</c>, a type of the language <c>System.Int32</c> without its assembly,
/// a type parameter <c>!0</c> or <c>!!0</c>, counted from the outermost type. A member is its original definition:
/// <c>type::Name`arity(parameters)</c>, conversions with their result.
/// </remarks>
internal static class SymbolText
{
    /// <summary>The key of a method, as its original definition.</summary>
    public static string Of(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        return Method(
            Definition(method.ContainingType),
            method.MetadataName,
            method.Arity,
            method.Parameters.Select(static p => Parameter(p)),
            Returned(method)
        );
    }

    /// <summary>The key of a field.</summary>
    public static string Of(IFieldSymbol field) =>
        Field(Definition(field.OriginalDefinition.ContainingType), field.MetadataName);

    /// <summary>The key of a field of a type.</summary>
    public static string Field(string type, string name) => type + "::" + name;

    /// <summary>The key of a method of a type. Only conversions may differ in their result alone.</summary>
    public static string Method(string type, string name, int arity, IEnumerable<string> parameters, string result) =>
        $"{type}::{name}"
        + $"{(arity > 0 ? "`" + arity.ToString(CultureInfo.InvariantCulture) : string.Empty)}"
        + $"({string.Join(",", parameters)}"
        + $"){(name is "op_Implicit" or "op_Explicit" ? result : string.Empty)}";

    /// <summary>A type as it stands in a signature.</summary>
    public static string Type(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => Array(Type(array.ElementType), array.Rank),
            IPointerTypeSymbol pointer => Type(pointer.PointedAtType) + "*",
            IFunctionPointerTypeSymbol => FunctionPointer,
            IDynamicTypeSymbol => "System.Object",
            ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter => "!!"
                + Number(parameter.Ordinal),
            ITypeParameterSymbol parameter => "!"
                + Number(parameter.Ordinal + Arguments(parameter.ContainingType?.ContainingType).Count()),
            INamedTypeSymbol named => Constructed(Definition(named), Arguments(Plain(named)).Select(Type)),
            _ => type.MetadataName,
        };

    public const string FunctionPointer = "fnptr";

    /// <summary>The text of an array.</summary>
    public static string Array(string element, int rank) => element + "[" + new string(',', rank - 1) + "]";

    /// <summary>The text of a generic type with its arguments.</summary>
    public static string Constructed(string definition, IEnumerable<string> arguments) =>
        string.Join(",", arguments) is { Length: > 0 } text ? $"{definition}<{text}>" : definition;

    /// <summary>
    /// What a type is an instance of: its definition, or that of its elements; all type parameters are <c>!</c>.
    /// </summary>
    public static string Head(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => Head(array.ElementType),
            IPointerTypeSymbol pointer => Head(pointer.PointedAtType),
            IFunctionPointerTypeSymbol => FunctionPointer,
            IDynamicTypeSymbol => "System.Object",
            ITypeParameterSymbol => "!",
            INamedTypeSymbol named => Definition(named),
            _ => type.MetadataName,
        };

    /// <summary>The definition of a type.</summary>
    public static string Definition(INamedTypeSymbol type)
    {
        type = Plain(type).OriginalDefinition;
        string name = FullName(type);
        return LanguageTypes.Contains(name) ? name : $"[{type.ContainingAssembly?.Name}]{name}";
    }

    /// <summary>The name of a type in metadata, without its assembly.</summary>
    public static string FullName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return FullName(outer) + "+" + type.MetadataName;
        return type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString()}.{type.MetadataName}"
            : type.MetadataName;
    }

    /// <summary>Types that signatures have a code for.</summary>
    public static HashSet<string> LanguageTypes { get; } =
        new(
            new[]
            {
                "Void",
                "Boolean",
                "Char",
                "SByte",
                "Byte",
                "Int16",
                "UInt16",
                "Int32",
                "UInt32",
                "Int64",
                "UInt64",
                "Single",
                "Double",
                "String",
                "Object",
                "IntPtr",
                "UIntPtr",
                "TypedReference",
            }.Select(static n => "System." + n),
            StringComparer.Ordinal
        );

    private static string Parameter(IParameterSymbol parameter) =>
        Type(parameter.Type) + (parameter.RefKind == RefKind.None ? string.Empty : "&");

    private static string Returned(IMethodSymbol method) =>
        Type(method.ReturnType) + (method.RefKind == RefKind.None ? string.Empty : "&");

    private static INamedTypeSymbol Plain(INamedTypeSymbol type) => type.TupleUnderlyingType ?? type;

    private static IEnumerable<ITypeSymbol> Arguments(INamedTypeSymbol? type) =>
        type is null ? [] : Arguments(type.ContainingType).Concat(type.TypeArguments);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
