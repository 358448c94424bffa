using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Models.Tests.Published.Allegro;

/// <summary>
/// An Allegro (Musaelian et al., 2204.05249) for water, which a program of molecular dynamics is tested with: pairs
/// within 5 Å hear of the surroundings of their first atom, twice, and each has an energy.
/// </summary>
[EquivariantModel]
public sealed partial class WaterAllegro
{
    [Linear]
    private partial TypeNumbers Hearing(WaterAtom atom);

    [Linear]
    private partial TypeNumbers Heard(WaterAtom atom);

    [Linear("8x0e", "64x0e")]
    private partial Features Widen(Features basis);

    [MultiLayerPerceptron]
    private partial Latent Describe([Irreps("64x0e")] Features pair);

    [Linear]
    private partial Strengths Strengthen(Latent s);

    [Linear]
    internal partial Projection Project(Latent s);

    [SphericalHarmonics("1o", "1o")]
    private partial Features Direction(Features vectors);

    [TensorProduct("32x0e", "1o", "32x1o", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Along(Features strengths, Features direction);

    /// <summary>Channel by channel: a pair and its surroundings.</summary>
    [TensorProduct(
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uuu", "1,1,0 uuu", "0,1,1 uuu", "1,0,1 uuu"],
        PathNormalization = PathNormalization.None
    )]
    internal partial PairTensor Couple(PairTensor pair, PairTensor surroundings);

    [Module]
    internal partial LatentUpdate Update { get; }

    /// <summary>The same, of which only numbers are kept.</summary>
    [TensorProduct(
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uuu", "1,1,0 uuu"],
        PathNormalization = PathNormalization.None
    )]
    internal partial TypeNumbers Contract(PairTensor pair, PairTensor surroundings);

    [MultiLayerPerceptron]
    private partial Latent Conclude([Irreps("160x0e")] Features all);

    [MultiLayerPerceptron]
    private partial AtomEnergy ReadPair([Irreps("192x0e")] Features all);

    [Linear(Species = 2)]
    private partial AtomEnergy Scale(AtomEnergy energy, Labels types);

    /// <summary>The energy of an atom alone, by type.</summary>
    [Linear]
    private partial AtomEnergy Shift(WaterAtom atom);

    [Module]
    internal partial WaterRepulsion Repulsion { get; }

    /// <summary>What a pair knows of itself: s.</summary>
    internal Latent Pairs(Neighbourhood edges, WaterAtom atom)
    {
        Features types = edges.Receiver(Hearing(atom)).Concat(edges.Sender(Heard(atom)));
        return Describe(Scalars.From(types) * Scalars.From(Widen(Basis(edges))));
    }

    /// <summary>sin(nπu)/(πu), n from 1 to 8, times the envelope.</summary>
    [return: Irreps("8x0e")]
    internal static Scalars Basis(Neighbourhood edges) => edges.Basis(8) * edges.Envelope(exponent: 6) / (4 * Math.PI);

    /// <summary>A pair's first tensor: V⁰.</summary>
    internal PairTensor Tensors(Neighbourhood edges, Latent s)
    {
        Strengths strengths = Strengthen(s);
        return Spread(edges, strengths.Numbers, strengths.Vectors);
    }

    /// <summary>The surroundings of each pair's first atom: Γ.</summary>
    internal PairTensor Surroundings(Neighbourhood edges, Projection projection) =>
        edges.Receiver(WaterAllegroConstants.Share * edges.Sum(Spread(edges, projection.Numbers, projection.Vectors)));

    /// <summary>The last latent of a pair: t².</summary>
    internal Latent Last(Projection first, Projection second, TypeNumbers products) =>
        Conclude(first.Latent.Concat(second.Latent).Concat(products));

    /// <summary>The energy of a pair.</summary>
    internal AtomEnergy Energy(Projection first, Projection second, Latent last) =>
        ReadPair(first.Latent.Concat(second.Latent).Concat(last));

    /// <summary>The energy of each atom without the repulsion of nuclei, in eV.</summary>
    internal AtomEnergy Bond(PointCloud<WaterAtom> structure, Labels types)
    {
        Neighbourhood edges = structure.Edges;
        Latent s = Pairs(edges, structure.Features);
        Projection first = Project(s);
        PairTensor tensors = Couple(Tensors(edges, s), Surroundings(edges, first));
        Projection second = Update.Forward(first, tensors);
        Latent last = Last(first, second, Contract(tensors, Surroundings(edges, second)));
        AtomEnergy sum = WaterAllegroConstants.EnergyShare * edges.Sum(Energy(first, second, last));
        return Scale(sum, types) + Shift(structure.Features);
    }

    /// <summary>The energy of each atom, in eV.</summary>
    public AtomEnergy Forward(PointCloud<WaterAtom> structure, Labels types) =>
        Bond(structure, types) + Repulsion.Forward(structure.Edges, structure.Batch, types);

    private PairTensor Spread(Neighbourhood edges, Scalars numbers, Scalars vectors) =>
        PairTensor.From(numbers.Concat(Along(vectors, Direction(edges.Vectors))));
}
