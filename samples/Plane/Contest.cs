using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Samples.Plane;

/// <summary>Trains a network on upright shapes, and shows it the same and turned ones that it has never seen.</summary>
internal static class Contest
{
    private const int Train = 40;
    private const int Test = 50;

    /// <summary>The parts of upright and of turned shapes whose kind it names rightly.</summary>
    internal static (double Upright, double Turned) Run<TDot, TKind>(
        IEquivariantModel net,
        Func<Pass, PlaneCloud<TDot>, Labels, Loss> loss,
        Func<PlaneCloud<TDot>, Rows<TKind>> predict,
        int steps
    )
        where TDot : struct, IFeatures<TDot>, allows ref struct
        where TKind : struct, IFeatures<TKind>, allows ref struct
    {
        var random = new Random(1);
        var samples = new List<(PlaneCloud<TDot>, Labels)>();
        for (int i = 0; i < Train; i++)
            samples.Add(Batch<TDot>(random, static _ => 0));
        var adam = new Adam(net.Parameters, LearningRate.Cosine(0.01, steps, final: 1e-4)) { ClipNorm = 10 };
        new Trainer<(PlaneCloud<TDot> Cloud, Labels Kinds)>(net, adam, (pass, s) => loss(pass, s.Cloud, s.Kinds))
        {
            BatchSize = 4,
        }.Run(samples, steps);
        return (
            Right(predict, new Random(2), static _ => 0),
            Right(predict, new Random(3), static r => 2 * Math.PI * r.NextDouble())
        );

        double Right(Func<PlaneCloud<TDot>, Rows<TKind>> answer, Random source, Func<Random, double> angle)
        {
            int right = 0;
            for (int i = 0; i < Test; i++)
            {
                (PlaneCloud<TDot> cloud, Labels kinds) = Batch<TDot>(source, angle);
                double[][] logits = [.. answer(cloud).ToArray().Chunk(Outlines.Kinds.Length)];
                right += kinds
                    .ToArray()
                    .Where((kind, row) => Array.IndexOf(logits[row], logits[row].Max()) == kind)
                    .Count();
            }

            return right / (double)(Test * Outlines.Kinds.Length);
        }
    }

    /// <summary>One shape of each kind.</summary>
    private static (PlaneCloud<TDot> Cloud, Labels Kinds) Batch<TDot>(Random random, Func<Random, double> angle)
        where TDot : struct, IFeatures<TDot>, allows ref struct
    {
        var clouds = new List<PlaneCloud<TDot>>();
        for (int kind = 0; kind < Outlines.Kinds.Length; kind++)
        {
            double[] points = Outlines.Draw(kind, angle(random), random);
            double[] present = [.. Enumerable.Repeat(1.0, points.Length / 2)];
            clouds.Add(PlaneCloud.Create<TDot>(points, present, Neighbours.WithinRadius(0.7)));
        }

        return (PlaneCloud.Batch(clouds), new Labels([.. Enumerable.Range(0, clouds.Count)]));
    }
}
