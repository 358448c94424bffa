namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>Copies that two heads share.</summary>
[Irreps("4x0e + 2x1o + 2x1e + 4x2e")]
public readonly ref partial struct Attended;

/// <summary>Attention of two heads, and of one behind it.</summary>
[EquivariantModel]
public sealed partial class AttentionNet
{
    [SteerableConvolution(MaxDegree = 1, RadialWidth = 4)]
    private partial Attended Lift(Neighbourhood edges, Halo x);

    [Attention(Heads = 2, MaxDegree = 2, RadialWidth = 4, BasisCount = 4)]
    private partial Attended Attend(Neighbourhood edges, Attended x);

    [Attention(MaxDegree = 1, RadialWidth = 4, Envelope = CutoffEnvelope.Cosine)]
    private partial Halo Answer(Neighbourhood edges, Attended x);

    /// <summary>One row a point.</summary>
    public Halo Forward(PointCloud<Halo> cloud)
    {
        Attended h = Lift(cloud.Edges, cloud.Features);
        return Answer(cloud.Edges, h + Attend(cloud.Edges, h));
    }

    /// <summary>One layer alone.</summary>
    public Attended Forward(PointCloud<Attended> cloud) => Attend(cloud.Edges, cloud.Features);
}
