namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The receivers of a list, cut into ranges with about the same number of edges; no receiver is in two ranges.
/// </summary>
internal static class EdgeParts
{
    /// <summary>The number of edges that justifies a part of its own.</summary>
    private const int EdgesPerPart = 1024;

    private const int MostParts = 64;

    /// <summary>How many parts: a function of the edges alone.</summary>
    internal static int Count(EdgeIndex list) => Math.Clamp(list.Count / EdgesPerPart, 1, MostParts);

    /// <summary>The first receiver of a part; that of part <paramref name="parts"/> is the number of rows.</summary>
    internal static int FirstReceiver(EdgeIndex list, int part, int parts) =>
        part == 0 ? 0
        : part == parts ? list.ReceiverCount
        : list.Receivers[(int)((long)list.Count * part / parts)];
}
