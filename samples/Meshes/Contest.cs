namespace GeoDL.Typed.Samples.Meshes;

/// <summary>Trains networks on some surfaces and measures them on others.</summary>
internal static class Contest
{
    /// <summary>Trains the network of surfaces.</summary>
    internal static HeatNet Train(Examples[] known, int steps, ulong seed)
    {
        var net = new HeatNet(seed);
        Train(net, known, steps, (pass, e, i) => net.Forward(pass.Enter(e.Entered(i))));
        return net;
    }

    /// <summary>Trains the network of coordinates.</summary>
    internal static CoordinateNet TrainOnCoordinates(Examples[] known, int steps, ulong seed)
    {
        var net = new CoordinateNet(seed);
        Train(net, known, steps, (pass, e, i) => net.Forward(pass.Enter(e.Mesh.WithFeatures(e.Placed(i)))));
        return net;
    }

    /// <summary>The mean error of a network over the examples of a surface.</summary>
    internal static double Error(HeatNet net, Examples examples) =>
        Error(examples, i => net.Predict(examples.Entered(i)).ToArray());

    /// <summary>The mean error of a network over the examples of a surface.</summary>
    internal static double Error(CoordinateNet net, Examples examples) =>
        Error(examples, i => net.Predict(examples.Mesh.WithFeatures(examples.Placed(i))).ToArray());

    /// <summary>The mean error of leaving temperatures as they are.</summary>
    internal static double ErrorOfNothing(Examples examples) => Error(examples, i => examples.Before[i]);

    private static double Error(Examples examples, Func<int, double[]> answer) =>
        Enumerable.Range(0, examples.Before.Length).Average(i => examples.Flow.Error(examples.After[i], answer(i)));

    private delegate Heat Answer(Pass pass, Examples examples, int example);

    private static void Train(IEquivariantModel net, Examples[] known, int steps, Answer answer)
    {
        var adam = new Adam(net.Parameters, LearningRate.Cosine(0.01, steps, final: 1e-5)) { ClipNorm = 1 };
        var samples = known.SelectMany(static e => e.Before.Select((_, i) => (Examples: e, Number: i))).ToArray();
        new Trainer<(Examples Examples, int Number)>(
            net,
            adam,
            (pass, s) =>
                Loss.MeanSquaredError(answer(pass, s.Examples, s.Number), Rows<Heat>.From(s.Examples.After[s.Number]))
        )
        {
            BatchSize = 4,
        }.Run(samples, steps);
    }
}
