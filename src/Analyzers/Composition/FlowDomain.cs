namespace GeoDL.Typed.Analyzers;

/// <summary>What the rows of a value are, as far as it can be seen.</summary>
internal enum FlowDomain
{
    /// <summary>Not seen; compared at run time.</summary>
    Unknown,

    /// <summary>Points of a cloud.</summary>
    Points,

    /// <summary>Edges of a cloud.</summary>
    Edges,

    /// <summary>Clouds of a batch.</summary>
    Clouds,
}
