using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>What the rows of a value are.</summary>
/// <param name="Domain">What they may be.</param>
/// <param name="Origin">The parameter that has the same rows; null where it is unknown or adds nothing.</param>
internal readonly record struct FlowPlace(FlowDomain Domain, IParameterSymbol? Origin)
{
    public static FlowPlace Unknown => FlowDomain.Unknown;

    public static implicit operator FlowPlace(FlowDomain domain) => new(domain, null);

    /// <summary>The rows that a parameter came with.</summary>
    public static FlowPlace Of(IParameterSymbol parameter) => new(FlowDomain.Unknown, parameter);

    /// <summary>
    /// What is known where two branches meet: whose rows they are, if both branches agree, otherwise what they may be.
    /// </summary>
    public FlowPlace Join(FlowPlace other) =>
        this == other ? this
        : Origin is not null || other.Origin is not null ? Unknown
        : Domain | other.Domain;
}
