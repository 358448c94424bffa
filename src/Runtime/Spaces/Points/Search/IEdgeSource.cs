namespace GeoDL.Typed;

/// <summary>A search, cut into pieces that different threads may run at the same time.</summary>
internal interface IEdgeSource
{
    /// <summary>
    /// Whether there may be more than this number of edges, as far as is known without searching: then they are counted
    /// before any is kept.
    /// </summary>
    bool MayExceed(long edges);

    /// <summary>
    /// Counts the edges of the receivers numbered begin … end − 1 (in the search's own order) without keeping them: the
    /// number for row i is written to counts[i].
    /// </summary>
    /// <returns>Their sum.</returns>
    long Count(int begin, int end, Span<int> counts);

    /// <summary>Appends the edges of the same receivers, one row each.</summary>
    void Gather(int begin, int end, EdgeChunk chunk);
}
