namespace GeoDL.Typed.Samples.Tetris;

/// <summary>Trains on the eight shapes, each in one orientation.</summary>
internal static class Training
{
    /// <summary>
    /// Unit bonds and the diagonals of squares (√2) are inside, where the envelope is still open; the next length, √3,
    /// is just inside too.
    /// </summary>
    private const double Radius = 1.8;

    internal static TetrisNet Run(ulong seed, int steps, IProgress<TrainingProgress>? progress = null)
    {
        var net = new TetrisNet(seed);
        PointCloud<Cube> shapes = PointCloud.Batch<Cube>(Shapes.Positions.Select(static p => Cloud(p)));
        Rows<Shape> targets = Rows<Shape>.From([.. Enumerable.Range(0, Shapes.Names.Length).SelectMany(Shapes.Target)]);
        var adam = new Adam(net.Parameters, LearningRate.Cosine(0.02, steps, final: 1e-4)) { ClipNorm = 10 };
        var trainer = new Trainer<PointCloud<Cube>>(
            net,
            adam,
            (pass, batch) => Loss.MeanSquaredError(net.Forward(pass.Enter(batch)), targets)
        );
        trainer.Run([shapes], steps, progress);
        return net;
    }

    internal static PointCloud<Cube> Cloud(double[] positions)
    {
        var present = new double[positions.Length / 3];
        Array.Fill(present, 1.0);
        return PointCloud.Create<Cube>(positions, present, Neighbours.WithinRadius(Radius));
    }
}
