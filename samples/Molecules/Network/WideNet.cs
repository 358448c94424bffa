namespace GeoDL.Typed.Samples.Molecules.Network;

/// <summary><see cref="MoleculeNet"/> with twice the copies, for long trainings.</summary>
[EquivariantModel]
public sealed partial class WideNet : IPotential
{
    private const string Seen = "128x0e + 128x1o + 128x2e + 128x3o",
        Told = "128x0e + 128x1o + 128x2e";

    [Linear("4x0e", "128x0e")]
    private partial Features Embed(Features species);

    [SteerableConvolution(
        "128x0e",
        Seen,
        MaxDegree = 3,
        AverageNeighbours = 12 * 12,
        BasisScale = 0.1,
        EnvelopeExponent = 3,
        RadialKnots = 64
    )]
    private partial Features Look(Neighbourhood edges, Features x);

    [SteerableConvolution(
        Told,
        Seen,
        MaxDegree = 3,
        AverageNeighbours = 12 * 12,
        BasisScale = 0.1,
        EnvelopeExponent = 3,
        RadialKnots = 64
    )]
    private partial Features LookAgain(Neighbourhood edges, Features x);

    [Module]
    private partial WideCorrelation First { get; }

    [Module]
    private partial WideCorrelation Second { get; }

    [TensorProduct("128x0e", "4x0e", "128x0e")]
    private partial Features Keep(Features x, Features species);

    [Linear("128x0e", "0e")]
    private partial Features Read(Features x);

    [MultiLayerPerceptron("128x0e", "0e", Hidden = [32], Bias = true)]
    private partial Features ReadAgain(Features x);

    /// <inheritdoc/>
    public Energy Forward(PointCloud<Atom> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features species = cloud.Features;
        WideHidden h = First.Forward(Look(edges, Embed(species)), species);
        Features scalars = h.Scalars;
        WideHidden again = Second.Forward(LookAgain(edges, h), species);
        Features last = Keep(scalars, species) + (Features)again.Scalars;
        return Energy.From((Read(scalars) + ReadAgain(last)).Sum(cloud.Batch));
    }
}

/// <summary>Products of up to three of what an atom sees, copy by copy, with weights for its species.</summary>
[EquivariantModel]
public sealed partial class WideCorrelation
{
    private const string Seen = "128x0e + 128x1o + 128x2e + 128x3o",
        Told = "128x0e + 128x1o + 128x2e";

    [Linear("4x0e", "384x0e")]
    private partial Features WeighOnes(Features species);

    [Linear("4x0e", "1920x0e")]
    private partial Features WeighPairs(Features species);

    [Linear("4x0e", "2176x0e")]
    private partial Features WeighTriples(Features species);

    // 15 paths: all that are there, the symmetric ones once.
    [TensorProduct(
        Seen,
        Seen,
        Seen,
        Kind = ProductKind.Custom,
        Paths = [
            "0,0,0 uuu",
            "1,1,0 uuu",
            "2,2,0 uuu",
            "3,3,0 uuu",
            "0,1,1 uuu",
            "1,2,1 uuu",
            "2,3,1 uuu",
            "0,2,2 uuu",
            "1,1,2 uuu",
            "1,3,2 uuu",
            "2,2,2 uuu",
            "3,3,2 uuu",
            "0,3,3 uuu",
            "1,2,3 uuu",
            "2,3,3 uuu",
        ]
    )]
    private partial Features Pairs(Features a, Features b, Features weights);

    // 17 paths up to degree 2.
    [TensorProduct(
        Seen,
        Seen,
        Told,
        Kind = ProductKind.Custom,
        Paths = [
            "0,0,0 uuu",
            "1,1,0 uuu",
            "2,2,0 uuu",
            "3,3,0 uuu",
            "0,1,1 uuu",
            "1,0,1 uuu",
            "1,2,1 uuu",
            "2,1,1 uuu",
            "2,3,1 uuu",
            "3,2,1 uuu",
            "0,2,2 uuu",
            "2,0,2 uuu",
            "1,1,2 uuu",
            "1,3,2 uuu",
            "3,1,2 uuu",
            "2,2,2 uuu",
            "3,3,2 uuu",
        ]
    )]
    private partial Features Triples(Features pairs, Features a, Features weights);

    [Linear(Told, Told)]
    private partial Features MixOnes(Features x);

    [Linear(Told, Told)]
    private partial Features MixPairs(Features x);

    [Linear(Told, Told)]
    private partial Features MixTriples(Features x);

    /// <summary>What an atom tells the others.</summary>
    /// <param name="a">What it sees.</param>
    /// <param name="species">Its species.</param>
    public WideHidden Forward([Irreps(Seen)] Features a, [Irreps("4x0e")] Features species)
    {
        // One of four species is 1, so weights are twice too small for a variance of 1.
        Features pairs = Pairs(a, a, 2 * WeighPairs(species));
        Features triples = Triples(pairs, a, 2 * WeighTriples(species));
        Features ones = 2 * Scalars.From(WeighOnes(species)) * a.Select(0..3);
        return WideHidden.From((MixOnes(ones) + MixPairs(pairs.Select(0..3)) + MixTriples(triples)) / Math.Sqrt(3));
    }
}
