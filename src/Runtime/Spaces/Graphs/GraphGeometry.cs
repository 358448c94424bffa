using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The edges of a batch of graphs; <see cref="GraphEdges"/> and <see cref="Batch"/> are views of it.</summary>
internal sealed class GraphGeometry : Incidence
{
    private SymmetryGroup _group = null!;
    private Workspace? _workspace;

    internal GraphData Data { get; private set; } = null!;

    internal override RowSpace Senders => Data.Nodes;

    internal override RowSpace Receivers => Data.Nodes;

    internal override RowSpace Edges => Data.EdgeSpace;

    internal override EdgeIndex Index => Data.Index;

    internal override SymmetryGroup Group => _group;

    internal override Workspace? Workspace => _workspace;

    internal void Bind(GraphData data, SymmetryGroup group, Precision precision, Workspace? workspace) =>
        (Data, _group, Precision, _workspace) = (data, group, precision, workspace);

    /// <summary>Ends every view and releases the graphs.</summary>
    internal void Expire()
    {
        Stamp++;
        Data = null!;
    }
}
