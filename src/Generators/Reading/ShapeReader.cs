using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary><c>[Shape]</c> of a parameter: the size of the images that it takes.</summary>
public static class ShapeReader
{
    private const string Attribute = "ShapeAttribute";

    /// <summary>The size that a parameter states; null if it states none, or one that no image has.</summary>
    public static GridSize? Of(IParameterSymbol parameter) =>
        RuntimeTypes.Find(parameter, Attribute)
            is { ConstructorArguments: [{ Value: int height and > 0 }, { Value: int width and > 0 }] } attribute
        && IsPlace(parameter)
            ? new GridSize(
                height,
                width,
                attribute.NamedArguments.Any(static a => a is { Key: "IsPeriodic", Value.Value: true })
            )
            : null;

    /// <summary>Whether the images of a parameter are checked when they enter.</summary>
    private static bool IsPlace(IParameterSymbol parameter) =>
        RuntimeTypes.Is(parameter.Type, "Grid2", 1)
        && parameter.ContainingSymbol
            is IMethodSymbol { Name: "Forward", DeclaredAccessibility: Accessibility.Public, IsStatic: false };
}
