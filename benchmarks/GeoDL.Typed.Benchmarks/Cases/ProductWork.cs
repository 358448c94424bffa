using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// Counts the multiply-adds that a product needs, from the algebra alone: the path's matrix m(k,i) = Σ_j C_ijk y_j once
/// a row and copy of y, then m x for each copy of x, and weights on the side with fewer components. Products copy by
/// copy have no matrix to share: x_i y_j, then C.
/// </summary>
internal static class ProductWork
{
    public static long Forward(TensorProductSpec spec) => spec.Paths.Sum(static p => Count(p).Forward);

    /// <summary>
    /// The reverse: t = mᵀg, its weight, the weight's gradient, and the gradient of m, folded back to y.
    /// </summary>
    public static long Backward(TensorProductSpec spec) => spec.Paths.Sum(static p => Count(p).Backward);

    private static (long Forward, long Backward) Count(TensorProductPath path)
    {
        (int l1, int l2, int l3) = (path.First.Irrep.L, path.Second.Irrep.L, path.Result.Irrep.L);
        IReadOnlyList<CouplingTerm> terms = Wigner3j.Terms(l1, l2, l3);
        long nonzeros = terms.Count,
            folded = terms.Select(static t => (t.I, t.K)).Distinct().Count(),
            pairs = terms.Select(static t => (t.I, t.J)).Distinct().Count();
        long mul1 = path.First.Mul,
            mul2 = path.Second.Mul,
            cheaper = Math.Min((2 * l1) + 1, (2 * l3) + 1);
        long weights = path.HasWeight ? cheaper : 0;
        return path.Mode switch
        {
            ConnectionMode.Uuu => (mul1 * (pairs + nonzeros), mul1 * ((2 * pairs) + nonzeros)),
            // The mixing of copies is a matrix product on the cheaper side, and two of them in the reverse.
            ConnectionMode.Uvw => (
                mul2 * (nonzeros + (mul1 * folded) + (mul1 * path.Result.Mul * cheaper)),
                mul2 * ((2 * nonzeros) + (2 * mul1 * folded) + (2 * mul1 * path.Result.Mul * cheaper))
            ),
            _ => (
                mul2 * (nonzeros + (mul1 * (folded + weights))),
                mul2 * ((2 * nonzeros) + (mul1 * ((2 * folded) + (path.HasWeight ? 3 * ((2 * l1) + 1) : 0))))
            ),
        };
    }
}
