namespace GeoDL.Typed.Samples.Molecules.Network;

/// <summary>
/// The energy of molecules, after MACE (2206.07697): an atom sees its neighbours by harmonics up to degree 3; products
/// of two and three of what it sees, with weights for its species, know angles; scalars and vectors go on to a second
/// round.
/// </summary>
[EquivariantModel]
public sealed partial class MoleculeNet : IPotential
{
    private const string Seen = "64x0e + 64x1o + 64x2e + 64x3o",
        Told = "64x0e + 64x1o + 64x2e";

    [Linear("4x0e", "64x0e")]
    private partial Features Embed(Features species);

    // Sums over neighbours are divided by 12, the root of AverageNeighbours, so that products of three begin small;
    // small numbers in front of the radial network keep its functions smooth, and an envelope that falls early makes
    // little of what lies beyond the distances that were learned. The README says what each is worth.
    [SteerableConvolution(
        "64x0e",
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
    private partial Correlation First { get; }

    [Module]
    private partial Correlation Second { get; }

    [TensorProduct("64x0e", "4x0e", "64x0e")]
    private partial Features Keep(Features x, Features species);

    [Linear("64x0e", "0e")]
    private partial Features Read(Features x);

    [MultiLayerPerceptron("64x0e", "0e", Hidden = [32], Bias = true)]
    private partial Features ReadAgain(Features x);

    /// <inheritdoc/>
    public Energy Forward(PointCloud<Atom> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features species = cloud.Features;
        Hidden h = First.Forward(Look(edges, Embed(species)), species);
        Features scalars = h.Scalars;
        Hidden again = Second.Forward(LookAgain(edges, h), species);
        Features last = Keep(scalars, species) + (Features)again.Scalars;
        return Energy.From((Read(scalars) + ReadAgain(last)).Sum(cloud.Batch));
    }
}

/// <summary>Products of up to three of what an atom sees, copy by copy, with weights for its species.</summary>
[EquivariantModel]
public sealed partial class Correlation
{
    private const string Seen = "64x0e + 64x1o + 64x2e + 64x3o",
        Told = "64x0e + 64x1o + 64x2e";

    [Linear("4x0e", "192x0e")]
    private partial Features WeighOnes(Features species);

    [Linear("4x0e", "960x0e")]
    private partial Features WeighPairs(Features species);

    [Linear("4x0e", "1088x0e")]
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
    public Hidden Forward([Irreps(Seen)] Features a, [Irreps("4x0e")] Features species)
    {
        // One of four species is 1, so weights are twice too small for a variance of 1.
        Features pairs = Pairs(a, a, 2 * WeighPairs(species));
        Features triples = Triples(pairs, a, 2 * WeighTriples(species));
        Features ones = 2 * Scalars.From(WeighOnes(species)) * a.Select(0..3);
        return Hidden.From((MixOnes(ones) + MixPairs(pairs.Select(0..3)) + MixTriples(triples)) / Math.Sqrt(3));
    }
}
