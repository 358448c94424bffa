using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// What forces cost: an energy, energy and forces, and the gradient of a loss of both by every weight. The target is
/// the last over the second.
/// </summary>
internal static class ForceSteps
{
    private const int Atoms = 128;

    public static IEnumerable<Case> Create()
    {
        // About 20 neighbours each.
        PointCloud<AtomKind> cloud = PointCloud.Create<AtomKind>(
            [.. Numbers.Random<double>(3 * Atoms, 1).Select(static x => 2.2 * x)],
            [
                .. Enumerable
                    .Range(0, Atoms)
                    .SelectMany(static i => Enumerable.Range(0, 4).Select(k => k == i % 4 ? 1f : 0f)),
            ],
            Neighbours.WithinRadius(1.75)
        );
        var net = new ForceField(seed: 1);
        var energies = Rows<AtomEnergy>.From([1.0]);
        Rows<Features> forces = Rows.From("1o", Numbers.Random(3 * Atoms, 3));
        string group =
            $"a force field of three convolutions, 32x0e+32x1o+32x2e, {net.Parameters.Count} weights, {Atoms} atoms, "
            + $"{cloud.NeighbourList.Count} edges";
        return
        [
            new Case(group, "energy", Atoms, () => net.Predict(cloud)),
            new Case(group, "energy and forces", Atoms, () => net.PredictForces(cloud)),
            new Case(
                group,
                "gradient of a loss of energies and forces",
                Atoms,
                () =>
                {
                    using Pass pass = net.Record();
                    PointCloud<AtomKind> entered = pass.Enter(cloud, GradientInputs.Forces);
                    AtomEnergy energy = net.Forward(entered);
                    pass.Backward(
                        Loss.MeanSquaredError(energy, energies)
                            + Loss.MeanSquaredError(pass.Forces(energy, entered), forces)
                    );
                }
            )
            {
                Against = "energy and forces",
            },
        ];
    }
}
