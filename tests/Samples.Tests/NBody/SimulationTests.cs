using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Simulation;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.NBody;

public class SimulationTests
{
    [Fact]
    public void Advance_FollowsTheReferenceFromFrameToFrame()
    {
        foreach (Trajectory reference in ReferenceTrajectories.All)
        {
            var system = new ChargedSystem(reference.Positions[0], reference.Velocities[0], reference.Charges);
            for (int k = 1; k < Trajectory.Frames.Length; k++)
            {
                system.Advance(
                    TrajectorySimulator.StepOf(Trajectory.Frames[k])
                        - TrajectorySimulator.StepOf(Trajectory.Frames[k - 1])
                );

                // The start is rounded to float32; without close encounters its rounding grows little.
                Near.Equal(reference.Positions[k], system.Positions, Tolerance.Sample.Trajectory, "positions");
                Near.Equal(reference.Velocities[k], system.Velocities, Tolerance.Sample.Trajectory, "velocities");
            }
        }
    }

    [Fact]
    public void Advance_KeepsMomentumAndNearlyEnergy()
    {
        ChargedSystem system = TrajectorySimulator.Draw(seed: 4);
        (double[] momentum, double energy) = (Momentum(system), Energy(system));

        system.Advance(500);

        Near.Equal(momentum, Momentum(system), Tolerance.Zero, "momentum", scale: 1);
        Near.Equal(energy, Energy(system), Tolerance.Sample.Energy, "energy");
    }

    [Fact]
    public void Advance_CutsTheForceOfACloseEncounter()
    {
        var system = new ChargedSystem([0, 0, 0, 1e-3, 0, 0], [0, 0, 0, 0, 0, 0], [1, 1]);

        system.Advance(1);

        Assert.Equal([-0.1, 0, 0, 0.1, 0, 0], system.Velocities.ToArray());
    }

    [Fact]
    public void Draw_HasTheStatisticsOfTheProtocol()
    {
        ChargedSystem[] systems = [.. Enumerable.Range(0, 2000).Select(static i => TrajectorySimulator.Draw((ulong)i))];

        Assert.All(systems, static s => Assert.All(s.Charges.ToArray(), static q => Assert.Equal(1, Math.Abs(q))));
        Assert.Equal(0, systems.Average(static s => s.Charges.ToArray().Average()), 0.03);
        Assert.Equal(1, systems.Average(static s => s.Positions.ToArray().Average(static x => x * x)), 0.05);
        Assert.All(
            systems,
            static s =>
                Near.Equal(
                    0.25,
                    s.Velocities[0] * s.Velocities[0]
                        + s.Velocities[1] * s.Velocities[1]
                        + s.Velocities[2] * s.Velocities[2],
                    Tolerance.Rounding.Few.Double
                )
        );
    }

    [Fact]
    public void SimulateMany_DependsOnNeitherThreadsNorCount()
    {
        Trajectory[] one = TrajectorySimulator.SimulateMany(3, seed: 5, threads: 1),
            many = TrajectorySimulator.SimulateMany(8, seed: 5);

        for (int i = 0; i < one.Length; i++)
            Assert.Equal(one[i].Positions[^1], many[i].Positions[^1]);

        Assert.NotEqual(one[0].Positions[^1], one[1].Positions[^1]);
    }

    [Fact]
    public void LengthsThatDoNotFit_AreRefused() =>
        Assert.Contains(
            "3 charges need 9 coordinates",
            Assert
                .Throws<ArgumentException>(() => new ChargedSystem(new double[9], new double[6], new double[3]))
                .Message,
            StringComparison.Ordinal
        );

    private static double[] Momentum(ChargedSystem system) =>
        [.. Enumerable.Range(0, 3).Select(axis => system.Velocities.ToArray().Where((_, i) => i % 3 == axis).Sum())];

    private static double Energy(ChargedSystem system)
    {
        double[] x = system.Positions.ToArray();
        double energy = 0.5 * system.Velocities.ToArray().Sum(static v => v * v);
        for (int i = 0; i < system.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double distance = Math.Sqrt(
                    Enumerable.Range(0, 3).Sum(a => Math.Pow(x[(3 * i) + a] - x[(3 * j) + a], 2))
                );
                energy += system.Charges[i] * system.Charges[j] / distance;
            }
        }

        return energy;
    }
}
