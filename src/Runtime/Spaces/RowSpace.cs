using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>What the rows of a value are: the points, edges or clouds of one particular batch of clouds.</summary>
/// <remarks>
/// Identity matters: values on different row spaces cannot be combined, even if they have the same number of rows.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowSpace
{
    /// <summary>The one row of a loss.</summary>
    internal static RowSpace Total { get; } = OfClouds(1);

    private RowSpace(RowSpaceKind kind, int count, int[] cloudOffsets, RowSpace? clouds, bool isTable = false)
    {
        IsTable = isTable;
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

    /// <summary>The row space of the clouds to which these rows belong; for clouds the row space itself.</summary>
    public RowSpace Clouds { get; }

    /// <summary>Cloud c of the batch has the rows CloudOffsets[c] … CloudOffsets[c+1] − 1.</summary>
    internal int[] CloudOffsets { get; }

    internal int CloudCount => CloudOffsets.Length - 1;

    internal static RowSpace OfClouds(int count) => new(RowSpaceKind.Clouds, count, Counting(count), null);

    internal static RowSpace OfPoints(int[] cloudOffsets) =>
        new(RowSpaceKind.Points, cloudOffsets[^1], cloudOffsets, OfClouds(cloudOffsets.Length - 1));

    /// <summary>Edges of <paramref name="points"/>, sorted so that the edges of a cloud follow one another.</summary>
    internal static RowSpace OfEdges(RowSpace points, int[] edgeOffsetsByCloud) =>
        new(RowSpaceKind.Edges, edgeOffsetsByCloud[^1], edgeOffsetsByCloud, points.Clouds);

    /// <summary>Rows of a table without points, each counted as a cloud.</summary>
    internal static RowSpace OfRows(int count) => new(RowSpaceKind.Clouds, count, Counting(count), null, isTable: true);

    /// <inheritdoc/>
    public override string ToString() =>
        IsTable ? $"{Count} rows of a table"
        : Kind == RowSpaceKind.Clouds ? $"{Count} cloud{(Count == 1 ? "" : "s")}"
        : $"{Count} {Kind.ToString().ToLowerInvariant()} of {CloudCount} cloud{(CloudCount == 1 ? "" : "s")}";

    private static int[] Counting(int count)
    {
        var offsets = new int[count + 1];
        for (int c = 0; c <= count; c++)
            offsets[c] = c;
        return offsets;
    }
}
