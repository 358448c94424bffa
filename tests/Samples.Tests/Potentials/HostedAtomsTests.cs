using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Tests.Potentials;

/// <summary>How far ghosts are needed, along a chain in which atoms hear of the next ones alone.</summary>
public sealed class HostedAtomsTests
{
    private const int Length = 8;

    [Theory]
    [InlineData(PotentialName.Nequix, 14)]
    [InlineData(PotentialName.TinyMace, 6)]
    public void Energy_NeedsGhostsOfAsManyRoundsAsThereAre(PotentialName name, int element)
    {
        Potential potential = name == PotentialName.TinyMace ? TinyMacePotential.Load() : NequixPotential.Load();
        double spacing = 0.53 * potential.Cutoff;
        var chain = new Structure("chain", Elements(Length), Positions(Length));
        double expected = potential.EnergiesOf(chain)[0];

        Near.Equal(expected, Hosted(potential.Rounds).Energy, Tolerance.Model.Double);
        Near.Equal(expected, Hosted(Length - 1).Energy, Tolerance.Model.Double);
        Assert.NotEqual(expected, Hosted(potential.Rounds - 1).Energy);

        // Nothing holds the chain: no force on the whole, and none on atoms that are too far.
        double[] forces = Hosted(Length - 1).Forces;
        double largest = forces.Max(Math.Abs);
        for (int axis = 0; axis < 3; axis++)
            Near.Equal(0, forces.Where((_, i) => i % 3 == axis).Sum(), Tolerance.Model.Double, scale: largest);
        Assert.All(forces[(3 * (potential.Rounds + 1))..], static f => Assert.Equal(0, f));
        Assert.True(Math.Abs(forces[(3 * potential.Rounds) + 2]) > 0);

        Answer Hosted(int ghosts)
        {
            int count = ghosts + 1;
            int[][] rows =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i => new[] { i - 1, i + 1 }.Where(j => j >= 0 && j < count).ToArray()),
            ];
            return potential.Evaluate(
                new HostedAtoms
                {
                    Own = 1,
                    AtomicNumbers = Elements(count),
                    Positions = Positions(count),
                    Offsets = (int[])[0, .. rows.Select((_, i) => rows.Take(i + 1).Sum(static r => r.Length))],
                    Neighbours = rows.SelectMany(static r => r).ToArray(),
                }
            );
        }

        int[] Elements(int count) => [.. Enumerable.Repeat(element, count)];

        double[] Positions(int count) =>
            [.. Enumerable.Range(0, count).SelectMany(i => new[] { 0, 0.3 * (i % 2), spacing * i })];
    }
}
