namespace GeoDL.Typed.Tool.Models;

/// <summary>A vertex.</summary>
[Irreps("heat: 0 + flow: 1", Group = Group.SO2)]
public readonly ref partial struct Skin;

/// <summary>Features around a vertex.</summary>
[Irreps("3x0 + 2x1 + 2", Group = Group.SO2)]
public readonly ref partial struct Tissue;

/// <summary>A network on surfaces.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class MeshNet
{
    [MeshConvolution(Rings = 3, Radius = 0.7)]
    private partial Gated<Tissue> Lift(Surface mesh, Skin x);

    [Gate]
    private partial Tissue Activate(Gated<Tissue> x);

    [MeshConvolution]
    private partial Skin Read(Surface mesh, Tissue x);

    /// <summary>One row for each vertex.</summary>
    public Skin Forward(Mesh<Skin> mesh) => Read(mesh.Surface, Activate(Lift(mesh.Surface, mesh.Features)));
}

/// <summary>A network through a coarser surface, whose features it also gives.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class CoarseNet
{
    [MeshConvolution]
    private partial Tissue Lift(Surface mesh, Skin x);

    [MeshConvolution]
    private partial Tissue Spread(Surface mesh, Tissue x);

    [MeshConvolution]
    private partial Skin Read(Surface mesh, Tissue x);

    /// <summary>One row for each vertex, and one for each of the coarser surface.</summary>
    public Pair<Skin, Tissue> Forward(Mesh<Skin> mesh)
    {
        Surface fine = mesh.Surface;
        Tissue x = Lift(fine, mesh.Features);
        Tissue wide = Spread(fine.Coarser(), x.Pool(fine));
        return new Pair<Skin, Tissue>(Read(fine, x + wide.Unpool(fine)), wide);
    }
}

/// <summary>A network that reads a component of a tangent vector, which depends on the frame.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class FramedNet
{
    [MeshConvolution]
    private partial Skin Read(Surface mesh, Skin x);

    /// <summary>One row for each vertex.</summary>
    public Skin Forward(Mesh<Skin> mesh) => Read(mesh.Surface, Comb(mesh, mesh.Features));

    /// <summary>Drops the second component of the flow.</summary>
    [AssumeEquivariant(Justification = "It is not: the tool has to see it.")]
    private static Skin Comb(Mesh<Skin> mesh, Skin x)
    {
        double[] values = x.ToRows().ToArray();
        for (int i = 2; i < values.Length; i += 3)
            values[i] = 0;
        return mesh.WithFeatures(Rows<Skin>.From(values)).Features;
    }
}
