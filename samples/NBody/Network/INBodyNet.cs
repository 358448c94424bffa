namespace GeoDL.Typed.Samples.NBody.Network;

/// <summary>A network that says where charged particles will be.</summary>
public interface INBodyNet : IEquivariantModel
{
    /// <summary>One displacement a particle. Edges are all pairs of a system.</summary>
    Displacement Forward(PointCloud<Body> systems);

    /// <summary>The same without derivatives.</summary>
    Rows<Displacement> Predict(PointCloud<Body> systems);
}
