namespace GeoDL.Typed;

/// <summary>
/// Features of a larger group as features of the model's: each irrep becomes the irreps that it contains, exact and
/// without weights. It is the only layer whose operand may be of a larger group, and goes down only: O(3) → SO(3), O(3)
/// → O(2) and SO(3) → SO(2) about the model's axis, O(2) → SO(2), O(2) → D_N, SO(2) → C_N, D_N → C_N, C_N → C_M and
/// D_N → D_M where M divides N, and all compositions.
/// </summary>
/// <remarks>
/// A block becomes one block for each part, in the order of the irrep's components: under O(2) about y <c>4x1o</c> is
/// <c>4x0e + 4x1</c>, along the axis and across. The parts of a degree are orders 0 to l.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RestrictAttribute : LayerAttribute;
