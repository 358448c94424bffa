using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// What forces cost: an energy, energy and forces, and the gradient of a loss of both by every weight. The target is
/// the last over the second.
/// </summary>
internal static class ForceSteps
{
    private const int Atoms = 128;

    /// <summary>A network of three convolutions, beside the same one of another library.</summary>
    public static IEnumerable<Case> OfField()
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
            new Case(group, "energy", Atoms, () => net.Predict(cloud)) { Peers = [PeerWork.E3nn("forces forward")] },
            new Case(group, "energy and forces", Atoms, () => net.PredictForces(cloud))
            {
                Peers = [PeerWork.E3nn("forces first")],
            },
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
                Peers = [PeerWork.E3nn("forces both")],
            },
        ];
    }

    /// <summary>
    /// A cubic lattice, periodic, with 56 or so neighbours of an atom within the cutoff, and the species of its atoms.
    /// </summary>
    /// <param name="side">Atoms along each axis.</param>
    internal static (PointCloud<MaceKind> Cloud, Labels Species) Crystal(int side)
    {
        const double spacing = 2.1;
        int atoms = side * side * side;
        int[] strides = [1, side, side * side];
        double[] places = Numbers.Random<double>(3 * atoms, 4);
        for (int i = 0; i < places.Length; i++)
        {
            int along = i / 3 / strides[i % 3] % side;
            places[i] = (spacing * along) + (0.05 * places[i]);
        }

        int[] kinds = [.. Enumerable.Range(0, atoms).Select(static i => i % 3)];
        PointCloud<MaceKind> cloud = PointCloud.Create<MaceKind>(
            places,
            [.. kinds.SelectMany(static kind => Enumerable.Range(0, 3).Select(k => k == kind ? 1f : 0f))],
            Neighbours.WithinRadius(LargeMace.Cutoff),
            Cell.Cubic(side * spacing)
        );
        return (cloud, Labels.OnPointsOf(cloud, kinds));
    }

    /// <summary>A potential of the usual size in a crystal: what an atom costs is the time over the atoms.</summary>
    public static IEnumerable<Case> OfMace()
    {
        (PointCloud<MaceKind> cloud, Labels species) = Crystal(side: 4);
        int atoms = cloud.Count;
        var net = new LargeMace(seed: 1);
        string group =
            $"a MACE of 128 channels, {net.Parameters.Count} weights, {atoms} atoms of a crystal, "
            + $"{(double)cloud.NeighbourList.Count / atoms:0} neighbours each";
        return
        [
            new Case(group, "energy", atoms, () => net.Predict(cloud, species)),
            new Case(group, "energy, forces and stress", atoms, () => net.PredictForces(cloud, species)),
        ];
    }
}
