using GeoDL.Typed.Samples.Shapes.Data;
using GeoDL.Typed.Samples.Shapes.Solids;

namespace GeoDL.Typed.Samples.Shapes.Training;

/// <summary>What a network of the contest says of shapes.</summary>
/// <param name="rows">[shapes × (kinds + 1)]: a logit for each kind, then how right-handed it is.</param>
public sealed class SolidAnswers(double[] rows)
{
    private readonly double[][] _rows = [.. rows.Chunk(SolidSet.Kinds.Count + 1)];

    /// <summary>The kind of each.</summary>
    public IReadOnlyList<SolidKind> Kinds =>
        [.. _rows.Select(static row => SolidSet.Kinds[Array.IndexOf(row, row[..^1].Max())])];

    /// <summary>How right-handed each is: about 1 or −1, or 0 of what is its own mirror image.</summary>
    public IReadOnlyList<double> Handedness => [.. _rows.Select(static row => row[^1])];

    /// <summary>All numbers.</summary>
    public IReadOnlyList<double> Numbers { get; } = rows;

    /// <summary>How many kinds are right.</summary>
    public Share KindsRight(VolumeSet shapes) =>
        Share.Count([.. _rows.SelectMany(static row => row[..^1])], shapes.Labels);

    /// <summary>Of the shapes that differ from their mirror image, how many are named right- or left-handed
    /// rightly.</summary>
    public Share HandsRight(VolumeSet shapes)
    {
        (double True, double Said)[] handed =
        [
            .. Enumerable
                .Range(0, shapes.Count)
                .Select(i => (shapes.What(i).Handedness, _rows[i][^1]))
                .Where(static pair => pair.Handedness != 0),
        ];
        return new Share(handed.Count(static pair => Math.Sign(pair.Said) == Math.Sign(pair.True)), handed.Length);
    }
}
