using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>What the rows of a value are.</summary>
/// <param name="Domain">What they may be.</param>
/// <param name="Origin">The parameter that has the same rows; null where it is unknown or adds nothing.</param>
/// <param name="Grid">The grid whose pixels they are; null where it is not known.</param>
internal readonly record struct FlowPlace(FlowDomain Domain, IParameterSymbol? Origin, FlowGrid? Grid = null)
{
    public static FlowPlace Unknown => FlowDomain.Unknown;

    public static implicit operator FlowPlace(FlowDomain domain) => new(domain, null);

    /// <summary>The rows that a parameter came with.</summary>
    public static FlowPlace Of(IParameterSymbol parameter) => new(FlowDomain.Unknown, parameter);

    /// <summary>The pixels of a grid.</summary>
    public static FlowPlace On(FlowGrid? grid) => new(FlowDomain.Points, null, grid);

    /// <summary>
    /// What is known where two branches meet: whose rows they are, if both branches agree, otherwise what they may be.
    /// </summary>
    public FlowPlace Join(FlowPlace other) =>
        this == other ? this
        : Origin is not null || other.Origin is not null ? Unknown
        : new FlowPlace(Domain | other.Domain, null, Equals(Grid, other.Grid) ? Grid : null);
}
