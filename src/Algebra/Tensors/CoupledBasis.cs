namespace GeoDL.Typed.Algebra;

/// <summary>
/// One irrep inside a product of several: how it is coupled from left to right, as orthonormal rows over all components
/// of the product.
/// </summary>
/// <param name="Irrep">The irrep.</param>
/// <param name="Rows">For each component m = −l..l, its coefficients over the row-major components of the
/// product.</param>
internal sealed record CoupledBasis(Irrep Irrep, double[][] Rows)
{
    /// <summary>All irreps in a product; their rows together are an orthonormal basis of the product.</summary>
    /// <remarks>
    /// ((a ⊗ b) ⊗ c) ⊗ …, each step with √(2l+1)·C[l_left, l_right, l], orthonormal in l and m. The order is e3nn's:
    /// sorted after each product, where equal irreps keep their order; the blocks of the first factor stay as written,
    /// which determines that order.
    /// </remarks>
    public static IReadOnlyList<CoupledBasis> Of(IReadOnlyList<Irreps> factors)
    {
        IReadOnlyList<CoupledBasis> left =
        [
            new CoupledBasis(
                Irrep.Natural(0),
                [
                    [1.0],
                ]
            ),
        ];
        for (int i = 0; i < factors.Count; i++)
        {
            IEnumerable<CoupledBasis> coupled = left.SelectMany(basis => Couple(basis, factors[i]));
            left = (i == 0 ? coupled : coupled.OrderBy(b => b.Irrep)).ToArray();
        }

        return left;
    }

    private static IEnumerable<CoupledBasis> Couple(CoupledBasis left, Irreps right)
    {
        for (int block = 0; block < right.Count; block++)
        {
            Irrep irrep = right[block].Irrep;
            foreach (Irrep result in left.Irrep * irrep)
            {
                double[,,] c = Wigner3j.Dense(left.Irrep.L, irrep.L, result.L);
                for (int u = 0; u < right[block].Mul; u++)
                {
                    yield return new CoupledBasis(
                        result,
                        Contract(left, c, right.Offset(block) + (u * irrep.Dim), right.Dim)
                    );
                }
            }
        }
    }

    private static double[][] Contract(CoupledBasis left, double[,,] c, int offset, int rightDim)
    {
        (int leftDim, int irrepDim, int dim) = (c.GetLength(0), c.GetLength(1), c.GetLength(2));
        int size = left.Rows[0].Length;
        var rows = new double[dim][];
        for (int k = 0; k < dim; k++)
        {
            rows[k] = new double[size * rightDim];
            for (int i = 0; i < leftDim; i++)
            {
                for (int j = 0; j < irrepDim; j++)
                {
                    double factor = Math.Sqrt(dim) * c[i, j, k];
                    for (int a = 0; factor != 0 && a < size; a++)
                        rows[k][(a * rightDim) + offset + j] += factor * left.Rows[i][a];
                }
            }
        }

        return rows;
    }
}
