namespace GeoDL.Typed.Samples.NBody.Network;

/// <summary>
/// The same question for an SE(3)-Transformer (Fuchs et al. 2020) that moves the particles as <see cref="NBodyNet"/>
/// does: at each step every particle attends to all others where they are then, with four heads.
/// </summary>
/// <remarks>
/// It gets positions, velocities relative to the mean and charges, and no physics: no 1/r, no product of two charges,
/// no energies. A particle's own charge multiplies what it heard, since a weighted mean of what others sent cannot
/// depend on it otherwise.
/// </remarks>
[EquivariantModel]
public sealed partial class AttentionNet : INBodyNet
{
    private const int Steps = 7;

    // Farther apart than any two particles of the benchmark that still matter to each other.
    private const double Reach = 10;

    // A residual step is shorter than what it is added to; an untrained network moves particles straight on, nearly.
    private const double Residual = 0.3,
        Small = 0.03;

    [Linear("2x0e + 1x1o", "32x0e + 16x1o", Bias = true)]
    private partial Features Begin(Features known);

    [LayerNorm]
    private partial Hidden Normalize(Hidden h);

    [Linear("33x0e + 17x1o", "32x0e + 16x1o")]
    private partial Features Look(Features x);

    [Attention(Heads = 4, Cutoff = Reach, BasisCount = 16, RadialWidth = 32)]
    private partial Hidden Attend(Neighbourhood edges, Hidden x);

    [Linear("48x1o", "16x1o")]
    private partial Features Mix(Features vectors);

    [MultiLayerPerceptron("81x0e", "32x0e + 16x0e", Hidden = [64], Bias = true)]
    private partial Change Renew(Features invariants);

    [Linear("16x1o", "1o + 1o")]
    private partial Motion Read(Features vectors);

    /// <summary>One displacement a particle. Edges are all pairs of a system.</summary>
    public Displacement Forward(PointCloud<Body> systems)
    {
        Features drift = systems.Features.Velocity.Mean(systems.Batch).Broadcast(systems.Batch);
        Features v = systems.Features.Velocity - drift;
        Features moved = Features.Zeros(v, "1o");
        Scalars charge = Scalars.From(systems.Features.Charge);
        Hidden h = Hidden.From(Begin(charge.Concat(v.SoftNorm()).Concat(v)));
        for (int step = 0; step < Steps; step++)
        {
            Neighbourhood edges = step == 0 ? systems.Edges : systems.Edges.At(systems.Positions + moved);
            Hidden x = Normalize(h);
            Features seen = ((Features)x.Invariants).Concat(charge).Concat(x.Vectors).Concat(v);
            Hidden heard = Attend(edges, Hidden.From(Look(seen)));
            Features vectors = Mix(x.Vectors.Concat(heard.Vectors).Concat(charge * heard.Vectors));
            Change change = Renew(
                ((Features)x.Invariants).Concat(heard.Invariants).Concat(charge).Concat(vectors.SoftNorm())
            );
            h += Residual * Hidden.From(((Features)change.Invariants).Concat(change.Gates * vectors));
            Motion motion = Read(Normalize(h).Vectors);
            v += Small * motion.Kick;
            moved += (1.0 / Steps * v) + (Small * motion.Shift);
        }

        moved -= moved.Mean(systems.Batch).Broadcast(systems.Batch);
        return Displacement.From(moved + drift);
    }
}
