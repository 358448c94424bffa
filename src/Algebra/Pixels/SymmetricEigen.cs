namespace GeoDL.Typed.Algebra;

/// <summary>Eigenvalues and eigenvectors of small symmetric matrices, by Jacobi's rotations.</summary>
internal static class SymmetricEigen
{
    private const int MaxSweeps = 60;

    /// <summary>Ascending eigenvalues; column i of the vectors belongs to value i.</summary>
    public static (double[] Values, double[,] Vectors) Of(double[,] symmetric)
    {
        int n = symmetric.GetLength(0);
        var a = (double[,])symmetric.Clone();
        var vectors = new double[n, n];
        for (int i = 0; i < n; i++)
            vectors[i, i] = 1;
        for (int sweep = 0; sweep < MaxSweeps; sweep++)
        {
            bool rotated = false;
            for (int p = 0; p < n; p++)
            {
                for (int q = p + 1; q < n; q++)
                    rotated |= Rotate(a, vectors, p, q);
            }

            if (!rotated)
                break;
        }

        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => a[i, i])];
        var sorted = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int row = 0; row < n; row++)
                sorted[row, i] = vectors[row, order[i]];
        }

        return ([.. order.Select(i => a[i, i])], sorted);
    }

    /// <summary>Makes one entry beside the diagonal zero; false if it counts as zero.</summary>
    private static bool Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        double entry = a[p, q];
        if (Math.Abs(entry) <= 1e-17 * Math.Sqrt(Math.Abs(a[p, p] * a[q, q])) || entry == 0)
        {
            (a[p, q], a[q, p]) = (0, 0);
            return false;
        }

        double ratio = (a[q, q] - a[p, p]) / (2 * entry);
        double tangent = (ratio < 0 ? -1 : 1) / (Math.Abs(ratio) + Math.Sqrt(1 + (ratio * ratio)));
        double cos = 1 / Math.Sqrt(1 + (tangent * tangent));
        double sin = tangent * cos;
        int n = a.GetLength(0);
        for (int i = 0; i < n; i++)
        {
            (double x, double y) = (a[i, p], a[i, q]);
            (a[i, p], a[i, q]) = ((cos * x) - (sin * y), (sin * x) + (cos * y));
        }

        for (int i = 0; i < n; i++)
        {
            (double x, double y) = (a[p, i], a[q, i]);
            (a[p, i], a[q, i]) = ((cos * x) - (sin * y), (sin * x) + (cos * y));
            (x, y) = (vectors[i, p], vectors[i, q]);
            (vectors[i, p], vectors[i, q]) = ((cos * x) - (sin * y), (sin * x) + (cos * y));
        }

        (a[p, q], a[q, p]) = (0, 0);
        return true;
    }
}
