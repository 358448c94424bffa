using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// What the rows of a value are: the points, edges or clouds of one particular batch of clouds, or the pixels or images
/// of one of images, the voxels or volumes of one of volumes, the nodes, edges or graphs of one of graphs, or the
/// vertices or meshes of one of meshes.
/// </summary>
/// <remarks>
/// Identity matters: values on different row spaces cannot be combined, even if they have the same number of rows.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowSpace
{
    /// <summary>The one row of a loss.</summary>
    internal static RowSpace Total { get; } = OfClouds(1);

    private RowSpace(
        RowSpaceKind kind,
        int count,
        int[] cloudOffsets,
        RowSpace? clouds,
        bool isTable = false,
        BatchKind batch = BatchKind.Clouds
    )
    {
        (IsTable, Batch) = (isTable, batch);
        Kind = kind;
        Count = count;
        CloudOffsets = cloudOffsets;
        Clouds = clouds ?? this;
    }

    /// <summary>What the rows are.</summary>
    public RowSpaceKind Kind { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Whether the rows are those of a table that belongs to no cloud.</summary>
    internal bool IsTable { get; }

    /// <summary>What the rows, or the clouds to which they belong, are.</summary>
    internal BatchKind Batch { get; }

    /// <summary>Whether the rows are images or pixels of images.</summary>
    internal bool IsOfImages => Batch == BatchKind.Images;

    /// <summary>What the rows are, in messages.</summary>
    internal string RowWord => Kind == RowSpaceKind.Clouds ? CloudWord : Kind.ToString().ToLowerInvariant();

    /// <summary>What the clouds are, in messages.</summary>
    internal string CloudWord => Batch.ToString().ToLowerInvariant();

    /// <summary>The row space of the clouds to which these rows belong; for clouds the row space itself.</summary>
    public RowSpace Clouds { get; }

    /// <summary>Cloud c of the batch has the rows CloudOffsets[c] … CloudOffsets[c+1] − 1.</summary>
    internal int[] CloudOffsets { get; }

    internal int CloudCount => CloudOffsets.Length - 1;

    internal static RowSpace OfClouds(int count) => new(RowSpaceKind.Clouds, count, Counting(count), null);

    /// <summary>Images, or what else a batch is of.</summary>
    internal static RowSpace OfImages(int count, BatchKind batch = BatchKind.Images) =>
        new(RowSpaceKind.Clouds, count, Counting(count), null, batch: batch);

    internal static RowSpace OfPoints(int[] cloudOffsets) =>
        new(RowSpaceKind.Points, cloudOffsets[^1], cloudOffsets, OfClouds(cloudOffsets.Length - 1));

    /// <summary>Nodes of graphs; each graph is counted as a cloud.</summary>
    internal static RowSpace OfNodes(int[] graphOffsets) =>
        new(
            RowSpaceKind.Nodes,
            graphOffsets[^1],
            graphOffsets,
            OfImages(graphOffsets.Length - 1, BatchKind.Graphs),
            batch: BatchKind.Graphs
        );

    /// <summary>Vertices of meshes, mesh by mesh.</summary>
    internal static RowSpace OfVertices(int[] offsets, RowSpace meshes) =>
        new(RowSpaceKind.Vertices, offsets[^1], offsets, meshes, batch: meshes.Batch);

    /// <summary>Edges of <paramref name="points"/>, sorted so that the edges of a cloud follow one another.</summary>
    internal static RowSpace OfEdges(RowSpace points, int[] edgeOffsetsByCloud) =>
        new(RowSpaceKind.Edges, edgeOffsetsByCloud[^1], edgeOffsetsByCloud, points.Clouds, batch: points.Batch);

    /// <summary>Pixels (or voxels) of images of one size, image by image; each image is counted as a cloud.</summary>
    internal static RowSpace OfPixels(int pixels, RowSpace images)
    {
        var offsets = new int[images.Count + 1];
        for (int i = 0; i < offsets.Length; i++)
            offsets[i] = checked(i * pixels);
        return new(
            images.Batch == BatchKind.Volumes ? RowSpaceKind.Voxels : RowSpaceKind.Pixels,
            offsets[^1],
            offsets,
            images,
            batch: images.Batch
        );
    }

    /// <summary>Rows of a table without points, each counted as a cloud.</summary>
    internal static RowSpace OfRows(int count) => new(RowSpaceKind.Clouds, count, Counting(count), null, isTable: true);

    /// <inheritdoc/>
    public override string ToString() =>
        IsTable ? $"{Count} rows of a table"
        : Kind == RowSpaceKind.Clouds ? Counted(Count)
        : $"{Count} {RowWord} of {Counted(CloudCount)}";

    private string Counted(int clouds) =>
        clouds != 1 ? $"{clouds} {CloudWord}"
        : Batch == BatchKind.Meshes ? "1 mesh"
        : $"1 {CloudWord[..^1]}";

    private static int[] Counting(int count)
    {
        var offsets = new int[count + 1];
        for (int c = 0; c <= count; c++)
            offsets[c] = c;
        return offsets;
    }
}
