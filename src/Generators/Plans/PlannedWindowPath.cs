using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>A path of a convolution over a grid, with its places and proved terms.</summary>
/// <param name="Path">Operand, harmonic and result.</param>
/// <param name="Terms">z_k = Σ coefficient · (function summed over component i).</param>
internal sealed record PlannedWindowPath(PlannedPath Path, IReadOnlyList<WindowTerm> Terms)
{
    /// <summary>Proves the coupling of a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="functionOf">The function that a component of the harmonic is, and whether it is its
    /// negative.</param>
    /// <param name="cancellation">Stops it.</param>
    public static PlannedWindowPath Prove(
        PlannedPath path,
        Func<int, (int Function, bool IsNegated)> functionOf,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        (Irrep first, Irrep second, Irrep result) = (path.X.Irrep, path.Y.Irrep, path.Z.Irrep);
        var coupling = ProvedCoupling.Prove(
            first,
            second,
            result,
            path.Title,
            first.Group.Couplings(first, second, result)[path.Path.Coupling]
        );
        Surd scale =
            path.Path.ExactCoefficient
            ?? throw new InvalidOperationException($"The coefficient of {path.Title} is not the root of a fraction.");
        return new PlannedWindowPath(
            path,
            [
                .. coupling.Terms.Select(t =>
                {
                    (int function, bool isNegated) = functionOf(t.J);
                    return new WindowTerm(t.I, function, t.K, isNegated ? -(scale * t.Value) : scale * t.Value);
                }),
            ]
        );
    }
}
