namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>Features of a galaxy that is seen along z.</summary>
[Irreps("mass: 0e + pull: 0e + drift: 1", Group = Group.O2)]
public readonly ref partial struct Seen;

/// <summary>A model of the turns about z and the mirrors through it.</summary>
[EquivariantModel(Group = Group.O2, Axis = Axis.Z)]
public sealed partial class AxisNet
{
    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 4)]
    private partial Gated<Seen> Gather(Neighbourhood edges, Seen x);

    [Gate]
    private partial Seen Activate(Gated<Seen> x);

    /// <summary>One row a point.</summary>
    public Seen Forward(PointCloud<Seen> cloud) => Activate(Gather(cloud.Edges, cloud.Features));
}
