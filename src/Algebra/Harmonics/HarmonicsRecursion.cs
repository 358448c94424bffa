using System.Collections.Concurrent;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// How the solid harmonics of degree l+1 and their gradients follow from those of degree l. Component normalisation,
/// polar axis y:
/// Y⁰ = 1, Y¹ = √3·(x, y, z), Σ_m (Y^l_m)² = (2l+1)·|x|^(2l).
/// </summary>
/// <remarks>
/// Y^l ⊗ x projected on degree l+1 transforms as Y^(l+1), so it is a multiple of it (Schur); the multiple follows at
/// the pole:
/// Y^(l+1)_k = (2l+3)/√(l+1) · Σ_ij C[l,1,l+1]_ijk Y^l_i x_j. The gradient of a harmonic polynomial of degree l+1 is of
/// degree l and harmonic, so it is the same coupling read the other way, and Euler's x·∇Y = (l+1)·Y gives its factor:
/// ∂_j Y^(l+1)_k = (2l+3)·√(l+1) · Σ_i C[l,1,l+1]_ijk Y^l_i. Gradients need no division and no special case at the
/// origin.
/// </remarks>
public static class HarmonicsRecursion
{
    private static readonly ConcurrentDictionary<int, IReadOnlyList<CouplingTerm>> Raises = new();
    private static readonly ConcurrentDictionary<int, IReadOnlyList<CouplingTerm>> Gradients = new();

    /// <summary>
    /// The terms of Y^(l+1)_K = Σ Value · Y^l_I · x_J: I is a component of degree l, J the coordinate (0, 1, 2 for x,
    /// y, z), K a component of degree l+1. Ordered by K, then I, then J.
    /// </summary>
    public static IReadOnlyList<CouplingTerm> Raise(int l) =>
        Raises.GetOrAdd(Valid(l), static degree => Scaled(degree, Surd.SquareRoot(1, degree + 1)));

    /// <summary>The terms of ∂Y^(l+1)_K/∂x_J = Σ Value · Y^l_I, with indices as in <see cref="Raise"/>.</summary>
    public static IReadOnlyList<CouplingTerm> Gradient(int l) =>
        Gradients.GetOrAdd(Valid(l), static degree => Scaled(degree, Surd.SquareRoot(degree + 1)));

    private static CouplingTerm[] Scaled(int l, Surd factor) =>
        [.. Wigner3j.Terms(l, 1, l + 1).Select(term => term with { Value = term.Value * (2 * l + 3) * factor })];

    private static int Valid(int l) =>
        l >= 0 ? l : throw new ArgumentOutOfRangeException(nameof(l), $"A degree must not be negative: {l}.");
}
