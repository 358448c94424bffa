namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>Something to time.</summary>
/// <param name="Group">The line of the table above it.</param>
/// <param name="Name">Its name in the table.</param>
/// <param name="Items">Rows, edges or points of one run.</param>
/// <param name="Run">One run.</param>
internal sealed record Case(string Group, string Name, double Items, Action Run)
{
    /// <summary>
    /// Floating-point operations of one run as the algebra counts them (a multiply-add is two); zero where nobody
    /// counted.
    /// </summary>
    public double Flops { get; init; }

    /// <summary>Bytes that one run must move at least: each operand once, each result once.</summary>
    public double Bytes { get; init; }

    /// <summary>Bytes of a number: doubles fill vectors with half as many.</summary>
    public int NumberSize { get; init; } = sizeof(float);

    /// <summary>Threads that it may take.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The same work of other libraries.</summary>
    public IReadOnlyList<PeerWork> Peers { get; init; } = [];

    /// <summary>Items of one run of theirs, where it is not as many as ours.</summary>
    public double? PeerItems { get; init; }

    /// <summary>The name of the case of this group that it is to be compared with, if any.</summary>
    public string? Against { get; init; }

    public override string ToString() => $"{Group}: {Name}";
}
