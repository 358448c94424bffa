namespace GeoDL.Typed.Samples.Tetris;

/// <summary>What is known of a cube of a shape: that it is there.</summary>
[Irreps("present: 0e")]
public readonly ref partial struct Cube;

/// <summary>Even and odd scalars, vectors and axial vectors: telling left from right takes a pseudoscalar, which is made of all of them.</summary>
[Irreps("8x0e + 8x0o + 8x1o + 8x1e")]
public readonly ref partial struct Hidden;

/// <summary>Chirality changes sign in a mirror, so it is 0o; which of the seven kinds a shape is does not, so these are 0e.</summary>
[Irreps("chirality: 0o + kind: 7x0e")]
public readonly ref partial struct Shape;

/// <summary>Two steerable convolutions, each followed by a gate, and a mean over the cubes.</summary>
[EquivariantModel]
public sealed partial class TetrisNet
{
    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 2)]
    private partial Gated<Hidden> Embed(Neighbourhood edges, Cube cubes);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 2)]
    private partial Gated<Hidden> Interact(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden ActivateAgain(Gated<Hidden> x);

    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 2)]
    private partial Shape Read(Neighbourhood edges, Hidden x);

    /// <summary>One row a shape.</summary>
    public Shape Forward(PointCloud<Cube> cloud)
    {
        Hidden h = Activate(Embed(cloud.Edges, cloud.Features));
        h = ActivateAgain(Interact(cloud.Edges, h));
        return Read(cloud.Edges, h).Mean(cloud.Batch);
    }
}
