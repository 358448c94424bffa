namespace GeoDL.Typed;

/// <summary>A search, cut into pieces that different threads may do at the same time.</summary>
internal interface IEdgeSource
{
    /// <summary>Appends the edges of the receivers numbered begin … end − 1 (in the search's own order), one row each.</summary>
    void Gather(int begin, int end, EdgeChunk chunk);
}
