namespace GeoDL.Typed.Tool.Models;

/// <summary>Layers whose paths have several maps, and turned matrices.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class TwistNet
{
    [Linear(Bias = true)]
    private partial Field Mix(Field x);

    [TensorProduct]
    private partial Field Couple(Field x, Field y);

    /// <summary>Both maps of the vectors: the scalar product and the area.</summary>
    [TensorProduct("1x1", "1x1", "1x0", Weighted = false)]
    private partial Scalars Multiply(Features x, Features y);

    /// <summary>One row for each row.</summary>
    public Field Forward(Field x, Arrow a, Arrow b) => Multiply(a, b) * Couple(x, Mix(x));

    /// <summary>A vector of the plane.</summary>
    [Irreps("arrow: 1", Group = Group.SO2)]
    public readonly ref partial struct Arrow;
}

/// <summary>Contractions: of a basis by species, and of all chains, with a map for each species between them.</summary>
[EquivariantModel]
public sealed partial class ContractionNet
{
    [SymmetricContraction("2x0e + 1x0e + 3x1o + 3x2e", "3x0e + 3x1o", Correlation = 3, Species = 2)]
    private partial Features Contract(Features x, Labels species);

    [Linear("3x0e + 3x1o", "5x0e + 5x1o", Species = 2)]
    private partial Features Mix(Features x, Labels species);

    [SymmetricContraction("5x0e + 5x1o", "5x1o", Correlation = 4, Basis = ContractionBasis.Chains)]
    private partial Features Finish(Features x);

    /// <summary>A row for each point.</summary>
    [return: Irreps("5x1o")]
    public Features Forward(PointCloud<Channels> cloud, Labels species) =>
        Finish(Mix(Contract(cloud.Features, species), species));

    /// <summary>As many copies of every irrep.</summary>
    [Irreps("3x0e + 3x1o + 3x2e")]
    public readonly ref partial struct Channels;
}
