namespace GeoDL.Typed.Samples.Molecules.Network;

/// <summary>
/// For the learning curve: the network of <see cref="MoleculeNet"/> without vectors. Atoms see distances, and products
/// of sums over neighbours, but no angles.
/// </summary>
[EquivariantModel]
public sealed partial class ScalarNet : IPotential
{
    [Linear("4x0e", "128x0e")]
    private partial Features Embed(Features species);

    [SteerableConvolution(
        "128x0e",
        "128x0e",
        MaxDegree = 0,
        AverageNeighbours = 12 * 12,
        BasisScale = 0.1,
        RadialKnots = 64
    )]
    private partial Features Look(Neighbourhood edges, Features x);

    [SteerableConvolution(
        "128x0e",
        "128x0e",
        MaxDegree = 0,
        AverageNeighbours = 12 * 12,
        BasisScale = 0.1,
        RadialKnots = 64
    )]
    private partial Features LookAgain(Neighbourhood edges, Features x);

    [Module]
    private partial ScalarCorrelation First { get; }

    [Module]
    private partial ScalarCorrelation Second { get; }

    [TensorProduct("128x0e", "4x0e", "128x0e")]
    private partial Features Keep(Features x, Features species);

    [Linear("128x0e", "0e")]
    private partial Features Read(Features x);

    [MultiLayerPerceptron("128x0e", "0e", Hidden = [32], Bias = true)]
    private partial Features ReadAgain(Features x);

    /// <inheritdoc/>
    public Energy Forward(PointCloud<Atom> cloud)
    {
        Features species = cloud.Features;
        Features h = First.Forward(Look(cloud.Edges, Embed(species)), species);
        Features last = Keep(h, species) + Second.Forward(LookAgain(cloud.Edges, h), species);
        return Energy.From((Read(h) + ReadAgain(last)).Sum(cloud.Batch));
    }
}

/// <summary>Powers of what an atom sees, with weights for its species.</summary>
[EquivariantModel]
public sealed partial class ScalarCorrelation
{
    [Linear("4x0e", "128x0e")]
    private partial Features WeighOnes(Features species);

    [Linear("4x0e", "128x0e")]
    private partial Features WeighPairs(Features species);

    [Linear("4x0e", "128x0e")]
    private partial Features WeighTriples(Features species);

    [TensorProduct("128x0e", "128x0e", "128x0e", Kind = ProductKind.Custom, Paths = ["0,0,0 uuu"])]
    private partial Features Times(Features a, Features b, Features weights);

    [Linear("384x0e", "128x0e")]
    private partial Features Mix(Features x);

    /// <summary>What an atom tells the others.</summary>
    [return: Irreps("128x0e")]
    public Features Forward([Irreps("128x0e")] Features a, [Irreps("4x0e")] Features species)
    {
        Features pairs = Times(a, a, 2 * WeighPairs(species));
        Features triples = Times(pairs, a, 2 * WeighTriples(species));
        Features ones = 2 * Scalars.From(WeighOnes(species)) * a;
        return Mix(ones.Concat(pairs).Concat(triples));
    }
}

/// <summary>For the learning curve: the network of <see cref="MoleculeNet"/> up to degree 1.</summary>
[EquivariantModel]
public sealed partial class VectorNet : IPotential
{
    private const string Told = "64x0e + 64x1o";

    [Linear("4x0e", "64x0e")]
    private partial Features Embed(Features species);

    [SteerableConvolution(
        "64x0e",
        Told,
        MaxDegree = 1,
        AverageNeighbours = 12 * 12,
        BasisScale = 0.1,
        RadialKnots = 64
    )]
    private partial Features Look(Neighbourhood edges, Features x);

    [SteerableConvolution(Told, Told, MaxDegree = 1, AverageNeighbours = 12 * 12, BasisScale = 0.1, RadialKnots = 64)]
    private partial Features LookAgain(Neighbourhood edges, Features x);

    [Module]
    private partial VectorCorrelation First { get; }

    [Module]
    private partial VectorCorrelation Second { get; }

    [TensorProduct("64x0e", "4x0e", "64x0e")]
    private partial Features Keep(Features x, Features species);

    [Linear("64x0e", "0e")]
    private partial Features Read(Features x);

    [MultiLayerPerceptron("64x0e", "0e", Hidden = [32], Bias = true)]
    private partial Features ReadAgain(Features x);

    /// <inheritdoc/>
    public Energy Forward(PointCloud<Atom> cloud)
    {
        Features species = cloud.Features;
        VectorHidden h = First.Forward(Look(cloud.Edges, Embed(species)), species);
        Features scalars = h.Scalars;
        VectorHidden again = Second.Forward(LookAgain(cloud.Edges, h), species);
        Features last = Keep(scalars, species) + (Features)again.Scalars;
        return Energy.From((Read(scalars) + ReadAgain(last)).Sum(cloud.Batch));
    }
}

/// <summary>Products of scalars and vectors, with weights for the species of the atom.</summary>
[EquivariantModel]
public sealed partial class VectorCorrelation
{
    private const string Told = "64x0e + 64x1o";

    [Linear("4x0e", "128x0e")]
    private partial Features WeighOnes(Features species);

    [Linear("4x0e", "256x0e")]
    private partial Features WeighPairs(Features species);

    [Linear("4x0e", "256x0e")]
    private partial Features WeighTriples(Features species);

    [TensorProduct(
        Told,
        Told,
        Told,
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uuu", "1,1,0 uuu", "0,1,1 uuu", "1,0,1 uuu"]
    )]
    private partial Features Times(Features a, Features b, Features weights);

    [Linear(Told, Told)]
    private partial Features MixOnes(Features x);

    [Linear(Told, Told)]
    private partial Features MixPairs(Features x);

    [Linear(Told, Told)]
    private partial Features MixTriples(Features x);

    /// <summary>What an atom tells the others.</summary>
    public VectorHidden Forward([Irreps(Told)] Features a, [Irreps("4x0e")] Features species)
    {
        Features pairs = Times(a, a, 2 * WeighPairs(species));
        Features triples = Times(pairs, a, 2 * WeighTriples(species));
        Features ones = 2 * Scalars.From(WeighOnes(species)) * a;
        return VectorHidden.From((MixOnes(ones) + MixPairs(pairs) + MixTriples(triples)) / Math.Sqrt(3));
    }
}
