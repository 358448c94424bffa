namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>Modules, one and several; one row a point, of scalars and of a vector.</summary>
[EquivariantModel]
public sealed partial class VelocityNet
{
    [SteerableConvolution(MaxDegree = 2, RadialWidth = 4)]
    private partial Hidden Lift(Neighbourhood edges, Halo x);

    [Module]
    private partial Block First { get; }

    [Module(Repeat = 2)]
    private partial IReadOnlyList<Block> Blocks { get; }

    [Linear(Name = "readout")]
    private partial Halo Answer(Hidden x);

    public Halo Forward(PointCloud<Halo> cloud)
    {
        Hidden h = First.Forward(cloud.Edges, Lift(cloud.Edges, cloud.Features));
        foreach (Block block in Blocks)
            h += block.Forward(cloud.Edges, h);
        return Answer(h);
    }

    /// <summary>Two results of one run.</summary>
    public Pair<Hidden, Halo> Forward(PointCloud<Halo> cloud, double scale)
    {
        Hidden h = First.Forward(cloud.Edges, Lift(cloud.Edges, cloud.Features)) * scale;
        return new(h, Answer(h));
    }
}
