namespace GeoDL.Typed.Analyzers;

/// <summary>What the rows of a value may be, as far as it is known.</summary>
[Flags]
internal enum FlowDomain
{
    /// <summary>A contradiction that is reported already; nothing more is reported.</summary>
    Reported = 0,

    /// <summary>Points of a cloud, nodes of a graph, or pixels of an image.</summary>
    Points = 1,

    /// <summary>Edges of a cloud or graph.</summary>
    Edges = 2,

    /// <summary>Clouds, graphs or images of a batch.</summary>
    Clouds = 4,

    /// <summary>Not known; compared at run time.</summary>
    Unknown = Points | Edges | Clouds,
}
