namespace GeoDL.Typed.Attack;

/// <summary>One operation of a composed program: what it takes, what it gives, and how it is written.</summary>
/// <param name="Operation">The name of the operation, for coverage.</param>
/// <param name="Operands">What it takes.</param>
/// <param name="Result">What it gives.</param>
/// <param name="Write">Its text, from the texts of its operands.</param>
internal sealed record Step(
    string Operation,
    ProgramValue[] Operands,
    ProgramValue Result,
    Func<string[], string> Write
)
{
    /// <summary>The layer that it calls; null if it calls none.</summary>
    public LayerText? Layer { get; init; }

    /// <summary>Whether it must be written as a plain local: plants bring their own syntax.</summary>
    public bool IsPlanted { get; init; }

    /// <summary>Statements before the expression, from the texts of the operands.</summary>
    public Func<string[], string>? Statements { get; init; }

    /// <summary>
    /// What it takes from outside of its operands (the cloud, layers): then it is not moved into static helpers.
    /// </summary>
    public bool NeedsModel { get; init; }
}
