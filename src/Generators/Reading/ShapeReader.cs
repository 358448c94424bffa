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

    /// <summary>Reports attributes on parameters that no images enter by, and sizes that no image has.</summary>
    internal static void Check(INamedTypeSymbol model, FaultList faults, CancellationToken cancellation)
    {
        foreach (IMethodSymbol method in model.GetMembers().OfType<IMethodSymbol>())
        {
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (RuntimeTypes.Find(parameter, Attribute) is not { } attribute || Of(parameter) is not null)
                    continue;
                var view = new AttributeView(attribute, cancellation);
                if (!view.IsErroneous)
                    faults.Add(FaultIds.ShapeForm, view.Location, parameter.Name);
            }
        }
    }

    /// <summary>Whether the images of a parameter are checked when they enter.</summary>
    private static bool IsPlace(IParameterSymbol parameter) =>
        RuntimeTypes.Is(parameter.Type, "Grid2", 1)
        && parameter.ContainingSymbol
            is IMethodSymbol { Name: "Forward", DeclaredAccessibility: Accessibility.Public, IsStatic: false };
}
