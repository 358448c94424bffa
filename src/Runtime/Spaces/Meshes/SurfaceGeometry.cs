using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The surfaces of a pass; <see cref="Surface"/> is a view of it.</summary>
internal sealed class SurfaceGeometry : Relation
{
    private Workspace? _workspace;
    private SurfaceGeometry? _coarser;

    internal MeshData Data { get; private set; } = null!;

    internal override RowSpace Senders => Data.Vertices;

    internal override RowSpace Receivers => Data.Vertices;

    internal override RowSpace Edges => Data.Edges;

    internal override EdgeIndex Index => Data.Index;

    internal override double Cutoff => double.PositiveInfinity;

    internal override bool HasReceiverCutoffs => true;

    internal override EdgeTransport Transport => Data.Transport;

    /// <summary>The coarser surfaces in the same pass.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    internal SurfaceGeometry Coarser
    {
        get
        {
            MeshData data = Data.RequireCoarser().Data;
            _coarser ??= new SurfaceGeometry();
            if (!ReferenceEquals(_coarser.Data, data))
                _coarser.Bind(data, Precision, _workspace);
            return _coarser;
        }
    }

    /// <summary>How frames may differ, whatever the features are.</summary>
    internal override SymmetryGroup Group => SymmetryGroup.SO2;

    internal override Workspace? Workspace => _workspace;

    internal void Bind(MeshData data, Precision precision, Workspace? workspace) =>
        (Data, Precision, _workspace) = (data, precision, workspace);

    /// <summary>Ends every view and releases the meshes.</summary>
    internal void Expire()
    {
        Stamp++;
        Data = null!;
        _coarser?.Expire();
    }

    internal override Storage<S> Arguments<S>() => Data.Arguments<S>();

    internal override Storage<S> Cutoffs<S>() => Data.Cutoffs<S>();
}
