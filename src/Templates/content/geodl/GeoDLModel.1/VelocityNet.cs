using GeoDL.Typed;

namespace GeoDLModel._1;

/// <summary>What is known of a point: that it is there.</summary>
[Irreps("present: 0e")]
public readonly ref partial struct Point;

/// <summary>16 scalars and 16 vectors.</summary>
[Irreps("16x0e + 16x1o")]
public readonly ref partial struct Hidden;

/// <summary>A vector, which turns with the cloud.</summary>
[Irreps("velocity: 1o")]
public readonly ref partial struct Flow;

/// <summary>The velocity of each point of a cloud.</summary>
[EquivariantModel]
public sealed partial class VelocityNet
{
    [SteerableConvolution(MaxDegree = 1)]
    private partial Gated<Hidden> Pull(Neighbourhood edges, Point points);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [Linear]
    private partial Flow Read(Hidden x);

    public Flow Forward(PointCloud<Point> cloud) => Read(Activate(Pull(cloud.Edges, cloud.Features)));
}
