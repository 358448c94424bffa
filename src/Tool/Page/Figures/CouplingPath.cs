using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>One equivariant map of a product of two irreps.</summary>
/// <param name="First">The irrep of the first operand.</param>
/// <param name="Second">That of the second.</param>
/// <param name="Result">That of the result.</param>
/// <param name="Number">Which of several maps it is.</param>
internal sealed record CouplingPath(Irrep First, Irrep Second, Irrep Result, int Number)
{
    /// <summary>Its nonzero entries.</summary>
    public IReadOnlyList<CouplingTerm> Terms => First.Group.Couplings(First, Second, Result)[Number];

    /// <summary>The coupling of a path.</summary>
    public static CouplingPath Of(TensorProductPath path) =>
        new(path.First.Irrep, path.Second.Irrep, path.Result.Irrep, path.Coupling);

    /// <inheritdoc/>
    public override string ToString() => $"{First} ⊗ {Second} → {Result}" + (Number == 0 ? "" : $" #{Number}");
}
