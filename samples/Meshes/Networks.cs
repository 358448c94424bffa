namespace GeoDL.Typed.Samples.Meshes;

/// <summary>The temperature at a vertex, and a number that is the same everywhere.</summary>
[Irreps("heat: 0 + one: 0", Group = Group.SO2)]
public readonly ref partial struct Vertex;

/// <summary>A temperature.</summary>
[Irreps("heat: 0", Group = Group.SO2)]
public readonly ref partial struct Heat;

/// <summary>What heat does around a vertex: numbers, tangent vectors and quadrupoles.</summary>
[Irreps("8x0 + 6x1 + 4x2", Group = Group.SO2)]
public readonly ref partial struct Flow;

/// <summary>The shape around a vertex.</summary>
[Irreps("6x0 + 4x1 + 4x2", Group = Group.SO2)]
public readonly ref partial struct Shape;

/// <summary>
/// One step of heat flow on any surface. The step is linear in the temperatures and depends on the shape in any way:
/// so does the network, which makes features of the shape by convolutions of a constant, and couples them with those of
/// heat by products. It sees lengths in fixed units, since heat does; where a mesh lies, and how, it cannot see.
/// </summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class HeatNet
{
    /// <summary>Longer than every edge.</summary>
    public const double Radius = 0.6;

    [MeshConvolution(Rings = 3, Radius = Radius)]
    private partial Gated<Shape> Measure(Surface mesh, [Irreps("0")] Features one);

    [Gate]
    private partial Shape Activate(Gated<Shape> x);

    [MeshConvolution(Rings = 3, Radius = Radius, Bias = false)]
    private partial Flow Lift(Surface mesh, [Irreps("0")] Features heat);

    [MeshConvolution(Rings = 3, Radius = Radius, Bias = false)]
    private partial Flow Spread(Surface mesh, Flow x);

    [MeshConvolution(Rings = 3, Radius = Radius, Bias = false)]
    private partial Flow SpreadOn(Surface mesh, Flow x);

    [MeshConvolution(Rings = 3, Radius = Radius, Bias = false)]
    private partial Heat Read(Surface mesh, Flow x);

    [TensorProduct]
    private partial Flow Couple(Flow x, Shape shape);

    [TensorProduct]
    private partial Flow CoupleAgain(Flow x, Shape shape);

    [TensorProduct]
    private partial Flow CoupleLast(Flow x, Shape shape);

    /// <summary>The temperatures a step later.</summary>
    public Heat Forward(Mesh<Vertex> mesh)
    {
        Surface surface = mesh.Surface;
        Shape shape = Activate(Measure(surface, mesh.Features.One));
        Flow x = Lift(surface, mesh.Features.Heat);
        x = Spread(surface, x + Couple(x, shape));
        x = SpreadOn(surface, x + CoupleAgain(x, shape));
        return Read(surface, x + CoupleLast(x, shape));
    }
}

/// <summary>A vertex for the network beside it: its temperature, and its coordinates as if they were numbers.</summary>
[Irreps("heat: 0 + x: 0 + y: 0 + z: 0", Group = Group.SO2)]
public readonly ref partial struct PlacedHeat;

/// <summary>As many numbers inside as the other network has components.</summary>
[Irreps("40x0", Group = Group.SO2)]
public readonly ref partial struct Plain;

/// <summary>
/// The network beside it: means over neighbours and functions of numbers, coordinates among them. To declare
/// coordinates as invariant is a lie that no compiler can see; what comes of it is what the sample shows.
/// </summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class CoordinateNet
{
    [MeshConvolution(MaxDegree = 0, Rings = 3, Radius = HeatNet.Radius)]
    private partial Plain Lift(Surface mesh, PlacedHeat x);

    [MeshConvolution(MaxDegree = 0, Rings = 3, Radius = HeatNet.Radius)]
    private partial Plain Spread(Surface mesh, Plain x);

    [MeshConvolution(MaxDegree = 0, Rings = 3, Radius = HeatNet.Radius)]
    private partial Plain SpreadOn(Surface mesh, Plain x);

    [MeshConvolution(MaxDegree = 0, Rings = 3, Radius = HeatNet.Radius)]
    private partial Plain Look(Surface mesh, Plain x);

    [Activation]
    private partial Plain Activate(Plain x);

    [MeshConvolution(MaxDegree = 0, Rings = 3, Radius = HeatNet.Radius)]
    private partial Heat Read(Surface mesh, Plain x);

    /// <summary>The temperatures a step later.</summary>
    public Heat Forward(Mesh<PlacedHeat> mesh)
    {
        Surface surface = mesh.Surface;
        Plain x = Lift(surface, mesh.Features);
        return Read(surface, SpreadOn(surface, Spread(surface, x)) + Activate(Look(surface, x)));
    }
}
