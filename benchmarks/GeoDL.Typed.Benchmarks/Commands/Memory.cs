using GeoDL.Typed.Benchmarks.Cases;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Commands;

/// <summary>
/// What is kept on the managed heap: by a convolution's training step, for few and many edges and for narrow and wide
/// features; by a potential, for few and many atoms; by spherical harmonic transforms.
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

        output.WriteLine();
        Atoms(output);
        output.WriteLine();
        Spheres(output);
        return 0;
    }

    private static void Atoms(TextWriter output)
    {
        output.WriteLine(
            "| a MACE of 128 channels, atoms of a crystal | kept by energy, forces and stress | an atom |"
        );
        output.WriteLine("| --: | --: | --: |");
        foreach (int side in (int[])[4, 5, 6])
        {
            (PointCloud<MaceKind> cloud, Labels species) = ForceSteps.Crystal(side);
            var net = new LargeMace(seed: 1);
            long kept = Kept(() => net.PredictForces(cloud, species));
            GC.KeepAlive(net);
            output.WriteLine($"| {cloud.Count} | {kept / 1e6:0.0} MB | {kept / 1e3 / cloud.Count:0} KB |");
        }
    }

    private static void Spheres(TextWriter output)
    {
        output.WriteLine("| spherical harmonic transform, HEALPix, l_max | map | kept without spin | with spin 2 |");
        output.WriteLine("| --: | --: | --: | --: |");
        foreach (int maxDegree in (int[])[128, 256, 512, 1024])
        {
            var sky = new HealPix(maxDegree / 2);
            double[] map = new double[sky.Count];
            SphereTransform? plain = null,
                polarised = null;
            long without = Kept(() =>
                {
                    plain ??= new SphereTransform(sky, maxDegree);
                    plain.Analyze(map);
                }),
                with = Kept(() =>
                {
                    polarised ??= new SphereTransform(sky, maxDegree, spin: 2);
                    polarised.AnalyzePair(map, map);
                });
            GC.KeepAlive((plain, polarised));
            output.WriteLine(
                $"| {maxDegree} | {sizeof(double) * map.Length / 1e6:0.0} MB | {without / 1e6:0.0} MB | "
                    + $"{with / 1e6:0.0} MB |"
            );
        }
    }

    /// <summary>What is on the heap after doing something twice, and was not before.</summary>
    private static long Kept(Action run)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < 2; i++)
            run();
        return GC.GetTotalMemory(forceFullCollection: true) - before;
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
            long kept = Memory.Kept(() =>
            {
                using Pass pass = net.Record();
                pass.Backward(
                    Loss.Sum(
                        forward(net, pass.Enter(cloud, GradientInputs.Features | GradientInputs.Positions))
                            .SquaredNorm()
                    )
                );
            });
            GC.KeepAlive(net);
            return cloud.Count == points ? kept : throw new InvalidOperationException("The cloud was changed.");
        }
    }
}
