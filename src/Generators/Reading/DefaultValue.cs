using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>The default value of a parameter, as C# that is valid anywhere.</summary>
internal static class DefaultValue
{
    /// <summary>The value; empty if a call must give the argument.</summary>
    public static string Of(IParameterSymbol parameter)
    {
        if (!parameter.IsOptional)
            return string.Empty;
        ITypeSymbol type = NullableOf(parameter.Type) ?? parameter.Type;
        return (parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null) switch
        {
            // A null default for a non-nullable type is reported where the user wrote it.
            null => type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.Annotated }
                ? "default!"
                : "default",
            float.NaN => "float.NaN",
            double.NaN => "double.NaN",
            float value when float.IsInfinity(value) => value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity",
            double value when double.IsInfinity(value) => value > 0
                ? "double.PositiveInfinity"
                : "double.NegativeInfinity",
            float value => value.ToString("R", CultureInfo.InvariantCulture) + "f",
            double value => value.ToString("R", CultureInfo.InvariantCulture) + "d",
            decimal value => value.ToString(CultureInfo.InvariantCulture) + "m",
            { } value when type.TypeKind == TypeKind.Enum =>
                $"({Names.Full(type)})({SymbolDisplay.FormatPrimitive(value, true, false)})",
            { } value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)
                ?? "default",
        };
    }

    /// <summary>T of <c>Nullable&lt;T&gt;</c>.</summary>
    public static ITypeSymbol? NullableOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : null;
}
