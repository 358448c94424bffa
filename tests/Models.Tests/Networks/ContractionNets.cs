namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>Numbers, vectors and tensors, as many of each.</summary>
[Irreps("scalars: 5x0e + vectors: 5x1o + tensors: 5x2e")]
public readonly ref partial struct Channels;

[Irreps("scalars: 5x0e + vectors: 5x1o")]
public readonly ref partial struct Contracted;

/// <summary>More copies than lanes of any vector, of several parities.</summary>
[Irreps("21x1e + 21x0o + 21x1o")]
public readonly ref partial struct ManyChannels;

[Irreps("21x2e + 21x0o + 21x1o")]
public readonly ref partial struct ManyContracted;

/// <summary>Every polynomial of third order, with weights by species.</summary>
[EquivariantModel]
public sealed partial class ContractionNet
{
    [SymmetricContraction(Correlation = 3, Species = 3)]
    private partial Contracted Contract(Channels x, Labels species);

    public Contracted Forward(PointCloud<Channels> cloud, Labels species) => Contract(cloud.Features, species);
}

/// <summary>The same with MACE's redundant columns.</summary>
[EquivariantModel]
public sealed partial class ChainsNet
{
    [SymmetricContraction(Correlation = 3, Species = 3, Basis = ContractionBasis.Chains)]
    private partial Contracted Contract(Channels x, Labels species);

    public Contracted Forward(PointCloud<Channels> cloud, Labels species) => Contract(cloud.Features, species);
}

/// <summary>Fourth order, one species.</summary>
[EquivariantModel]
public sealed partial class FourthOrderNet
{
    [SymmetricContraction(Correlation = 4)]
    private partial ManyContracted Contract(ManyChannels x);

    public ManyContracted Forward(PointCloud<ManyChannels> cloud) => Contract(cloud.Features);
}

/// <summary>An energy through two contractions, the first with weights by species.</summary>
[EquivariantModel]
public sealed partial class ContractionPotentialNet
{
    [SteerableConvolution("2x0e", "3x0e + 3x1o + 3x2e", MaxDegree = 2, BasisCount = 4, RadialWidth = 5)]
    private partial Features Gather(Neighbourhood edges, Features x);

    [SymmetricContraction(
        "3x0e + 3x1o + 3x2e",
        "3x0e + 3x1o",
        Correlation = 3,
        Species = 2,
        Basis = ContractionBasis.Chains
    )]
    private partial Features Contract(Features x, Labels species);

    [SymmetricContraction("3x0e + 3x1o", "3x0e", Correlation = 2)]
    private partial Features Square(Features x);

    [Linear("3x0e", "0e")]
    private partial Features Read(Features x);

    public Energy Forward(PointCloud<Species> cloud, Labels species)
    {
        Features x = Contract(Gather(cloud.Edges, From(cloud.Features)), species);
        return Energy.From(Read(Square(x)).Sum(cloud.Batch));
    }

    private static Features From(Species x) => x;
}

[Irreps("16x0e + 16x1o + 16x2e")]
public readonly ref partial struct PublishedChannels;

[Irreps("16x0e + 16x1o")]
public readonly ref partial struct PublishedContracted;

/// <summary>The contraction of a published network, with the layout of its weights.</summary>
[EquivariantModel]
public sealed partial class PublishedContractionNet
{
    [SymmetricContraction(Correlation = 3, Species = 3, Basis = ContractionBasis.Chains)]
    private partial PublishedContracted Contract(PublishedChannels x, Labels species);

    public PublishedContracted Forward(PointCloud<PublishedChannels> cloud, Labels species) =>
        Contract(cloud.Features, species);
}
