using GeoDL.Typed.Analyzers;

namespace GeoDL.Typed.Attack;

/// <summary>What a run does.</summary>
internal sealed record AttackOptions
{
    /// <summary>How many programs are composed.</summary>
    public int Programs { get; init; } = 300;

    /// <summary>The first program.</summary>
    public int First { get; init; }

    /// <summary>Where the random numbers start.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many programs one compilation holds.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>How many batches are worked on at once.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>No batch begins after this time.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromHours(8);

    /// <summary>
    /// How many rejected programs of each plant are run all the same, to see that they would break the promise.
    /// </summary>
    public int Shadows { get; init; } = 3;

    /// <summary>Composes clean programs only.</summary>
    public bool OnlyClean { get; init; }

    /// <summary>Composes programs of few operations only.</summary>
    public bool IsSmall { get; init; }

    /// <summary>The groups of the models.</summary>
    public ModelGroups Groups { get; init; }

    /// <summary>Only plants whose name contains this.</summary>
    public string? Plant { get; init; }

    /// <summary>Only clean programs, with forms whose name contains this.</summary>
    public string? Form { get; init; }

    /// <summary>A rule whose errors are overlooked, to see what it alone keeps out; null for none.</summary>
    public string? Without { get; init; }

    /// <summary>
    /// A kind of hidden symbols that the walker overlooks, to see that something else finds it; null for none.
    /// </summary>
    public HiddenSymbol? Overlook { get; init; }
}
