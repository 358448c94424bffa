namespace GeoDL.Typed.Samples.NativeLibrary;

/// <summary>What is known of an atom: its species, one-hot.</summary>
[Irreps("species: 2x0e")]
public readonly ref partial struct Atom;

/// <summary>What the network knows of an atom and its surroundings.</summary>
[Irreps("16x0e + 8x1o")]
public readonly ref partial struct Hidden;

/// <summary>One number for each cloud.</summary>
[Irreps("energy: 0e")]
public readonly ref partial struct Energy;

/// <summary>
/// The energy of a cloud of atoms of two species: two steerable convolutions, and the sum of what each atom adds.
/// </summary>
[EquivariantModel]
public sealed partial class Potential
{
    /// <summary>Atoms closer than this are neighbours, in the unit of the positions.</summary>
    public const double Radius = 3;

    [SteerableConvolution(MaxDegree = 1, AverageNeighbours = 4)]
    private partial Gated<Hidden> Embed(Neighbourhood edges, Atom atoms);

    [SteerableConvolution(MaxDegree = 1, AverageNeighbours = 4)]
    private partial Gated<Hidden> Interact(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [Linear(Bias = true)]
    private partial Energy Read(Hidden x);

    /// <summary>One energy a cloud.</summary>
    public Energy Forward(PointCloud<Atom> cloud)
    {
        Hidden h = Activate(Embed(cloud.Edges, cloud.Features));
        h += Activate(Interact(cloud.Edges, h));
        return Read(h).Sum(cloud.Batch);
    }
}
