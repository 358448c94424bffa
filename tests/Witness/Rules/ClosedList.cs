namespace GeoDL.Typed.Witness;

/// <summary>
/// The members of the runtime that typed values may go through in checked code, by their names in metadata.
/// </summary>
/// <remarks>Written from docs/promise.md, not from the analyzers: a test compares both lists.</remarks>
public static class ClosedList
{
    private const string Text = """
        FeatureExtensions: BoundedNorm Concat Inner Mean MeanOverCopies SoftNorm Broadcast Pool SquaredNorm Sum SumOverCopies Unpool
        Features: Rows Select Zeros op_Addition op_Division op_Multiply op_Subtraction op_UnaryNegation
        Gated`1: From Rows Zeros op_Addition op_Division op_Implicit op_Multiply op_Subtraction op_UnaryNegation
        Mirrored`1: From Rows Zeros op_Addition op_Division op_Implicit op_Multiply op_Subtraction op_UnaryNegation
        Scalars: Copies From Map Rows Zeros op_Addition op_Division op_Implicit op_Multiply op_Subtraction op_UnaryNegation
        PseudoScalars: Copies From MapEven MapOdd Rows Zeros op_Addition op_Division op_Implicit op_Multiply op_Subtraction op_UnaryNegation
        Pair`2: .ctor Deconstruct First Second
        PointCloud`1: Batch CloudCount Count Edges Features Positions
        Positions: Mean Rows Broadcast op_Addition op_Subtraction
        Neighbourhood: At Basis Count Envelope Lengths Mean Receiver Sender Softmax Sum Vectors
        PlaneCloud`1: Batch CloudCount Count Edges Features Positions
        PlanePositions: Mean Rows Broadcast op_Addition op_Subtraction
        PlaneNeighbourhood: At Basis Count Envelope Lengths Mean Receiver Sender Softmax Sum Vectors
        Grid2`1: Batch Count Features ImageCount Pixels
        Pixels: Blocks Coarser Count Inside
        Grid3`1: Batch Count Features VolumeCount Voxels
        Voxels: Blocks Coarser Count Inside
        Graph`1: Batch Count Edges Features GraphCount
        Graph`2: Batch Count EdgeFeatures Edges Features GraphCount
        GraphEdges: Count Mean Receiver Sender Softmax Sum
        Sphere`1: Count Directions Features SphereCount
        Directions: Coarser Count
        Mesh`1: Count Features MeshCount Surface
        Surface: Coarser Count OneHot
        Batch: Count Lookup OneHot
        Labels: Count
        """;

    private static readonly HashSet<string> All =
    [
        .. Entries().Select(static e => $"[GeoDL.Typed]GeoDL.Typed.{e.Type}::{e.Member}"),
    ];

    /// <summary>All names, <c>Type.Member</c>, without the number of type parameters.</summary>
    public static IEnumerable<string> Names =>
        Entries().Select(static e => $"{e.Type.Split('`')[0]}.{e.Member}").Distinct();

    /// <summary>
    /// Whether a member is on the list; accessors count as their property, events and setters do not.
    /// </summary>
    internal static bool Contains(MemberSite site) =>
        All.Contains(
            $"{site.Declaring.Head}::"
                + (site.Name.StartsWith("get_", StringComparison.Ordinal) ? site.Name["get_".Length..] : site.Name)
        );

    private static IEnumerable<(string Type, string Member)> Entries() =>
        Text.Split('\n')
            .Select(static l => l.Trim().Split(": "))
            .SelectMany(static l => l[1].Split(' ').Select(m => (l[0], m)));
}
