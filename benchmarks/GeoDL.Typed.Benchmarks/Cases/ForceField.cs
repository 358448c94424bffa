namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>The species of an atom.</summary>
[Irreps("4x0e")]
public readonly ref partial struct AtomKind;

/// <summary>The features of an atom.</summary>
[Irreps("32x0e + 32x1o + 32x2e")]
public readonly ref partial struct AtomState;

/// <summary>An energy.</summary>
[Irreps("0e")]
public readonly ref partial struct AtomEnergy;

/// <summary>A force field of three convolutions.</summary>
[EquivariantModel]
public sealed partial class ForceField
{
    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 20)]
    private partial Gated<AtomState> Embed(Neighbourhood edges, AtomKind atoms);

    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 20)]
    private partial Gated<AtomState> Interact(Neighbourhood edges, AtomState x);

    [Gate]
    private partial AtomState Activate(Gated<AtomState> x);

    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 20)]
    private partial AtomEnergy Read(Neighbourhood edges, AtomState x);

    public AtomEnergy Forward(PointCloud<AtomKind> cloud)
    {
        AtomState h = Activate(Embed(cloud.Edges, cloud.Features));
        h += Activate(Interact(cloud.Edges, h));
        return Read(cloud.Edges, h).Sum(cloud.Batch);
    }
}
