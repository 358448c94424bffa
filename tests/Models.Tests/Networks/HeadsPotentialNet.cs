namespace GeoDL.Typed.Models.Tests.Networks;

[Irreps("4x0e + 2x1o + 2x2e")]
public readonly ref partial struct Heard;

/// <summary>An energy by attention, of still features first and then of moving ones, with batch norm between.</summary>
[EquivariantModel]
public sealed partial class HeadsPotentialNet
{
    [Attention(Heads = 2, MaxDegree = 2, RadialWidth = 4, BasisCount = 4, BasisScale = 0.5)]
    private partial Heard Listen(Neighbourhood edges, Species x);

    [BatchNorm(Epsilon = 0.2)]
    private partial Heard Normalize(Heard x);

    [Attention(Heads = 2, MaxDegree = 3, RadialWidth = 4, Envelope = CutoffEnvelope.SmoothStep)]
    private partial Heard Again(Neighbourhood edges, Heard x);

    [BatchNorm(Instance = true, Epsilon = 0.2, Normalization = BatchNormalization.Norm)]
    private partial Heard NormalizeEach(Heard x);

    [Attention(MaxDegree = 1, RadialWidth = 4, Envelope = CutoffEnvelope.Cosine)]
    [return: Irreps("4x0e")]
    private partial Features Scalars(Neighbourhood edges, Heard x);

    [MultiLayerPerceptron("4x0e", "0e", Hidden = [5])]
    [return: Irreps("0e")]
    private partial Features Read(Features x);

    /// <summary>One row a cloud.</summary>
    public Energy Forward(PointCloud<Species> cloud)
    {
        Heard h = Normalize(Listen(cloud.Edges, cloud.Features));
        h += NormalizeEach(Again(cloud.Edges, h));
        return Energy.From(Read(Scalars(cloud.Edges, h)).Sum(cloud.Batch));
    }
}
