namespace GeoDL.Typed.Attack;

/// <summary>Three-vectors in rows.</summary>
internal static class SymmetryMath
{
    /// <summary>Each row (three numbers) times a matrix from the left.</summary>
    public static double[] TurnRows(double[,] matrix, double[] rows)
    {
        var turned = new double[rows.Length];
        for (int row = 0; row < rows.Length; row += 3)
        {
            for (int i = 0; i < 3; i++)
            {
                turned[row + i] =
                    (matrix[i, 0] * rows[row]) + (matrix[i, 1] * rows[row + 1]) + (matrix[i, 2] * rows[row + 2]);
            }
        }

        return turned;
    }
}
