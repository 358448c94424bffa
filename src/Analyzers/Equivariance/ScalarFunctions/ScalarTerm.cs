using System.Collections.Immutable;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// An expression of a scalar function, with all locals substituted. Equal expressions are one object.
/// </summary>
internal sealed class ScalarTerm
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>Whether it depends on the argument as written: <c>0 * x</c> does.</summary>
    public required bool Varies { get; init; }

    /// <summary>Its value, if that is a constant.</summary>
    public object? Constant { get; init; }

    /// <summary>The term of which it is the negative; null if it is not written as a negation.</summary>
    public ScalarTerm? Negated { get; init; }

    /// <summary>The condition and both sides, if it is a choice.</summary>
    public (ScalarTerm Condition, ScalarTerm WhenTrue, ScalarTerm WhenFalse)? Choice { get; init; }

    /// <summary>Which numbers it can be.</summary>
    public ScalarSigns Signs { get; init; } = ScalarSigns.Any;

    /// <summary>The terms whose sign bits, taken together, are its own where it is a number.</summary>
    public ImmutableArray<int> SignSources { get; init; } = [];

    /// <summary>Whether its sign bit is the opposite of that.</summary>
    public bool IsFlipped { get; init; }

    /// <summary>Its normal form where the argument is x.</summary>
    public required int AtPlus { get; init; }

    /// <summary>Its normal form where the argument is −x.</summary>
    public required int AtMinus { get; init; }

    /// <summary>The part of it that a proof does not follow; null if there is none.</summary>
    public ScalarGap? Gap { get; init; }
}
