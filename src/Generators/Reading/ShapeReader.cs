using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary><c>[Shape]</c> of a parameter: the size of the images or volumes that it takes.</summary>
public static class ShapeReader
{
    private const string Attribute = "ShapeAttribute";

    /// <summary>The size that a parameter states; null if it states none, or one that no image has.</summary>
    public static GridSize? Of(IParameterSymbol parameter) =>
        RuntimeTypes.Find(parameter, Attribute) is { } attribute
        && attribute.ConstructorArguments.Select(static a => a.Value as int? ?? 0).ToArray() is var sizes
        && sizes.All(static size => size > 0)
        && IsPlace(parameter, sizes.Length)
            ? new GridSize(
                sizes[sizes.Length - 2],
                sizes[sizes.Length - 1],
                attribute.NamedArguments.Any(static a => a is { Key: "IsPeriodic", Value.Value: true }),
                sizes.Length == 3 ? sizes[0] : 0
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

    /// <summary>Whether the images or volumes of a parameter are checked when they enter.</summary>
    private static bool IsPlace(IParameterSymbol parameter, int axes) =>
        (
            axes == 2
                ? RuntimeTypes.Is(parameter.Type, "Grid2", 1)
                : axes == 3 && RuntimeTypes.Is(parameter.Type, "Grid3", 1)
        )
        && parameter.ContainingSymbol
            is IMethodSymbol { Name: "Forward", DeclaredAccessibility: Accessibility.Public, IsStatic: false };
}
