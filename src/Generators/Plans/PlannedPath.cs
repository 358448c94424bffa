using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>A path of a product with the places of its blocks.</summary>
/// <param name="Path">Degrees, copies, mode, coefficient, weights.</param>
/// <param name="X">The block of operand 1 in its rows.</param>
/// <param name="Y">The block of operand 2.</param>
/// <param name="Z">The block of the result.</param>
internal sealed record PlannedPath(TensorProductPath Path, BlockAddress X, BlockAddress Y, BlockAddress Z)
{
    /// <summary>Whether the path adds nothing.</summary>
    public bool IsEmpty => Path.Coefficient == 0 || X.Mul == 0 || Y.Mul == 0 || Z.Mul == 0;

    /// <summary><c>8x1o ⊗ 1x1o → 8x2e</c>.</summary>
    public string Title =>
        $"{Path.First} ⊗ {Path.Second} → {Path.Result}" + (Path.Coupling == 0 ? string.Empty : $" #{Path.Coupling}");

    /// <summary>How copies meet, as paths are written.</summary>
    public string ModeName => ConnectionModes.NameOf(Path.Mode);
}
