using GeoDL.Typed.Benchmarks.Cases;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Commands;

/// <summary>
/// What a convolution's training step keeps on the managed heap, for few and many edges and for narrow and wide
/// features.
/// </summary>
internal static class Memory
{
    private const double Degree = 20;
    private const double Shorter = 0.8;
    private static readonly int[] Points = [500, 5000];

    public static int Write(TextWriter output)
    {
        output.WriteLine(
            "| copies of 0e, 1o, 2e | points | edges | kept by a step (forward, backward to features, "
                + "positions and weights) | edges within 0.8 of the radius | kept with these alone | bytes "
                + "for each edge more | edges × paths × copies as floats |"
        );
        output.WriteLine("| --: | --: | --: | --: | --: | --: | --: | --: |");
        foreach (int points in Points)
        {
            Row<Narrow2, NarrowConvolution>(
                output,
                8,
                points,
                static () => new NarrowConvolution(seed: 1),
                static (net, cloud) => net.Forward(cloud)
            );
            Row<Wide2, Convolution2>(
                output,
                32,
                points,
                static () => new Convolution2(seed: 1),
                static (net, cloud) => net.Forward(cloud)
            );
        }

        return 0;
    }

    private delegate T Forward<T, TNet>(TNet net, PointCloud<T> cloud)
        where T : struct, IFeatures<T>, allows ref struct;

    private static void Row<T, TNet>(
        TextWriter output,
        int copies,
        int points,
        Func<TNet> create,
        Forward<T, TNet> forward
    )
        where T : struct, IFeatures<T>, allows ref struct
        where TNet : IEquivariantModel
    {
        const int paths = 11;
        double[] positions = Numbers.Positions(points, Degree, seed: 5);
        Cell cell = Cell.Cubic(Numbers.Side(points, Degree));
        int edges = NeighbourSearch.WithinRadius(positions, 1, cells: [cell]).Count,
            fewer = NeighbourSearch.WithinRadius(positions, Shorter, cells: [cell]).Count;
        float[] features = Numbers.Random(points * 9L * copies, 6);
        long all = Kept(1),
            some = Kept(Shorter);
        output.WriteLine(
            $"| {copies} | {points} | {edges} | {all / 1e6:0.0} MB | {fewer} | {some / 1e6:0.0} MB | "
                + $"{(all - some) / (double)(edges - fewer):0} | {4.0 * paths * copies * edges / 1e6:0.0} MB "
                + "|"
        );

        long Kept(double radius)
        {
            PointCloud<T> cloud = PointCloud.Create<T>(positions, features, Neighbours.WithinRadius(radius), cell);
            TNet net = create();
            long before = GC.GetTotalMemory(forceFullCollection: true);
            for (int i = 0; i < 2; i++)
            {
                using Pass pass = net.Record();
                pass.Backward(
                    Loss.Sum(
                        forward(net, pass.Enter(cloud, GradientInputs.Features | GradientInputs.Positions))
                            .SquaredNorm()
                    )
                );
            }

            long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
            GC.KeepAlive(net);
            return cloud.Count == points ? kept : throw new InvalidOperationException("The cloud was changed.");
        }
    }
}
