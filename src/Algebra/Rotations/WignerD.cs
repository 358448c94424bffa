using System.Collections.Concurrent;
#if NET
using ReadOnlyRow = System.ReadOnlySpan<double>;
#else
using ReadOnlyRow = double[];
#endif

namespace GeoDL.Typed.Algebra;

/// <summary>
/// The real matrices D^l(R) that rotate degree l, in the basis of the harmonics: Y(Rx) = D(R) Y(x), D(RS) = D(R)
/// D(S), D¹(R) = R.
/// </summary>
/// <remarks>
/// D^l is built from D^(l−1) and R by the coupling of highest degree, D^l = (2l+1) Cᵀ (D^(l−1) ⊗ R) C with C =
/// C[l−1,1,l] exact.
/// It needs no angles, so no rotation is a special case, and each step is a projection, so rounding errors add up but
/// do not multiply.
/// An element of O(3) that inverts gives D^l of its rotation times the parity.
/// </remarks>
public static class WignerD
{
    private static readonly ConcurrentDictionary<int, (int I, int J, int K, double Value)[]> RaisingTerms = new();

    /// <summary>D^l(R), (2l+1)×(2l+1), acting on columns of components m = −l … l.</summary>
    public static double[,] Matrix(int l, Rotation rotation) => UpTo(l, rotation)[l];

    /// <summary>D of an irrep for an element of O(3): D^l(R), times the parity where the element inverts.</summary>
    public static double[,] Matrix(Irrep irrep, OrthogonalMatrix element) =>
        WithParity(Matrix(irrep.L, element.Rotation), irrep.Parity, element);

    /// <summary>D of an irrep for a 3×3 orthogonal matrix of either determinant.</summary>
    public static double[,] Matrix(Irrep irrep, double[,] element) =>
        Matrix(irrep, OrthogonalMatrix.FromMatrix(element));

    /// <summary>D⁰(R) … D^lMax(R).</summary>
    public static IReadOnlyList<double[,]> UpTo(int lMax, Rotation rotation)
    {
        if (lMax < 0)
            throw new ArgumentOutOfRangeException(nameof(lMax), $"A degree must not be negative: {lMax}.");

        double[,] r = rotation.ToMatrix();
        List<double[,]> matrices =
        [
            new double[,]
            {
                { 1.0 },
            },
        ];
        for (int l = 1; l <= lMax; l++)
            matrices.Add(l == 1 ? r : Raise(l, matrices[l - 1], r));

        return matrices;
    }

    /// <summary>
    /// Transforms feature vectors in e3nn's order mul_ir: <paramref name="features"/> holds any number of rows of
    /// <see cref="Irreps.Dim"/> numbers, and every copy of every block is multiplied by its D.
    /// </summary>
    public static double[] Transform(Irreps irreps, OrthogonalMatrix element, ReadOnlyRow features)
    {
        if (irreps is null)
            throw new ArgumentNullException(nameof(irreps));

        int dim = irreps.Dim;
        if (dim == 0 ? features.Length != 0 : features.Length % dim != 0)
        {
            throw new ArgumentException(
                $"{features.Length} numbers are not a whole number of rows of {irreps}: a row has {dim}.",
                nameof(features)
            );
        }

        double[] result = new double[features.Length];
        IReadOnlyList<double[,]> matrices = UpTo(irreps.LMax, element.Rotation);
        for (int block = 0; block < irreps.Count; block++)
        {
            (int mul, Irrep irrep) = irreps[block];
            if (mul == 0)
                continue;

            double[,] d = WithParity((double[,])matrices[irrep.L].Clone(), irrep.Parity, element);
            for (int row = 0; row < features.Length; row += dim)
            {
                for (int copy = 0; copy < mul; copy++)
                    Multiply(d, features, result, row + irreps.Offset(block) + (copy * irrep.Dim));
            }
        }

        return result;
    }

    private static void Multiply(double[,] d, ReadOnlyRow x, double[] result, int start)
    {
        int dim = d.GetLength(0);
        for (int row = 0; row < dim; row++)
        {
            double sum = 0.0;
            for (int column = 0; column < dim; column++)
                sum += d[row, column] * x[start + column];

            result[start + row] = sum;
        }
    }

    private static double[,] WithParity(double[,] d, Parity parity, OrthogonalMatrix element)
    {
        if (element.Inverts && parity == Parity.Odd)
        {
            for (int row = 0; row < d.GetLength(0); row++)
            {
                for (int column = 0; column < d.GetLength(1); column++)
                    d[row, column] = -d[row, column];
            }
        }

        return d;
    }

    private static double[,] Raise(int l, double[,] lower, double[,] r)
    {
        (int I, int J, int K, double Value)[] terms = RaisingTerms.GetOrAdd(
            l,
            static degree =>
                [.. Wigner3j.Terms(degree - 1, 1, degree).Select(static t => (t.I, t.J, t.K, t.Value.ToDouble()))]
        );
        double[,] raised = new double[(2 * l) + 1, (2 * l) + 1];
        foreach ((int i, int j, int k, double c) in terms)
        {
            double factor = ((2 * l) + 1) * c;
            foreach ((int i2, int j2, int k2, double c2) in terms)
                raised[k, k2] += factor * c2 * lower[i, i2] * r[j, j2];
        }

        return raised;
    }
}
