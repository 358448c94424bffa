using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>How far an output of moved inputs is from the moved output.</summary>
/// <param name="Error">The largest difference, relative to the largest number of the table.</param>
/// <param name="Cloud">The cloud in which it is.</param>
internal readonly record struct Comparison(double Error, int Cloud)
{
    /// <summary>Compares one output of two runs.</summary>
    /// <param name="scene">The inputs of both.</param>
    /// <param name="before">The run without a motion.</param>
    /// <param name="after">The run with it.</param>
    /// <param name="motion">The motion.</param>
    /// <param name="output">The number of the output.</param>
    public static Comparison Of(Scene scene, Stage before, Stage after, Motion motion, int output)
    {
        (Output was, Output came) = (before.Outputs[output], after.Outputs[output]);
        if (was.Values.Length != came.Values.Length)
            return new Comparison(double.PositiveInfinity, 0);
        double scale = was.Values.Concat(came.Values).Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (was.Moved is { } moved)
            return new Comparison(Largest(moved(motion), came.Values, scale), 0);

        int rows = Math.Max(1, was.Rows.Count),
            dim = was.Values.Length / rows;
        Dictionary<(int, int), int> places = Keys(scene, before, was.Rows)
            .Index()
            .ToDictionary(k => k.Item, k => k.Index);
        var worst = new Comparison(0, 0);
        foreach ((int row, (int, int) key) in Keys(scene, after, came.Rows).Index())
        {
            if (!places.TryGetValue(key, out int old))
                return new Comparison(double.PositiveInfinity, 0);
            int cloud = CloudOf(scene, was.Rows, key);
            double[] expected = Moved(scene, was, motion, cloud, was.Values[(old * dim)..((old + 1) * dim)]);
            double error = Largest(expected, came.Values[(row * dim)..((row + 1) * dim)], scale);
            if (!(error <= worst.Error))
                worst = new Comparison(error, cloud);
        }

        return worst;
    }

    private static double[] Moved(Scene scene, Output output, Motion motion, int cloud, double[] row)
    {
        if (output.Signature is { } signature)
            return scene.Space.Turn(motion.Elements[cloud], signature.Irreps, row);
        double[] turned = scene.Space.TurnVectors(motion.Elements[cloud], row);
        return [.. turned.Select((x, i) => x + (scene.Length * motion.Shifts[cloud][i]))];
    }

    private static double Largest(double[] expected, double[] actual, double scale)
    {
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            // What is not finite must be so in both.
            double difference =
                double.IsFinite(expected[i]) && double.IsFinite(actual[i]) ? Math.Abs(expected[i] - actual[i])
                : double.IsFinite(expected[i]) == double.IsFinite(actual[i]) ? 0
                : double.PositiveInfinity;
            largest = Math.Max(largest, difference);
        }

        return largest == 0 ? 0 : largest / scale;
    }

    /// <summary>What each row belongs to, in the order of a run.</summary>
    private static IEnumerable<(int, int)> Keys(Scene scene, Stage stage, RowSpace rows) =>
        (scene.Kind == SceneKind.Points && scene.Supplied is null && !rows.IsTable, rows.Kind) switch
        {
            (true, RowSpaceKind.Points or RowSpaceKind.Nodes) => stage.PointOrder,
            (true, RowSpaceKind.Edges) => stage.EdgeOrder,
            (true, RowSpaceKind.Clouds) => stage.CloudOrder.Select(static c => (c, 0)),
            _ => Enumerable.Range(0, rows.Count).Select(static i => (i, 0)),
        };

    private static int CloudOf(Scene scene, RowSpace rows, (int First, int Second) key) =>
        scene.Kind != SceneKind.Points || scene.Supplied is not null || rows.IsTable ? 0
        : rows.Kind == RowSpaceKind.Edges ? Stage.CloudOf(key.First)
        : key.First;
}
