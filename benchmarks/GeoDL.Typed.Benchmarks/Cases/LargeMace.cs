namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>The species of an atom of MACE.</summary>
[Irreps("3x0e")]
public readonly ref partial struct MaceKind;

/// <summary>A number in each channel.</summary>
[Irreps("128x0e")]
public readonly ref partial struct MaceNumbers;

/// <summary>What an atom gathers.</summary>
[Irreps("128x0e + 128x1o + 128x2e + 128x3o")]
public readonly ref partial struct MaceDensity;

/// <summary>An atom after the first round.</summary>
[Irreps("128x0e + 128x1o")]
public readonly ref partial struct MaceState;

/// <summary>The hidden numbers of the last readout.</summary>
[Irreps("16x0e")]
public readonly ref partial struct MaceReadout;

/// <summary>
/// A MACE of the usual size (2206.07697): 128 channels, numbers and vectors between its two rounds, harmonics up to
/// degree 3, products of up to three sums. Its radial functions are splines, as programs that run such potentials have
/// them.
/// </summary>
[EquivariantModel]
public sealed partial class LargeMace
{
    internal const double Cutoff = 5;

    [Linear]
    private partial MaceNumbers Embed(MaceKind atom);

    [Linear]
    private partial MaceNumbers UpFirst(MaceNumbers x);

    [SteerableConvolution(
        MaxDegree = 3,
        RadialLayers = 3,
        EnvelopeExponent = 5,
        EnvelopeBeforeNetwork = true,
        RadialKnots = 256,
        Cutoff = Cutoff,
        AverageNeighbours = 3600
    )]
    private partial MaceDensity GatherFirst(Neighbourhood edges, MaceNumbers x);

    [SymmetricContraction(Correlation = 3, Species = 3)]
    private partial MaceState ContractFirst(MaceDensity a, Labels species);

    [Linear]
    private partial MaceState MixFirst(MaceState b);

    [Linear]
    private partial MaceState UpLast(MaceState x);

    [SteerableConvolution(
        MaxDegree = 3,
        RadialLayers = 3,
        EnvelopeExponent = 5,
        EnvelopeBeforeNetwork = true,
        RadialKnots = 256,
        Cutoff = Cutoff,
        AverageNeighbours = 3600
    )]
    private partial MaceDensity GatherLast(Neighbourhood edges, MaceState x);

    [SymmetricContraction(Correlation = 3, Species = 3)]
    private partial MaceNumbers ContractLast(MaceDensity a, Labels species);

    [Linear]
    private partial MaceNumbers MixLast(MaceNumbers b);

    [Linear(Species = 3)]
    private partial MaceNumbers Keep(MaceState x, Labels species);

    [Linear]
    private partial AtomEnergy ReadFirst(MaceState x);

    [Linear]
    private partial MaceReadout Squeeze(MaceNumbers x);

    [Activation(Nonlinearity.SiLU)]
    private partial MaceReadout Activate(MaceReadout x);

    [Linear]
    private partial AtomEnergy ReadLast(MaceReadout x);

    public AtomEnergy Forward(PointCloud<MaceKind> cloud, Labels species)
    {
        Neighbourhood edges = cloud.Edges;
        MaceState first = MixFirst(ContractFirst(GatherFirst(edges, UpFirst(Embed(cloud.Features))), species));
        MaceNumbers last = MixLast(ContractLast(GatherLast(edges, UpLast(first)), species)) + Keep(first, species);
        return (ReadFirst(first) + ReadLast(Activate(Squeeze(last)))).Sum(cloud.Batch);
    }
}
