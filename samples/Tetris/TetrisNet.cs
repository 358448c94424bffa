namespace GeoDL.Typed.Samples.Tetris;

/// <summary>What is known of a cube of a shape: that it is there.</summary>
[Irreps("present: 0e")]
public readonly ref partial struct Cube;

/// <summary>What one convolution can make of scalars: harmonics of the directions to the neighbours.</summary>
[Irreps("8x0e + 8x1o + 8x2e")]
public readonly ref partial struct Directions;

/// <summary>
/// Vectors and axial vectors: telling left from right takes a pseudoscalar, and that takes an axial vector (1e ⊗ 1o →
/// 0o).
/// </summary>
[Irreps("8x0e + 8x1o + 8x1e")]
public readonly ref partial struct Hidden;

/// <summary>
/// Chirality changes sign in a mirror, so it is 0o; which of the seven kinds a shape is does not, so these are 0e.
/// </summary>
[Irreps("chirality: 0o + kind: 7x0e")]
public readonly ref partial struct Shape;

/// <summary>Three steerable convolutions, gates between them, and a mean over the cubes.</summary>
[EquivariantModel]
public sealed partial class TetrisNet
{
    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 2)]
    private partial Gated<Directions> Embed(Neighbourhood edges, Cube cubes);

    [Gate]
    private partial Directions ActivateDirections(Gated<Directions> x);

    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 2)]
    private partial Gated<Hidden> Interact(Neighbourhood edges, Directions x);

    [Gate]
    private partial Hidden ActivateHidden(Gated<Hidden> x);

    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 2)]
    private partial Shape Read(Neighbourhood edges, Hidden x);

    /// <summary>One row a shape.</summary>
    public Shape Forward(PointCloud<Cube> cloud)
    {
        Directions d = ActivateDirections(Embed(cloud.Edges, cloud.Features));
        Hidden h = ActivateHidden(Interact(cloud.Edges, d));
        return Read(cloud.Edges, h).Mean(cloud.Batch);
    }
}
