using System.Globalization;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads public <c>Forward</c> methods that can be predicted with: their inputs can enter a prediction and their results can leave it.</summary>
internal static class ForwardReader
{
    private const string Rows = "global::GeoDL.Typed.Rows";

    public static IEnumerable<ForwardDeclaration> Read(INamedTypeSymbol model, CancellationToken cancellation)
    {
        foreach (IMethodSymbol method in model.GetMembers("Forward").OfType<IMethodSymbol>())
        {
            if (method is not { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsGenericMethod: false }
                || LayerReader.Declaration(method, cancellation) is not { } syntax)
            {
                continue;
            }

            ForwardParameter?[] parameters = method.Parameters.Select(ReadParameter).ToArray();
            // Without a typed input there is nothing whose workspace the pass could use.
            if (parameters.All(static p => p is not null) && parameters.Any(static p => p!.IsEntered) && ReadResults(method.ReturnType) is { } results)
                yield return new ForwardDeclaration(parameters.ToEquatableArray()!, results.ToEquatableArray(), DocumentationReader.Read(syntax));
        }
    }

    private static ForwardParameter? ReadParameter(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In) || parameter.Name.StartsWith("__", StringComparison.Ordinal) || parameter.Name == "into")
            return null;
        string name = Names.Escape(parameter.Name);
        ITypeSymbol type = parameter.Type;
        string fallback = Default(parameter);
        if (RuntimeTypes.Is(type, "PointCloud", 1))
            return new ForwardParameter(Names.Full(type), name, fallback, IsEntered: true);
        // What may be absent enters if it is there.
        if (NullableOf(type) is { } inner && RuntimeTypes.Is(inner, "PointCloud", 1))
            return new ForwardParameter(Names.Full(type), name, fallback, IsEntered: false) { Argument = $"{name} is null ? null : __prediction.Enter({name}.Value)" };
        if (RowsOf(type) is { } rows)
        {
            return fallback.Length == 0
                ? new ForwardParameter(rows, name, string.Empty, IsEntered: true)
                : new ForwardParameter(rows + "?", name, "null", IsEntered: false) { Argument = $"{name} is null ? default : __prediction.Enter({name})" };
        }

        // Geometry and ref structs of others cannot be made again inside a prediction.
        if (type.IsRefLikeType || type.TypeKind == TypeKind.Error || RuntimeTypes.Is(type, "Neighbourhood") || RuntimeTypes.Is(type, "Positions"))
            return null;
        return new ForwardParameter(Names.Full(type), name, fallback, IsEntered: false) { IsParams = parameter.IsParams };
    }

    private static List<ForwardResult>? ReadResults(ITypeSymbol type)
    {
        ITypeSymbol[] types = RuntimeTypes.Is(type, "Pair", 2) ? [.. ((INamedTypeSymbol)type).TypeArguments] : [type];
        var results = new List<ForwardResult>();
        foreach (ITypeSymbol result in types)
        {
            if (RowsOf(result) is null)
                return null;
            results.Add(new ForwardResult(Names.Full(result), $"{Rows}<{Names.Full(result)}>"));
        }

        return results;
    }

    private static string? RowsOf(ITypeSymbol type) => FeatureType.Read(type).Kind switch
    {
        FeatureTypeKind.Named or FeatureTypeKind.Faulty => $"{Rows}<{Names.Full(type)}>",
        FeatureTypeKind.Plain => RuntimeTypes.Is(type, "Features") ? Rows : $"{Rows}<{Names.Full(type)}>",
        _ => null,
    };

    private static ITypeSymbol? NullableOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    private static string Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return string.Empty;
        ITypeSymbol type = NullableOf(parameter.Type) ?? parameter.Type;
        return parameter.ExplicitDefaultValue switch
        {
            // Whoever wrote null for what may not be null has said so where it was written.
            null => type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.Annotated } ? "default!" : "default",
            float.NaN => "float.NaN",
            double.NaN => "double.NaN",
            float value when float.IsInfinity(value) => value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity",
            double value when double.IsInfinity(value) => value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity",
            float value => value.ToString("R", CultureInfo.InvariantCulture) + "f",
            double value => value.ToString("R", CultureInfo.InvariantCulture) + "d",
            decimal value => value.ToString(CultureInfo.InvariantCulture) + "m",
            { } value when type.TypeKind == TypeKind.Enum => $"({Names.Full(type)})({SymbolDisplay.FormatPrimitive(value, true, false)})",
            { } value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
        };
    }
}
