namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>−∂E/∂ε, nine numbers of a symmetric matrix.</summary>
internal static class Virial
{
    /// <summary>Of a cell: minus the stress times the volume.</summary>
    public static double[] Of(double[] stress, double volume) => [.. stress.Select(s => -volume * s)];

    /// <summary>Of open space: Σ x f. The sum of forces is zero, so positions are from the first atom.</summary>
    public static double[] Of(ReadOnlySpan<double> positions, ReadOnlySpan<double> forces)
    {
        double[] sum = new double[9];
        for (int i = 0; i < positions.Length; i++)
        {
            int row = i % 3;
            double x = positions[i] - positions[row];
            for (int column = 0; column < 3; column++)
            {
                double half = 0.5 * x * forces[i - row + column];
                sum[(3 * row) + column] += half;
                sum[(3 * column) + row] += half;
            }
        }

        return sum;
    }
}
