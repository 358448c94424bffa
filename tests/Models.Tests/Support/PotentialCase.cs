using GeoDL.Typed.Models.Tests.Networks;

namespace GeoDL.Typed.Models.Tests.Support;

/// <summary>A model of an energy, and what force fields ask of it.</summary>
internal sealed class PotentialCase(IEquivariantModel model, PotentialCase.Potential energy)
{
    /// <summary>The energies of a batch.</summary>
    public delegate Energy Potential(PointCloud<Species> cloud);

    public IEquivariantModel Model { get; } = model;

    /// <summary>What is trained.</summary>
    public Parameter[] Weights { get; } = [.. model.Parameters.All.Where(static p => !p.IsBuffer)];

    /// <summary>Models up to third degree that <see cref="Dual.SlowPotential"/> knows too.</summary>
    public static IReadOnlyList<string> Whole { get; } = ["gated", "mace", "normed", "attention"];

    public static PotentialCase Create(string name, Precision precision)
    {
        switch (name)
        {
            case "potential":
                var potential = new PotentialNet(5, precision);
                return new PotentialCase(potential, potential.Forward);
            case "handmade":
                var handmade = new HandmadePotentialNet(5, precision);
                return new PotentialCase(handmade, handmade.Forward);
            case "spline":
                var spline = new SplinePotentialNet(5, precision);
                return new PotentialCase(spline, spline.Forward);
            case "pairs":
                var pairs = new MappedPotentialNet(5, precision);
                return new PotentialCase(pairs, pairs.Forward);
            case "nodes":
                var nodes = new NodePotentialNet(5, precision);
                return new PotentialCase(nodes, cloud => nodes.Forward(cloud, Alternating(cloud)));
            case "contraction":
                var contraction = new ContractionPotentialNet(5, precision);
                return new PotentialCase(contraction, c => contraction.Forward(c, Alternating(c)));
            case "heads":
                var heads = new HeadsPotentialNet(5, precision);
                return new PotentialCase(heads, heads.Forward);
            case "gated":
                var gated = new GatedPotentialNet(5, precision);
                return new PotentialCase(gated, gated.Forward);
            case "mace":
                var mace = new MacePotentialNet(5, precision);
                return new PotentialCase(mace, c => mace.Forward(c, Alternating(c)));
            case "normed":
                var normed = new NormedPotentialNet(5, precision);
                return new PotentialCase(normed, c => normed.Forward(c, Alternating(c)));
            case "attention":
                var attention = new AttentionPotentialNet(5, precision);
                return new PotentialCase(attention, attention.Forward);
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such model.");
        }
    }

    /// <summary>Species 0 and 1 by turns, so that rows of a species do not follow one another.</summary>
    private static Labels Alternating(PointCloud<Species> cloud) =>
        Labels.OnPointsOf(cloud, [.. Enumerable.Range(0, cloud.Count).Select(static i => i % 2)]);

    public Energy Forward(PointCloud<Species> cloud) => energy(cloud);

    public double Energy(PointCloud<Species> cloud)
    {
        using Pass pass = Model.Record(training: false);
        return Loss.Sum(energy(pass.Enter(cloud))).Value;
    }

    public double[] Forces(PointCloud<Species> cloud)
    {
        using Pass pass = Model.Record(training: false);
        PointCloud<Species> entered = pass.Enter(cloud, GradientInputs.Forces);
        return pass.Forces(energy(entered), entered).ToRows().ToArray();
    }

    public double[] Stress(PointCloud<Species> cloud)
    {
        using Pass pass = Model.Record(training: false);
        PointCloud<Species> entered = pass.Enter(cloud, GradientInputs.Forces);
        return pass.Stress(energy(entered), entered).ToRows().ToArray();
    }

    /// <summary>A loss of energies and forces, and of stress if it is given.</summary>
    public Loss ForceLoss(Pass pass, PointCloud<Species> entered, ForceTargets targets)
    {
        Energy energies = energy(entered);
        Loss loss =
            Loss.MeanSquaredError(energies, Rows<Energy>.From(targets.Energies))
            + 0.7 * Loss.Huber(pass.Forces(energies, entered), Rows.From("1o", targets.Forces), 0.5);
        return targets.Stress is null
            ? loss
            : loss + 0.4 * Loss.MeanSquaredError(pass.Stress(energies, entered), Rows.From("0e + 2e", targets.Stress));
    }
}
