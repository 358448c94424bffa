namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Who sends to whom: all that gathering, sums over neighbours and a softmax ask of edges. Those of a graph are no more
/// (<see cref="GraphGeometry"/>); a <see cref="Relation"/> also knows how senders and receivers lie to each other.
/// </summary>
internal abstract class Incidence : BatchGeometry
{
    /// <summary>Features belong to the rows that receive.</summary>
    internal override RowSpace Rows => Receivers;

    /// <summary>The rows that send.</summary>
    internal abstract RowSpace Senders { get; }

    /// <summary>The rows that receive; a sum over neighbours has one result for each.</summary>
    internal abstract RowSpace Receivers { get; }

    /// <summary>The rows of what belongs to edges.</summary>
    internal abstract RowSpace Edges { get; }

    /// <summary>Sender and receiver of each edge.</summary>
    internal abstract EdgeIndex Index { get; }
}
