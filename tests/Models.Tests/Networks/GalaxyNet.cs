namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>The model of the documentation, smaller: one row a cloud.</summary>
[EquivariantModel]
public sealed partial class GalaxyNet
{
    [SteerableConvolution(MaxDegree = 2, RadialWidth = 8)]
    private partial Gated<Hidden> Embed(Neighbourhood edges, Halo halos);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [SteerableConvolution(MaxDegree = 2, RadialWidth = 8)]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Cosmology Readout(Hidden x);

    public Cosmology Forward(PointCloud<Halo> cloud)
    {
        Hidden h = Activate(Embed(cloud.Edges, cloud.Features));
        h += Interact(cloud.Edges, h);
        return Readout(h).Mean(cloud.Batch);
    }
}
