using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Studies.Galaxies.Scale;

/// <summary>
/// Velocities of as many galaxies as there are, block by block: edges and hidden features of one block are all that is
/// held.
/// </summary>
/// <param name="net">The network.</param>
/// <param name="blockLength">Blocks are about as wide, Mpc/h. Wider ones compute less twice and hold more.</param>
public sealed class StreamedVelocities(VelocityNet net, double blockLength)
{
    // The near neighbours, and all that these are pulled by.
    private static readonly ReceptiveField Field = new(VelocityNet.Radius, VelocityNet.NearRadius + VelocityNet.Radius);

    /// <summary>Edges computed so far, those that several blocks need counted each time.</summary>
    public long Edges { get; private set; }

    /// <summary>The most edges of one block so far.</summary>
    public int MostEdges { get; private set; }

    /// <summary>Velocities of all points, N × 3 in km/s.</summary>
    /// <param name="positions">N × 3 positions in [0, <paramref name="boxLength"/>), Mpc/h.</param>
    /// <param name="boxLength">Side of the periodic box, Mpc/h.</param>
    /// <param name="progress">Told the number of points done so far.</param>
    /// <param name="cancellation">Ends the run between two blocks.</param>
    public float[] Predict(
        double[] positions,
        double boxLength,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var blocks = new BlockStream(positions, boxLength, Field, blockLength);
        var velocities = new float[positions.Length];
        int done = 0;
        for (int block = 0; block < blocks.Count; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            BlockPart part = blocks.Part(block);
            if (part.Points.Length == 0)
                continue;

            float[] answers = Predict(part);
            for (int i = 0; i < part.Points.Length; i++)
                answers.AsSpan(3 * i, 3).CopyTo(velocities.AsSpan(3 * part.Points[i]));

            progress?.Report(done += part.Points.Length);
        }

        return velocities;
    }

    /// <summary>
    /// Velocity of one point by an ordinary pass on all that it depends on, km/s: to check the stream with.
    /// </summary>
    public double[] PredictAlone(double[] positions, double boxLength, int point)
    {
        double[] at = positions[(3 * point)..((3 * point) + 3)];
        List<double> around = [];
        new CellIndex(positions, boxLength, VelocityNet.Radius).Around(
            at,
            at,
            Field.Depth,
            (i, x, distance) => around.InsertRange(i == point && distance == 0 ? 0 : around.Count, x)
        );
        var cloud = new GalaxyCloud([.. around], [], double.PositiveInfinity, null);
        return
        [
            .. net.Predict(NetworkVelocityModel.ToPoints(cloud))
                .ToArray()
                .Take(3)
                .Select(static v => v * NetworkVelocityModel.Unit),
        ];
    }

    private float[] Predict(BlockPart part)
    {
        var ones = new double[part.Positions.Length / 3];
        Array.Fill(ones, 1.0);
        PointCloud<Galaxy> cloud = part.ToCloud<Galaxy>(VelocityNet.Radius, ones);
        Edges += cloud.NeighbourList.Count;
        MostEdges = Math.Max(MostEdges, cloud.NeighbourList.Count);
        return Array.ConvertAll(net.Predict(cloud).ToSingleArray(), static v => (float)(v * NetworkVelocityModel.Unit));
    }
}
