namespace GeoDL.Typed.Samples.Shapes.Data;

/// <summary>Ten kinds of furniture: ModelNet10 as voxels.</summary>
/// <param name="Training">To learn from, upright.</param>
/// <param name="Validation">To choose with, upright: a tenth of the official training set.</param>
/// <param name="Test">The official test set, upright.</param>
public sealed record ModelNet10(OccupancySet Training, OccupancySet Validation, OccupancySet Test)
{
    /// <summary>
    /// Voxels along a side of the grid: every shape fits in it in every orientation, and (49 − 1)/2 and (25 − 1)/2 are
    /// whole, so that strides of 2 keep the cube's symmetries.
    /// </summary>
    public const int Size = 49;

    /// <summary>One in so many shapes of the training set validates.</summary>
    private const int ValidationPart = 10;

    // The split is the same for all runs.
    private const ulong Split = 1_000_010;

    /// <summary>The kinds, in the order of their labels.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    ["bathtub", "bed", "chair", "desk", "dresser", "monitor", "night stand", "sofa", "table", "toilet"];

    /// <summary>Reads the four files.</summary>
    /// <param name="folder">Where they are.</param>
    /// <exception cref="DataFileException">The folder or a file is missing, damaged, or does not fit the
    /// others.</exception>
    public static ModelNet10 Read(string folder)
    {
        DataFolder.ThrowIfMissing(folder);
        BitShapes training = Read(folder, "train"),
            test = Read(folder, "test");
        int[] order = [.. Enumerable.Range(0, training.Labels.Length)];
        new RandomStream(Split).Shuffle<int>(order);
        int validated = order.Length / ValidationPart;
        return new ModelNet10(
            new OccupancySet(training, order[validated..], Size),
            new OccupancySet(training, order[..validated], Size),
            new OccupancySet(test, [.. Enumerable.Range(0, test.Labels.Length)], Size)
        );
    }

    private static BitShapes Read(string folder, string set)
    {
        NumberArray bits = NpyReader
                .Read(DataFolder.Find(folder, $"modelnet10_vox30_{set}_bits.npy"))
                .Expect(NumberType.UInt8, -1, BitShapes.Bytes),
            labels = NpyReader
                .Read(DataFolder.Find(folder, $"modelnet10_{set}_labels.npy"))
                .Expect(NumberType.UInt8, bits.Shape[0]);
        int[] kinds = Array.ConvertAll(labels.ToDoubles(), static v => (int)v);
        if (kinds.Length == 0)
            throw new DataFileException(bits.Source, "there are no shapes in it.");
        return Array.TrueForAll(kinds, kind => kind < Kinds.Count)
            ? new BitShapes(Array.ConvertAll(bits.ToDoubles(), static v => (byte)v), kinds)
            : throw new DataFileException(
                labels.Source,
                $"labels are from 0 to {Kinds.Count - 1}, but there is a {kinds.Max()}."
            );
    }
}
