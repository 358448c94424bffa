namespace GeoDL.Typed.Tool.Models;

/// <summary>A particle.</summary>
[Irreps("charge: 0e + velocity: 1o")]
public readonly ref partial struct Particle;

/// <summary>Features inside.</summary>
[Irreps("4x0e + 4x1o + 2x2e")]
public readonly ref partial struct Hidden;

/// <summary>What is asked for.</summary>
[Irreps("energy: 0e + force: 1o")]
public readonly ref partial struct Answer;

/// <summary>A part of another model, which takes edges and numbers on them.</summary>
[EquivariantModel]
public sealed partial class Exchange
{
    [Linear]
    private partial Hidden Mix(Hidden x);

    /// <summary>Sums what the neighbours send, weighted.</summary>
    public Hidden Forward(Neighbourhood edges, [Irreps("1x0e")] Scalars weights, Hidden x) =>
        Mix(edges.Sum(weights * edges.Sender(x)));
}

/// <summary>A convolution, a gate, a module and a linear map.</summary>
[EquivariantModel]
public sealed partial class ForceNet
{
    [SteerableConvolution(MaxDegree = 2, Cutoff = 1.5, RadialWidth = 8)]
    private partial Gated<Hidden> Embed(Neighbourhood edges, Particle x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    /// <summary>The module.</summary>
    [Module]
    public partial Exchange Exchange { get; }

    [Linear]
    private partial Answer Read(Hidden x);

    /// <summary>One answer for each point.</summary>
    public Answer Forward(PointCloud<Particle> cloud)
    {
        Hidden h = Activate(Embed(cloud.Edges, cloud.Features));
        return Read(h + Exchange.Forward(cloud.Edges, cloud.Edges.Lengths, h));
    }
}

/// <summary>A model with a wrong promise in it.</summary>
[EquivariantModel]
public sealed partial class WrongNet
{
    [Linear]
    private partial Particle Mix(Particle x);

    /// <summary>One row for each point.</summary>
    public Particle Forward(PointCloud<Particle> cloud) => Mix(Stretch(cloud, cloud.Features));

    /// <summary>Doubles the y component.</summary>
    [AssumeEquivariant(Justification = "It is not: the tool has to see it.")]
    private static Particle Stretch(PointCloud<Particle> cloud, Particle x)
    {
        double[] values = x.ToRows().ToArray();
        for (int i = 2; i < values.Length; i += 4)
            values[i] *= 2;
        return cloud.WithFeatures(Rows<Particle>.From(values)).Features;
    }
}

/// <summary>A model whose outputs are no numbers.</summary>
[EquivariantModel]
public sealed partial class EndlessNet
{
    [Linear]
    private partial Particle Mix(Particle x);

    /// <summary>One row for each point.</summary>
    public Particle Forward(PointCloud<Particle> cloud) =>
        cloud.Features.Charge.Map(static r => Real.Sqrt(-1 - (r * r))) * Mix(cloud.Features);
}

/// <summary>A wrong model that changes as much when its inputs are rounded.</summary>
[EquivariantModel]
public sealed partial class ShakyNet
{
    [Linear]
    private partial Particle Mix(Particle x);

    /// <summary>One row for each point.</summary>
    public Particle Forward(PointCloud<Particle> cloud) =>
        cloud.Features.Charge.Map(static r => Real.Sin(1e16 * r)) * Mix(Forget(cloud, cloud.Features));

    /// <summary>Leaves the x component out.</summary>
    [AssumeEquivariant(Justification = "It is not: the tool has to see it.")]
    private static Particle Forget(PointCloud<Particle> cloud, Particle x)
    {
        double[] values = x.ToRows().ToArray();
        for (int i = 1; i < values.Length; i += 4)
            values[i] = 0;
        return cloud.WithFeatures(Rows<Particle>.From(values)).Features;
    }
}

/// <summary>A layer that runs three times.</summary>
[EquivariantModel]
public sealed partial class LoopNet
{
    [Linear]
    private partial Particle Mix(Particle x);

    /// <summary>One row for each point.</summary>
    public Particle Forward(PointCloud<Particle> cloud)
    {
        Particle h = cloud.Features;
        for (int round = 0; round < 3; round++)
            h = Mix(h);
        return h;
    }
}

/// <summary>What a model is told beside its inputs.</summary>
/// <param name="Factor">A factor.</param>
public sealed record Settings(double Factor);

/// <summary>A model that does not accept random inputs, since it takes settings.</summary>
[EquivariantModel]
public sealed partial class SettingsNet
{
    [Linear]
    private partial Particle Mix(Particle x);

    /// <summary>One row for each point.</summary>
    public Particle Forward(PointCloud<Particle> cloud, Settings settings) =>
        settings.Factor * Mix(cloud.Edges.Sum(cloud.Edges.Sender(cloud.Features)));
}

/// <summary>Inputs that are no numbers.</summary>
internal static class Examples
{
    [VerificationInputs]
    private static (SettingsNet Net, PointCloud<Particle> Cloud, Settings Settings) OfSettings(Precision precision) =>
        (
            new SettingsNet(3, precision),
            PointCloud.Create<Particle>(
                [0.0, 0, 0, 1, 0.2, 0, 0.3, 1, 0.5],
                [1.0, 0.1, 0.2, 0.3, -1, 0.4, -0.5, 0.6, 1, 0.7, 0.8, -0.9],
                Neighbours.AllPairs
            ),
            new Settings(0.5)
        );
}

/// <summary>The same without inputs: it cannot be verified.</summary>
[EquivariantModel]
public sealed partial class UnfedNet
{
    [Linear]
    private partial Particle Mix(Particle x);

    /// <summary>One row for each point.</summary>
    public Particle Forward(PointCloud<Particle> cloud, Settings settings) => settings.Factor * Mix(cloud.Features);
}
