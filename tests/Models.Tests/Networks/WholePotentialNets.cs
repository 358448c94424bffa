namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>Features up to third degree.</summary>
[Irreps("4x0e + 2x1o + 2x2e + 2x3o")]
public readonly ref partial struct Deep;

/// <summary>Two rounds of gated convolutions with a map of the atom itself, as NequIP has them.</summary>
[EquivariantModel]
public sealed partial class GatedPotentialNet
{
    [SteerableConvolution(MaxDegree = 3, RadialWidth = 5, BasisCount = 4, AverageNeighbours = 3)]
    private partial Gated<Deep> Embed(Neighbourhood edges, Species atoms);

    [Gate]
    private partial Deep Activate(Gated<Deep> x);

    [SteerableConvolution(MaxDegree = 3, RadialWidth = 5, BasisCount = 4, AverageNeighbours = 3)]
    private partial Gated<Deep> Interact(Neighbourhood edges, Deep x);

    [Linear]
    private partial Gated<Deep> Mix(Deep x);

    [Linear]
    private partial Energy Read(Deep x);

    public Energy Forward(PointCloud<Species> cloud)
    {
        Deep x = Activate(Embed(cloud.Edges, cloud.Features));
        x = Activate(Interact(cloud.Edges, x) + Mix(x));
        return Read(x).Sum(cloud.Batch);
    }
}

/// <summary>Two rounds of contractions of neighbours' sums, with weights by species, as MACE has them.</summary>
[EquivariantModel]
public sealed partial class MacePotentialNet
{
    [SteerableConvolution(
        "2x0e",
        "2x0e + 2x1o + 2x2e + 2x3o",
        MaxDegree = 3,
        RadialWidth = 5,
        BasisCount = 4,
        AverageNeighbours = 3
    )]
    private partial Features Gather(Neighbourhood edges, Features x);

    [SymmetricContraction("2x0e + 2x1o + 2x2e + 2x3o", "2x0e + 2x1o", Correlation = 3, Species = 2)]
    private partial Features Contract(Features x, Labels species);

    [Linear("2x0e + 2x1o", "2x0e + 2x1o", Species = 2)]
    private partial Features Mix(Features x, Labels species);

    [SteerableConvolution(
        "2x0e + 2x1o",
        "2x0e + 2x1o + 2x2e",
        MaxDegree = 2,
        RadialWidth = 5,
        BasisCount = 4,
        AverageNeighbours = 3
    )]
    private partial Features GatherAgain(Neighbourhood edges, Features x);

    [SymmetricContraction("2x0e + 2x1o + 2x2e", "2x0e", Correlation = 2, Basis = ContractionBasis.Chains)]
    private partial Features ContractAgain(Features x);

    [Linear("2x0e", "0e")]
    private partial Features Read(Features x);

    public Energy Forward(PointCloud<Species> cloud, Labels species)
    {
        Features x = Mix(Contract(Gather(cloud.Edges, From(cloud.Features)), species), species);
        return Energy.From(Read(ContractAgain(GatherAgain(cloud.Edges, x))).Sum(cloud.Batch));
    }

    private static Features From(Species x) => x;
}

/// <summary>Two rounds of convolutions whose rows are normalised as a whole, with a map of each species.</summary>
[EquivariantModel]
public sealed partial class NormedPotentialNet
{
    [SteerableConvolution(MaxDegree = 3, RadialWidth = 5, BasisCount = 4, AverageNeighbours = 3)]
    private partial Gated<Deep> Embed(Neighbourhood edges, Species atoms);

    [LayerNorm(OverRow = true, Affine = false)]
    private partial Gated<Deep> Normalise(Gated<Deep> x);

    [Gate]
    private partial Deep Activate(Gated<Deep> x);

    [Linear(Species = 2)]
    private partial Gated<Deep> Mix(Deep x, Labels species);

    [SteerableConvolution(MaxDegree = 3, RadialWidth = 5, BasisCount = 4, AverageNeighbours = 3)]
    private partial Gated<Deep> Interact(Neighbourhood edges, Deep x);

    [Linear(Species = 2)]
    private partial Energy Read(Deep x, Labels species);

    public Energy Forward(PointCloud<Species> cloud, Labels species)
    {
        Deep x = Activate(Normalise(Embed(cloud.Edges, cloud.Features)));
        x = Activate(Normalise(Interact(cloud.Edges, x) + Mix(x, species)));
        return Read(x, species).Sum(cloud.Batch);
    }
}

/// <summary>A convolution, then attention over neighbours and a gate.</summary>
[EquivariantModel]
public sealed partial class AttentionPotentialNet
{
    [SteerableConvolution(MaxDegree = 3, RadialWidth = 5, BasisCount = 4, AverageNeighbours = 3)]
    private partial Deep Embed(Neighbourhood edges, Species atoms);

    [Attention(MaxDegree = 3, RadialWidth = 5, BasisCount = 4)]
    private partial Gated<Deep> Attend(Neighbourhood edges, Deep x);

    [Gate]
    private partial Deep Activate(Gated<Deep> x);

    [Linear]
    private partial Energy Read(Deep x);

    public Energy Forward(PointCloud<Species> cloud)
    {
        Deep x = Embed(cloud.Edges, cloud.Features);
        x += Activate(Attend(cloud.Edges, x));
        return Read(x).Sum(cloud.Batch);
    }
}
