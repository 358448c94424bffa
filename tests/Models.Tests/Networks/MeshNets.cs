namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>Vectors of space at the vertices of a mesh, to numbers and tangent vectors.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class MeshNet
{
    [Restrict]
    private partial Skin Enter(Surface mesh, Flow x);

    [MeshConvolution]
    private partial Gated<Fur> Lift(Surface mesh, Skin x);

    [Gate]
    private partial Fur Activate(Gated<Fur> x);

    [MeshConvolution(Rings = 3, MaxDegree = 3)]
    private partial Fur Spread(Surface mesh, Fur x);

    [NormActivation]
    private partial Fur Bend(Fur x);

    [MeshConvolution(Rings = 1)]
    private partial Skin Read(Surface mesh, Fur x);

    public Skin Forward(Mesh<Flow> mesh)
    {
        Surface surface = mesh.Surface;
        Fur x = Activate(Lift(surface, Enter(surface, mesh.Features)));
        x += Bend(Spread(surface, x));
        return Read(surface, x);
    }
}

/// <summary>Classes of whole meshes, which no frame enters.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class MeshClassNet
{
    [MeshConvolution("0", "6x0 + 4x1 + 2x2", Radius = 2)]
    private partial Features Lift(Surface mesh, Features x);

    [MeshConvolution("6x0 + 4x1 + 2x2", "5x0", Radius = 2)]
    private partial Features Read(Surface mesh, Features x);

    [return: Irreps("5x0")]
    public Features Forward(Mesh<Warmth> mesh)
    {
        Features x = Read(mesh.Surface, Lift(mesh.Surface, mesh.Features));
        return (x - x.Mean(mesh.Surface).Broadcast(mesh.Surface)).SquaredNorm().Mean(mesh.Surface);
    }
}

/// <summary>One layer of every order, for the slow implementation.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class MeshLayerNet
{
    [MeshConvolution]
    private partial Fur Convolve(Surface mesh, Fur x);

    public Fur Forward(Mesh<Fur> mesh) => Convolve(mesh.Surface, mesh.Features);
}

/// <summary>From numbers alone a layer makes tangent vectors, to which the vertex itself adds nothing.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class MeshGradientNet
{
    [MeshConvolution]
    private partial Tangent Slope(Surface mesh, Warmth x);

    public Tangent Forward(Mesh<Warmth> mesh) => Slope(mesh.Surface, mesh.Features);
}

/// <summary>Temperature and polarisation, to themselves.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class SkyMeshNet
{
    [MeshConvolution]
    private partial Gated<Fur> Lift(Surface sky, SpinSky x);

    [Gate]
    private partial Fur Activate(Gated<Fur> x);

    [MeshConvolution(Rings = 3, Bias = false)]
    private partial SpinSky Read(Surface sky, Fur x);

    public SpinSky Forward(Mesh<SpinSky> sky) => Read(sky.Surface, Activate(Lift(sky.Surface, sky.Features)));
}

/// <summary>One linear layer of temperature and polarisation.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class SkyLayerNet
{
    [MeshConvolution(Bias = false)]
    private partial SpinSky Convolve(Surface sky, SpinSky x);

    public SpinSky Forward(Mesh<SpinSky> sky) => Convolve(sky.Surface, sky.Features);
}

/// <summary>Through a coarser surface and back.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class MeshPoolNet
{
    [Restrict]
    private partial Skin Enter(Surface mesh, Flow x);

    [MeshConvolution]
    private partial Fur Lift(Surface mesh, Skin x);

    [MeshConvolution]
    private partial Fur Spread(Surface mesh, Fur x);

    [MeshConvolution]
    private partial Skin Read(Surface mesh, Fur x);

    public Skin Forward(Mesh<Flow> mesh)
    {
        Surface surface = mesh.Surface;
        Fur x = Lift(surface, Enter(surface, mesh.Features));
        return Read(surface, x + Spread(surface.Coarser(), x.Pool(surface)).Unpool(surface));
    }
}

/// <summary>Through two levels of pixels.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class SkyPoolNet
{
    [MeshConvolution]
    private partial Gated<Fur> Lift(Surface sky, SpinSky x);

    [Gate]
    private partial Fur Activate(Gated<Fur> x);

    [MeshConvolution]
    private partial Fur Spread(Surface sky, Fur x);

    [MeshConvolution(Bias = false)]
    private partial SpinSky Read(Surface sky, Fur x);

    public SpinSky Forward(Mesh<SpinSky> sky)
    {
        Surface fine = sky.Surface;
        Surface coarse = fine.Coarser();
        Fur x = Activate(Lift(fine, sky.Features)).Pool(fine);
        Fur y = Spread(coarse.Coarser(), x.Pool(coarse));
        return Read(fine, (x + y.Unpool(coarse)).Unpool(fine));
    }
}

[Irreps("temperature: 0 + polarisation: 2", Group = Group.SO2)]
public readonly ref partial struct SpinSky;

[Irreps("temperature: 0 + polarisation: 2", Group = Group.SO2, Polarisation = PolarisationConvention.Iau)]
public readonly ref partial struct IauSpinSky;

[Irreps("velocity: 1o")]
public readonly ref partial struct Flow;

[Irreps("normal: 0 + tangent: 1", Group = Group.SO2)]
public readonly ref partial struct Skin;

[Irreps("5x0 + 4x1 + 3x2", Group = Group.SO2)]
public readonly ref partial struct Fur;

[Irreps("heat: 0", Group = Group.SO2)]
public readonly ref partial struct Warmth;

[Irreps("1", Group = Group.SO2)]
public readonly ref partial struct Tangent;
