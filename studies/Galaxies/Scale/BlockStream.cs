namespace GeoDL.Typed.Studies.Galaxies.Scale;

/// <summary>
/// Cuts a large periodic cloud into blocks, each with all that its answers depend on; never more than one block is
/// held.
/// </summary>
/// <param name="positions">N × 3 positions in the box.</param>
/// <param name="boxLength">Side of the box.</param>
/// <param name="field">What an answer depends on.</param>
/// <param name="blockLength">Blocks are about as wide.</param>
public sealed class BlockStream(double[] positions, double boxLength, ReceptiveField field, double blockLength)
{
    private readonly CellIndex _cells = new(positions, boxLength, field.Radius / 2);
    private readonly int _side = Math.Max(1, (int)Math.Round(boxLength / blockLength));

    /// <summary>How many blocks there are.</summary>
    public int Count => _side * _side * _side;

    /// <summary>The part of the cloud that answers for one block; it may have no points.</summary>
    /// <param name="block">From 0 to <see cref="Count"/> − 1.</param>
    public BlockPart Part(int block)
    {
        int[] at = [block / (_side * _side), block / _side % _side, block % _side];
        double[] low = Array.ConvertAll(at, Edge),
            high = Array.ConvertAll(at, i => Edge(i + 1));
        List<int> points = [];
        List<double> inside = [],
            receiving = [],
            sending = [];
        _cells.Around(
            low,
            high,
            field.Depth,
            (point, x, distance) =>
            {
                // A point on the face between two blocks is of the upper one.
                if (distance == 0 && x[0] < high[0] && x[1] < high[1] && x[2] < high[2])
                {
                    points.Add(point);
                    inside.AddRange(x);
                }
                else
                {
                    (distance < field.Depth - field.Radius ? receiving : sending).AddRange(x);
                }
            }
        );
        return new BlockPart([.. points], (inside.Count + receiving.Count) / 3, [.. inside, .. receiving, .. sending]);
    }

    // The same number for the upper face of a block as for the lower one of the next.
    private double Edge(int index) => boxLength * index / _side;
}
