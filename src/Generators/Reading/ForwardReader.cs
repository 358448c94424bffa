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
        if (parameter.RefKind is not (RefKind.None or RefKind.In) || parameter.IsParams || parameter.Name.StartsWith("__", StringComparison.Ordinal) || parameter.Name == "into")
            return null;
        string name = Names.Escape(parameter.Name);
        ITypeSymbol type = parameter.Type;
        if (RuntimeTypes.Is(type, "PointCloud", 1))
            return new ForwardParameter(Names.Full(type), name, string.Empty, IsEntered: true);
        if (RowsOf(type) is { } rows)
            return new ForwardParameter(rows, name, string.Empty, IsEntered: true);
        // Geometry and ref structs of others cannot be made again inside a prediction.
        if (type.IsRefLikeType || type.TypeKind == TypeKind.Error || RuntimeTypes.Is(type, "Neighbourhood") || RuntimeTypes.Is(type, "Positions"))
            return null;
        return new ForwardParameter(Names.Full(type), name, Default(parameter), IsEntered: false);
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

    private static string Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return string.Empty;
        return parameter.ExplicitDefaultValue switch
        {
            null => "default",
            float value => value.ToString("R", CultureInfo.InvariantCulture) + "f",
            double value => value.ToString("R", CultureInfo.InvariantCulture) + "d",
            { } value when parameter.Type.TypeKind == TypeKind.Enum => $"({Names.Full(parameter.Type)})({SymbolDisplay.FormatPrimitive(value, true, false)})",
            { } value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
        };
    }
}
