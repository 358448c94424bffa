using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Counts the multiply-adds that a product needs, from the algebra alone.</summary>
internal static class ProductWork
{
    /// <summary>
    /// A channel-wise product with one copy on the right: the path's matrix m(k,i) = Σ_j C_ijk y_j once a row, then m x and the weight
    /// (on the side with fewer components) for each copy.
    /// </summary>
    public static long Forward(TensorProductSpec spec) => spec.Paths.Sum(static p => Nonzeros(p) + ((long)p.First.Mul * (Folded(p) + Weights(p))));

    /// <summary>The reverse: t = mᵀg, its weight, the weight's gradient x·t, and the gradient of m, folded back to y once a row.</summary>
    public static long Backward(TensorProductSpec spec) =>
        spec.Paths.Sum(static p => (2 * Nonzeros(p)) + ((long)p.First.Mul * ((2 * Folded(p)) + (3 * p.First.Irrep.Dim))));

    private static int Weights(TensorProductPath path) => path.HasWeight ? Math.Min(path.First.Irrep.Dim, path.Result.Irrep.Dim) : 0;

    private static int Nonzeros(TensorProductPath path) => Wigner3j.Terms(path.First.Irrep.L, path.Second.Irrep.L, path.Result.Irrep.L).Count;

    private static int Folded(TensorProductPath path) =>
        Wigner3j.Terms(path.First.Irrep.L, path.Second.Irrep.L, path.Result.Irrep.L).Select(static t => (t.I, t.K)).Distinct().Count();
}
