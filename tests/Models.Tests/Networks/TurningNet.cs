namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>Under rotations alone a vector and a pseudovector are of one kind.</summary>
[EquivariantModel(Group = Group.SO3)]
public sealed partial class TurningNet
{
    [SteerableConvolution(MaxDegree = 2, RadialWidth = 4)]
    private partial Gated<Turning> Gather(Neighbourhood edges, Turning x);

    [Gate]
    private partial Turning Activate(Gated<Turning> x);

    [TensorProduct("3x0 + 2x1 + 1x2", "3x0 + 2x1 + 1x2", "3x0 + 2x1 + 1x2")]
    private partial Turning Multiply(Turning x, Turning y);

    public Turning Forward(PointCloud<Turning> cloud)
    {
        Turning x = Activate(Gather(cloud.Edges, cloud.Features));
        return x + Multiply(x, cloud.Features);
    }
}

[Irreps("3x0 + 2x1 + 1x2", Group = Group.SO3)]
public readonly ref partial struct Turning;
