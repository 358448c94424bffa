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
