namespace GeoDL.Typed.Samples.NBody.Network;

/// <summary>What is known of a particle beside where it is.</summary>
[Irreps("charge: 0e + velocity: 1o")]
public readonly ref partial struct Body;

/// <summary>What the network remembers of a particle.</summary>
[Irreps("invariants: 32x0e + vectors: 16x1o")]
public readonly ref partial struct Hidden;

/// <summary>The answer: where a particle will be after one unit of time, seen from where it is.</summary>
[Irreps("displacement: 1o")]
public readonly ref partial struct Displacement;

/// <summary>
/// Where will five charged particles be? A learned integrator: one steerable interaction, with the same weights at
/// every step, sees the particles as they are now, kicks their velocities and moves them; the next step sees them where
/// they are then.
/// </summary>
/// <remarks>
/// What is exact beside O(3), translations and permutations: only products of two charges enter, so changing all signs
/// changes nothing; only relative velocities enter, so a common velocity is carried along; and the centre of mass moves
/// with its own.
/// </remarks>
[EquivariantModel]
public sealed partial class NBodyNet : INBodyNet
{
    private const int Steps = 7;

    // So that an untrained network moves particles straight on, nearly.
    private const double Small = 0.03;

    [Linear("1x0e", "32x0e", Bias = true)]
    private partial Features Speed(Features speed);

    [Linear("1o", "16x1o")]
    private partial Features Velocity(Features velocity);

    [Module]
    private partial Interaction Interaction { get; }

    /// <summary>One displacement a particle. Edges are all pairs of a system.</summary>
    public Displacement Forward(PointCloud<Body> systems)
    {
        Features drift = systems.Features.Velocity.Mean(systems.Batch).Broadcast(systems.Batch);
        Features v = systems.Features.Velocity - drift;
        Features moved = Features.Zeros(v, "1o");
        Scalars charge = Scalars.From(systems.Features.Charge);
        Scalars product = systems.Edges.Sender(charge) * systems.Edges.Receiver(charge);
        Hidden h = Hidden.From(Speed(v.SoftNorm()).Concat(Velocity(v)));
        for (int step = 0; step < Steps; step++)
        {
            Neighbourhood edges = step == 0 ? systems.Edges : systems.Edges.At(systems.Positions + moved);
            h = Interaction.Forward(edges, product, v, h);
            Motion motion = Interaction.Move(h);
            v += Small * motion.Kick;
            moved += (1.0 / Steps * v) + (Small * motion.Shift);
        }

        moved -= moved.Mean(systems.Batch).Broadcast(systems.Batch);
        return Displacement.From(moved + drift);
    }
}
