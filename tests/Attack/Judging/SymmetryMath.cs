namespace GeoDL.Typed.Attack;

/// <summary>Vectors in rows.</summary>
internal static class SymmetryMath
{
    /// <summary>Each row (as many numbers as the matrix has columns) times a matrix from the left.</summary>
    public static double[] TurnRows(double[,] matrix, double[] rows)
    {
        var turned = new double[rows.Length];
        int dim = matrix.GetLength(0);
        for (int row = 0; row < rows.Length; row += dim)
        {
            for (int i = 0; i < dim; i++)
            {
                for (int j = 0; j < dim; j++)
                    turned[row + i] += matrix[i, j] * rows[row + j];
            }
        }

        return turned;
    }
}
