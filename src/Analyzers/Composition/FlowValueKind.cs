namespace GeoDL.Typed.Analyzers;

/// <summary>What is known about a value.</summary>
internal enum FlowValueKind
{
    /// <summary>No value: not assigned, not reached, or not a feature.</summary>
    Nothing,

    /// <summary>One of a few signatures.</summary>
    Known,

    /// <summary>Any signature.</summary>
    Unknown,

    /// <summary>Wrong in a way that is reported already; nothing more is reported.</summary>
    Silent,

    /// <summary>Two values.</summary>
    Pair,
}
