using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Studies.Galaxies.Study.Models;

/// <summary>One step of <see cref="DistanceNetLarge"/>.</summary>
[EquivariantModel]
public sealed partial class DistanceStepLarge
{
    [Linear("44x0e", "44x0e")]
    private partial Features Sender(Features h);

    [Linear("44x0e", "44x0e")]
    private partial Features Receiver(Features h);

    [Linear("8x0e", "44x0e", Bias = true)]
    private partial Features Between(Features distance);

    [Activation(Nonlinearity.SiLU, Input = "44x0e", Result = "44x0e")]
    private partial Features Activate(Features x);

    [Linear("44x0e", "44x0e", Bias = true)]
    private partial Features Refine(Features x);

    [Linear("44x0e", "1x0e")]
    private partial Features Weigh(Features message);

    [Linear("44x0e", "1x0e", Bias = true)]
    private partial Features Keep(Features h);

    [BatchNorm("44x0e", "44x0e", Affine = false, Momentum = 1)]
    private partial Features Standardize(Features x);

    [MultiLayerPerceptron("88x0e", "44x0e", Hidden = [54], Bias = true)]
    private partial Features Change(Features x);

    /// <summary>What passes along each edge; it vanishes with the edge.</summary>
    [return: Irreps("44x0e")]
    public Features Messages(Neighbourhood edges, [Irreps("44x0e")] Features h)
    {
        Features m = Activate(
            edges.Sender(Sender(h)) + edges.Receiver(Receiver(h)) + Between(edges.Basis(8, RadialBasis.SmoothFinite))
        );
        return edges.Envelope() * Activate(Refine(m));
    }

    /// <summary>Where each galaxy goes: on, and along the lines to its neighbours.</summary>
    [return: Irreps("1o")]
    public Features Turn(
        Neighbourhood edges,
        [Irreps("44x0e")] Features messages,
        [Irreps("44x0e")] Features h,
        [Irreps("1o")] Features v
    )
    {
        Features direction = edges.Vectors / Scalars.From(edges.Lengths + 1);
        return (Scalars.From(Keep(h)) * v) + (edges.Sum(Scalars.From(Weigh(messages)) * direction) / 4);
    }

    /// <summary>What each galaxy remembers after it has heard of its neighbours.</summary>
    [return: Irreps("44x0e")]
    public Features Renew(Neighbourhood edges, [Irreps("44x0e")] Features messages, [Irreps("44x0e")] Features h) =>
        h + Change(h.Concat(Standardize(edges.Sum(messages))));
}
