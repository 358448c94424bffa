namespace GeoDL.Typed.CompilerServices;

/// <summary>One recorded operation: the operation, its operands and its result.</summary>
internal readonly struct TapeEntry
{
    internal required Operation Operation { get; init; }

    internal required Storage Result { get; init; }

    internal Storage? A { get; init; }

    internal Storage? B { get; init; }

    internal Storage? C { get; init; }

    /// <summary>Geometry or other shared state of the operation; long-lived, never allocated for one entry.</summary>
    internal object? State { get; init; }

    internal int Index { get; init; }

    internal double Number { get; init; }
}
