namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>Something to time.</summary>
/// <param name="Group">The line of the table above it.</param>
/// <param name="Name">Its name in the table.</param>
/// <param name="Items">Rows, edges or points of one run.</param>
/// <param name="Run">One run.</param>
internal sealed record Case(string Group, string Name, double Items, Action Run)
{
    /// <summary>Floating-point operations of one run as the algebra counts them (a multiply-add is two); zero where nobody counted.</summary>
    public double Flops { get; init; }

    /// <summary>Bytes that one run must move at least: each operand once, each result once.</summary>
    public double Bytes { get; init; }

    /// <summary>The same work of the peer, "case direction"; null if it has none.</summary>
    public string? Peer { get; init; }

    public override string ToString() => $"{Group}: {Name}";
}
