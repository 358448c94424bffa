using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The edges of a batch of clouds at given positions; <see cref="Neighbourhood"/> and <see cref="Positions"/> are views
/// of it.
/// </summary>
/// <remarks>
/// In a pass it belongs to the workspace and is reused after the pass. On the heap it belongs to a cloud and may be
/// read by many threads: cached results (such as edge vectors) are then the same, whichever thread computed them.
/// </remarks>
internal sealed class EdgeGeometry : Relation
{
    private RowSpace _edges = null!;
    private Workspace? _workspace;
    private Storage? _singleVectors;
    private Storage? _doubleVectors;
    private Storage? _singleCutoffs;
    private Storage? _doubleCutoffs;

    internal RowSpace Points { get; private set; } = null!;

    /// <summary>Points send to points.</summary>
    internal override RowSpace Senders => Points;

    internal override RowSpace Receivers => Points;

    internal override RowSpace Edges => _edges;

    internal override EdgeIndex Index => List.Index;

    internal NeighbourList List { get; private set; } = null!;

    /// <summary>The radius of the search; +∞ for all pairs and for k nearest.</summary>
    internal override double Cutoff => List.Cutoff;

    /// <summary>True for k nearest.</summary>
    internal override bool HasReceiverCutoffs => List.NextSenderArray is not null;

    /// <summary>N × 3 numbers, as the frame stores vectors.</summary>
    internal Storage<double> Positions { get; private set; } = null!;

    /// <summary>One row per cloud, three vectors: those of the cell; null without cells.</summary>
    internal Storage<double>? Cells { get; private set; }

    /// <summary>The group of the values that users get from it, and its axis.</summary>
    internal Frame Frame { get; private set; }

    internal override SymmetryGroup Group => Frame.Group;

    internal override Workspace? Workspace => _workspace;

    internal bool IsPeriodic { get; private set; }

    internal void Bind(PointCloudData data, PointCloudData.Placed placed, Precision precision, Workspace? workspace) =>
        Bind(
            data.Points,
            data.EdgeSpace,
            data.List,
            placed.Positions,
            placed.Cells,
            data.IsPeriodic,
            precision,
            placed.Frame,
            workspace
        );

    internal void Bind(
        RowSpace points,
        RowSpace edges,
        NeighbourList list,
        Storage<double> positions,
        Storage<double>? cells,
        bool isPeriodic,
        Precision precision,
        Frame frame,
        Workspace? workspace
    )
    {
        (Points, _edges, List, Positions, Cells) = (points, edges, list, positions, cells);
        (IsPeriodic, Precision, Frame, _workspace) = (isPeriodic, precision, frame, workspace);
        (_singleVectors, _doubleVectors, _singleCutoffs, _doubleCutoffs) = (null, null, null, null);
    }

    /// <summary>Ends every view and releases the cloud.</summary>
    internal void Expire()
    {
        Stamp++;
        (Points, _edges, List, Positions, Cells) = (null!, null!, null!, null!, null);
        (_singleVectors, _doubleVectors, _singleCutoffs, _doubleCutoffs) = (null, null, null, null);
    }

    /// <summary>[E × 3] edge vectors as the frame stores them, on the edges; made once in each precision.</summary>
    internal override Storage<S> Arguments<S>()
    {
        ref Storage? kept = ref typeof(S) == typeof(float) ? ref _singleVectors : ref _doubleVectors;
        if (Volatile.Read(ref kept) is Storage<S> known)
            return known;
        Storage<S> made = EdgeVectorsOperation.Instance.Apply<S>(this);
        Volatile.Write(ref kept, made);
        return made;
    }

    /// <summary>[N] cutoffs of the receivers, 0e on the points; for k nearest neighbours only.</summary>
    internal override Storage<S> Cutoffs<S>()
    {
        if (!HasReceiverCutoffs)
        {
            throw new InvalidOperationException(
                "Only the neighbourhood of k nearest neighbours has a cutoff for each receiver; this "
                    + "one has one for all."
            );
        }
        ref Storage? kept = ref typeof(S) == typeof(float) ? ref _singleCutoffs : ref _doubleCutoffs;
        if (Volatile.Read(ref kept) is Storage<S> known)
            return known;
        Storage<S> made = ReceiverCutoffsOperation.Instance.Apply<S>(this);
        Volatile.Write(ref kept, made);
        return made;
    }
}
