namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>
/// An energy as recent potentials have it: the envelope enters the radial network, atoms are normalised as a whole,
/// linear maps and energies of atoms alone depend on the species.
/// </summary>
[EquivariantModel]
public sealed partial class NodePotentialNet
{
    private static readonly double[] Alone = [-3.5, 1.25];

    [Linear("2x0e", "5x0e")]
    private partial Features Embed(Features species);

    [SteerableConvolution(
        MaxDegree = 2,
        RadialWidth = 6,
        RadialLayers = 2,
        EnvelopeExponent = 5,
        EnvelopeBeforeNetwork = true,
        AverageNeighbours = 4
    )]
    private partial Gated<Shell> Hear(Neighbourhood edges, [Irreps("5x0e")] Features x);

    [LayerNorm(OverRow = true, SumOverCopies = true, ComponentPower = 2)]
    private partial Gated<Shell> Normalise(Gated<Shell> x);

    [Gate(Gates = Nonlinearity.SiLU)]
    private partial Shell Activate(Gated<Shell> x);

    [Linear(Species = 2)]
    private partial Gated<Shell> Mix(Shell x, Labels species);

    [SteerableConvolution(
        MaxDegree = 2,
        RadialWidth = 6,
        EnvelopeBeforeNetwork = true,
        RadialKnots = 24,
        AverageNeighbours = 4
    )]
    private partial Gated<Shell> HearAgain(Neighbourhood edges, Shell x);

    [Linear(Species = 2, Bias = true)]
    private partial Energy Read(Shell x, Labels species);

    public Energy Forward(PointCloud<Species> cloud, Labels species)
    {
        Shell x = Activate(Normalise(Hear(cloud.Edges, Embed(cloud.Features))));
        x = Activate(Normalise(HearAgain(cloud.Edges, x) + Mix(x, species)));
        // The numbers are copied, so a table that ends with this method may be one.
        double first = Alone[0];
        return (Read(x, species) + Energy.From(cloud.Batch.Lookup(species, [first, Alone[1]]))).Sum(cloud.Batch);
    }
}
