namespace GeoDL.Typed.Samples.NBody.Network;

/// <summary>
/// What a particle hears of another: scalars, and weights of the direction, the relative velocity and the other's
/// vectors.
/// </summary>
[Irreps("invariants: 32x0e + direction: 16x0e + relative: 16x0e + vectors: 16x0e")]
public readonly ref partial struct Message;

/// <summary>How a particle changes: new scalars, and gates of its vectors.</summary>
[Irreps("invariants: 32x0e + gates: 16x0e")]
public readonly ref partial struct Change;

/// <summary>How a particle is moved: a change of its velocity, and one of its position.</summary>
[Irreps("kick: 1o + shift: 1o")]
public readonly ref partial struct Motion;

/// <summary>
/// One step of message passing: every particle hears of every other where it is, how it moves and what it remembers.
/// </summary>
[EquivariantModel]
public sealed partial class Interaction
{
    // Softens 1/r where two particles meet; a unit of length is a typical distance.
    private const double Softening = 0.02;

    // A residual step is shorter than what it is added to.
    private const double Residual = 0.3;

    [LayerNorm]
    private partial Hidden Normalize(Hidden h);

    [Linear("32x0e", "64x0e")]
    private partial Features Sender(Features scalars);

    [Linear("32x0e", "64x0e")]
    private partial Features Receiver(Features scalars);

    [Linear("48x0e", "64x0e", Bias = true)]
    private partial Features Between(Features invariants);

    [Activation(Nonlinearity.SiLU, Input = "64x0e", Result = "64x0e")]
    private partial Features Activate(Features x);

    [MultiLayerPerceptron("64x0e", "32x0e + 16x0e + 16x0e + 16x0e", Hidden = [64], Bias = true)]
    private partial Message Weigh(Features x);

    /// <summary>Vectors along a direction: 1o ⊗ 1o → 0e.</summary>
    [TensorProduct("16x1o", "1o", "16x0e", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Along(Features vectors, Features direction);

    /// <summary>A vector for each weight: 0e ⊗ 1o → 1o.</summary>
    [TensorProduct("16x0e", "1o", "16x1o", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Times(Features weights, Features vector);

    [Linear("32x1o", "16x1o")]
    private partial Features Mix(Features vectors);

    [MultiLayerPerceptron("80x0e", "32x0e + 16x0e", Hidden = [64], Bias = true)]
    private partial Change Renew(Features invariants);

    [Linear("16x1o", "1o + 1o")]
    private partial Motion Read(Features vectors);

    /// <summary>What each particle remembers after it has heard of the others.</summary>
    /// <param name="edges">All pairs, between where the particles are now.</param>
    /// <param name="product">Product of the charges of each pair.</param>
    /// <param name="v">How the particles move now.</param>
    /// <param name="before">What they remembered.</param>
    public Hidden Forward(
        Neighbourhood edges,
        [Irreps("1x0e")] Scalars product,
        [Irreps("1o")] Features v,
        Hidden before
    )
    {
        Hidden h = Normalize(before);
        Scalars near = edges.Lengths.Map(static r => 1 / Real.Sqrt((r * r) + Softening));
        Features direction = near * edges.Vectors;
        Features relative = edges.Sender(v) - edges.Receiver(v);
        Features sent = edges.Sender(h.Vectors);
        Features invariants = Invariants(edges, product, near, direction, relative)
            .Concat(Along(sent, direction))
            .Concat(Along(edges.Receiver(h.Vectors), direction));
        Message m = Weigh(
            Activate(edges.Sender(Sender(h.Invariants)) + edges.Receiver(Receiver(h.Invariants)) + Between(invariants))
        );

        Features heard = edges.Mean(Times(m.Direction, direction) + Times(m.Relative, relative) + (m.Vectors * sent));
        Features mixed = Mix(h.Vectors.Concat(heard));
        Change change = Renew(h.Invariants.Concat(edges.Mean((Features)m.Invariants)).Concat(mixed.SoftNorm()));
        return before + (Residual * Hidden.From(((Features)change.Invariants).Concat(change.Gates * mixed)));
    }

    /// <summary>How each particle is moved.</summary>
    public Motion Move(Hidden h) => Read(Normalize(h).Vectors);

    /// <summary>
    /// The invariants of the relative motion of two charges: distance, speed, energy, angular momentum, each with and
    /// without the charges.
    /// </summary>
    /// <remarks>Squashed where they can be large: a close encounter must not drown all others.</remarks>
    [return: Irreps("16x0e")]
    private static Scalars Invariants(
        Neighbourhood edges,
        [Irreps("1x0e")] Scalars product,
        [Irreps("1x0e")] Scalars near,
        [Irreps("1o")] Features direction,
        [Irreps("1o")] Features relative
    )
    {
        Scalars approach = Scalars.From(relative.Inner(direction));
        Scalars speed2 = relative.SquaredNorm();
        Scalars energy = (0.5 * speed2) + (2 * product * near);
        Scalars across = (speed2 - (approach * approach)).Map(static x => Real.Sqrt(Real.Max(x, 0) + 1e-3));
        Scalars angular = across * edges.Lengths;
        Scalars pair = Scalars.From(
            (0.5 * near)
                .Concat(approach.Map(static x => x / Real.Sqrt(1 + (0.3 * x * x))))
                .Concat(relative.SoftNorm(0.1).Map(static x => x / (1 + (0.3 * x))))
                .Concat(energy.Map(static x => x / Real.Sqrt(1 + (x * x))))
                .Concat(angular.Map(static x => x / (1 + x)))
                .Concat(edges.Lengths / 3)
                .Concat(edges.Lengths.Map(static r => Real.Exp(-r)))
        );
        return Scalars.From(
            product.Concat((near * near).Map(static x => x / (3 + (0.2 * x)))).Concat(pair).Concat(product * pair)
        );
    }
}
