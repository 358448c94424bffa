using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Groups;

/// <summary>The rank of a matrix by elimination, for numbers of order one.</summary>
internal static class MatrixRank
{
    public static int Of(IReadOnlyList<double[]> matrix)
    {
        double[][] rows = [.. matrix.Select(static row => (double[])row.Clone())];
        int rank = 0;
        for (int column = 0; column < rows[0].Length; column++)
        {
            int pivot = Enumerable.Range(rank, rows.Length - rank).MaxBy(i => Math.Abs(rows[i][column]));
            if (Math.Abs(rows[pivot][column]) < Tolerance.Program)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int i = rank + 1; i < rows.Length; i++)
            {
                double factor = rows[i][column] / rows[rank][column];
                for (int k = 0; k < rows[i].Length; k++)
                    rows[i][k] -= factor * rows[rank][k];
            }

            if (++rank == rows.Length)
                break;
        }

        return rank;
    }
}
