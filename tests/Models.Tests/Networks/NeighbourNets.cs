namespace GeoDL.Typed.Models.Tests.Networks;

[Irreps("2x0e + 1x1o")]
public readonly ref partial struct Plain;

[Irreps("mass: 2x0e + velocity: 1x1o")]
public readonly ref partial struct Renamed;

[EquivariantModel]
public sealed partial class SevenNeighbours
{
    [SteerableConvolution(AverageNeighbours = 7, Envelope = CutoffEnvelope.Cosine)]
    private partial Plain Gather(Neighbourhood edges, Plain x);

    public Plain Forward(PointCloud<Plain> cloud) => Gather(cloud.Edges, cloud.Features);
}

[EquivariantModel]
public sealed partial class SeventyNeighbours
{
    [SteerableConvolution(AverageNeighbours = 70)]
    private partial Plain Gather(Neighbourhood edges, Plain x);

    public Plain Forward(PointCloud<Plain> cloud) => Gather(cloud.Edges, cloud.Features);
}

/// <summary><see cref="SevenNeighbours"/> with other names of the type and its blocks.</summary>
[EquivariantModel]
public sealed partial class SevenNeighboursRenamed
{
    [SteerableConvolution(AverageNeighbours = 7, Envelope = CutoffEnvelope.Cosine)]
    private partial Renamed Gather(Neighbourhood edges, Renamed x);

    public Renamed Forward(PointCloud<Renamed> cloud) => Gather(cloud.Edges, cloud.Features);
}
