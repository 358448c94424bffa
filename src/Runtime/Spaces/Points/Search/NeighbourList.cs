using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The edges of a batch of clouds: ordered pairs (sender → receiver) of rows, and for periodic clouds the image of the
/// sender.
/// </summary>
/// <remarks>
/// The edge vector is x[sender] + image·M − x[receiver], for the given positions x and the cell M of the cloud: it
/// points from the receiver to the sender. Edges are sorted by receiver, then sender, then image (lexicographic); the
/// order depends on the numbering of the rows only, not on threads. Rows are numbered over the whole batch.
/// </remarks>
/// <example>
/// A list that another program keeps, such as a simulation with ghost atoms:
/// <code><![CDATA[
/// NeighbourList list = NeighbourList.Create(nodeCount: 3, senders: [1, 0, 2, 1], receivers: [0, 1, 1, 2], cutoff: 5);
/// PointCloud<Atom> cloud = PointCloud.Create(positions, features, list);
/// ]]></code>
/// </example>
public sealed class NeighbourList
{
    internal NeighbourList(
        int[] senders,
        int[] receivers,
        int[]? images,
        int[] receiverOffsets,
        double cutoff,
        int[]? nextSenders = null,
        int[]? nextImages = null
    )
    {
        Index = new EdgeIndex(senders, receivers, receiverOffsets);
        ImageArray = images;
        Cutoff = cutoff;
        NextSenderArray = nextSenders;
        NextImageArray = nextImages;
    }

    /// <summary>
    /// The edges of another program: pairs of rows in any order. Which pairs there are is for the caller to decide; a
    /// model keeps its symmetry where they are chosen by distances alone.
    /// </summary>
    /// <param name="nodeCount">Number of rows, N.</param>
    /// <param name="senders">[E] the row that each edge comes from.</param>
    /// <param name="receivers">[E] the row that each edge goes to.</param>
    /// <param name="cutoff">At which length functions of the edges end, from 1E-100 to 1E+100; +∞ where they do
    /// not. No edge may be longer: beyond it the functions are not zero.</param>
    /// <param name="images">[E × 3] multiples of the cell vectors that are added to the sender; empty without periodic
    /// cells.</param>
    /// <exception cref="ArgumentException">Lengths differ, a row does not exist, an edge is there twice or joins a row
    /// to itself; the message says which.</exception>
    public static NeighbourList Create(
        int nodeCount,
        ReadOnlySpan<int> senders,
        ReadOnlySpan<int> receivers,
        double cutoff,
        ReadOnlySpan<int> images = default
    ) => GivenEdges.Sort(nodeCount, senders, receivers, images, cutoff);

    /// <summary>Number of rows, N.</summary>
    public int NodeCount => Index.ReceiverCount;

    /// <summary>Number of edges, E.</summary>
    public int Count => Index.Count;

    /// <summary>
    /// The radius of the search; +∞ for all pairs and for k nearest, where each receiver has its own
    /// (<see cref="NextSenders"/>).
    /// </summary>
    public double Cutoff { get; }

    /// <summary>Whether edges have images; otherwise every image is zero.</summary>
    public bool HasImages => ImageArray is not null;

    /// <summary>[E] the row that each edge comes from.</summary>
    public ReadOnlySpan<int> Senders => Index.Senders;

    /// <summary>[E] the row that each edge goes to; never decreases.</summary>
    public ReadOnlySpan<int> Receivers => Index.Receivers;

    /// <summary>
    /// [E × 3] multiples of the three cell vectors that are added to the sender; empty without periodic cells.
    /// </summary>
    public ReadOnlySpan<int> Images => ImageArray;

    /// <summary>[N + 1] the edges of receiver i are ReceiverOffsets[i] … ReceiverOffsets[i + 1] − 1.</summary>
    public ReadOnlySpan<int> ReceiverOffsets => Index.ReceiverOffsets;

    /// <summary>
    /// [N + 1] the edges that leave row j are the entries SenderOffsets[j] … SenderOffsets[j + 1] − 1 of
    /// <see cref="EdgesBySender"/>.
    /// </summary>
    public ReadOnlySpan<int> SenderOffsets => Index.BySender.Offsets;

    /// <summary>[E] numbers of the edges, sorted by sender, then by edge number.</summary>
    public ReadOnlySpan<int> EdgesBySender => Index.BySender.Edges;

    /// <summary>
    /// [N] for k nearest: the nearest row beyond the neighbours of each receiver, −1 where there is none; otherwise
    /// empty.
    /// The receiver's envelope ends at its distance, so that an edge has faded out before it is replaced.
    /// </summary>
    public ReadOnlySpan<int> NextSenders => NextSenderArray;

    /// <summary>[N × 3] the images that belong to <see cref="NextSenders"/>; empty without periodic cells.</summary>
    public ReadOnlySpan<int> NextImages => NextImageArray;

    /// <summary>The pairs without images and cutoffs.</summary>
    internal EdgeIndex Index { get; }

    internal int[]? ImageArray { get; }

    internal int[]? NextSenderArray { get; }

    internal int[]? NextImageArray { get; }
}
