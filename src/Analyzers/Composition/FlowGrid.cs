using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// A grid of images, volumes, surfaces or spheres as code makes it: that of a parameter, and then step by step.
/// </summary>
internal sealed class FlowGrid : IEquatable<FlowGrid>
{
    private readonly ImmutableArray<GridStep> _steps;

    private FlowGrid(IParameterSymbol source, ImmutableArray<GridStep> steps) => (Source, _steps) = (source, steps);

    /// <summary>The images, or their pixels.</summary>
    public IParameterSymbol Source { get; }

    /// <summary>The size where <c>[Shape]</c> states that of the images; null if it is not known.</summary>
    public GridSize? Size
    {
        get
        {
            GridSize? size = ShapeReader.Of(Source);
            foreach (GridStep step in _steps)
            {
                if (size?.WhyNot(step) is not null)
                    return null;
                size = size?.After(step);
            }

            return size;
        }
    }

    /// <summary>The pixels of a parameter.</summary>
    public static FlowGrid Of(IParameterSymbol source) => new(source, []);

    /// <summary>The grid that a step makes of this one.</summary>
    public FlowGrid After(GridStep step) =>
        step.Margin == 0 && step.KeepsPixels ? this : new FlowGrid(Source, _steps.Add(step));

    /// <summary>
    /// Whether values on both never have the same rows. Images of two parameters may be the same; and a periodic image
    /// has no margins.
    /// </summary>
    public bool DiffersFrom(FlowGrid other) =>
        SymbolEqualityComparer.Default.Equals(Source, other.Source)
        && !WithoutMargins(_steps).SequenceEqual(WithoutMargins(other._steps));

    /// <summary>What brings values to it from another grid of the same parameter.</summary>
    public string Bridge =>
        SpaceTypes.IsSurface(Source.Type) ? "a Pool or an Unpool"
        : SpaceTypes.IsSphere(Source.Type) ? "a [ToHarmonics] and a [FromHarmonics]"
        : "an [Upsample], a pool or a convolution";

    /// <summary>The expression that gives it.</summary>
    public string Text =>
        "'"
        + Source.Name
        + (SpaceTypes.OfCloud(Source.Type) is { } space ? "." + space.Relation : string.Empty)
        + string.Concat(_steps.Select(step => Written(step, SpaceTypes.IsSurface(Source.Type))))
        + "'";

    /// <inheritdoc/>
    public bool Equals(FlowGrid? other) =>
        other is not null
        && SymbolEqualityComparer.Default.Equals(Source, other.Source)
        && _steps.SequenceEqual(other._steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FlowGrid);

    /// <inheritdoc/>
    public override int GetHashCode() => (SymbolEqualityComparer.Default.GetHashCode(Source) * 31) + _steps.Length;

    private static IEnumerable<GridStep> WithoutMargins(ImmutableArray<GridStep> steps) =>
        steps.Select(static s => s.WithoutMargin).Where(static s => !s.KeepsPixels);

    private static string Written(GridStep step, bool isSurface) =>
        (step.Margin == 0 ? string.Empty : $".Inside({step.Margin})")
        + (
            isSurface ? ".Coarser()"
            : step.IsBlocks ? $".Blocks({step.Factor})"
            : step.KeepsPixels ? string.Empty
            : $".Coarser({step.Factor})"
        );
}
