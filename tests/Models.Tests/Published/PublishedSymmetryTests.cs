using GeoDL.Typed.Algebra;
using GeoDL.Typed.Models.Tests.Published.Allegro;
using GeoDL.Typed.Models.Tests.Published.Mace;
using GeoDL.Typed.Models.Tests.Published.Nequip;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Published;

/// <summary>The published networks with random weights, in a cell whose atoms are neighbours of their own
/// images.</summary>
public sealed class PublishedSymmetryTests
{
    private static readonly double[] Positions =
    [
        0.39,
        0.43,
        0.35,
        2.79,
        0.91,
        2.26,
        1.35,
        2.81,
        2.35,
        3.35,
        2.6,
        0.16,
        1.93,
        1.76,
        1.33,
        4.9,
        4.22,
        3.5,
    ];

    private static readonly Cell Cell = new([4.3, 0, 0, 1.05, 4.1, 0, 0.65, 0.85, 4.45]);

    private static readonly int[] Species = [1, 0, 0, 1, 0, 1];

    private static readonly MetalMace Mace = new(5, Precision.Double);
    private static readonly WaterNequip Nequip = new(5, Precision.Double);
    private static readonly WaterAllegro Allegro = new(5, Precision.Double);

    [Theory]
    [InlineData("MACE")]
    [InlineData("NequIP")]
    [InlineData("Allegro")]
    public void MirroredCrystals_HaveTheSameEnergy(string network)
    {
        var symmetry = Symmetry.Random(new Random(7), Species.Length, withInversion: true);
        double[] unit = [1, 0, 0, 0, 1, 0, 0, 0, 1],
            columns = Turned(unit, symmetry.Element),
            matrix = [.. Enumerable.Range(0, 9).Select(i => columns[(3 * (i % 3)) + (i / 3)])],
            positions = Permuted(Turned(Positions, symmetry.Element), symmetry, 3);
        (double energy, double[] forces) = Answer(network, Positions, Cell, Species);
        (double turnedEnergy, double[] turnedForces) = Answer(
            network,
            [.. positions.Select((x, i) => x + symmetry.Shift[i % 3])],
            Cell.Turned(matrix),
            [.. Permuted([.. Species.Select(static s => (double)s)], symmetry, 1).Select(static s => (int)s)]
        );
        Near.Equal(energy, turnedEnergy, Tolerance.Sample.Network.Double, "energy");
        Near.Equal(
            Permuted(Turned(forces, symmetry.Element), symmetry, 3),
            turnedForces,
            Tolerance.Sample.Network.Double,
            "forces"
        );
    }

    [Theory]
    [InlineData("MACE")]
    [InlineData("NequIP")]
    [InlineData("Allegro")]
    public void Forces_AreMinusTheDerivativesOfTheEnergy(string network)
    {
        const double Step = 1e-3;
        double[] forces = Answer(network, Positions, Cell, Species).Forces;
        for (int i = 3; i < 6; i++)
        {
            double slope = (8 * (At(i, Step) - At(i, -Step)) - At(i, 2 * Step) + At(i, -2 * Step)) / (12 * Step);
            Near.Equal(-forces[i], slope, Tolerance.Derivative.Curved, scale: forces.Max(Math.Abs));
        }

        double At(int i, double shift)
        {
            double[] moved = [.. Positions];
            moved[i] += shift;
            return Answer(network, moved, Cell, Species).Energy;
        }
    }

    private static (double Energy, double[] Forces) Answer(string network, double[] positions, Cell cell, int[] species)
    {
        ForcePrediction<AtomEnergy> answer;
        if (network == "MACE")
        {
            PointCloud<MetalAtom> metal = PointCloud.Create<MetalAtom>(
                positions,
                PublishedStructure.OneHot(species, MetalMaceConstants.Symbols.Length),
                Neighbours.WithinRadius(MetalMaceConstants.Cutoff),
                cell
            );
            answer = Mace.PredictForces(metal, Labels.OnPointsOf(metal, species));
        }
        else
        {
            PointCloud<WaterAtom> water = PointCloud.Create<WaterAtom>(
                positions,
                PublishedStructure.OneHot(species, 2),
                Neighbours.WithinRadius(WaterNequipConstants.Cutoff),
                cell
            );
            var types = Labels.OnPointsOf(water, species);
            answer = network == "NequIP" ? Nequip.PredictForces(water, types) : Allegro.PredictForces(water, types);
        }

        return (answer.Energy.ToArray().Sum(), answer.Forces.ToArray());
    }

    private static double[] Turned(double[] vectors, OrthogonalMatrix element) =>
        [
            .. vectors
                .Chunk(3)
                .SelectMany(v =>
                {
                    (double x, double y, double z) = element.Apply(v[0], v[1], v[2]);
                    return new[] { x, y, z };
                }),
        ];

    private static double[] Permuted(double[] rows, Symmetry symmetry, int width)
    {
        double[] permuted = new double[rows.Length];
        for (int i = 0; i < symmetry.Permutation.Length; i++)
            Array.Copy(rows, i * width, permuted, symmetry.Permutation[i] * width, width);
        return permuted;
    }
}
