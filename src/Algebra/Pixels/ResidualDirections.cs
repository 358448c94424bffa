namespace GeoDL.Typed.Algebra;

/// <summary>
/// The functions of a space by their residual: A v = ε² B v, with A the leaked power and B all of it.
/// </summary>
/// <param name="Directions">Coefficients over the space's functions, and ε, lowest first.</param>
/// <param name="SilentCount">How many dimensions of the space have no power, and so no residual.</param>
internal sealed record ResidualDirections(
    IReadOnlyList<(double[] Coefficients, double Residual)> Directions,
    int SilentCount
)
{
    /// <summary>The share of the largest power below which rounding decides about a residual.</summary>
    private const double LeastPower = 1e-11;

    /// <summary>Solves the problem.</summary>
    public static ResidualDirections Of(double[,] leak, double[,] power)
    {
        int n = leak.GetLength(0);
        (double[] powers, double[,] axes) = SymmetricEigen.Of(power);
        int silent = powers.Count(value => !(value > LeastPower * powers[n - 1]));
        double[][] white =
        [
            .. Enumerable
                .Range(silent, n - silent)
                .Select(i => Enumerable.Range(0, n).Select(row => axes[row, i] / Math.Sqrt(powers[i])).ToArray()),
        ];
        var small = new double[white.Length, white.Length];
        for (int a = 0; a < white.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double sum = 0;
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < n; j++)
                        sum += white[a][i] * leak[i, j] * white[b][j];
                }

                (small[a, b], small[b, a]) = (sum, sum);
            }
        }

        (double[] values, double[,] vectors) = SymmetricEigen.Of(small);
        return new ResidualDirections(
            [
                .. values.Select(
                    (value, i) =>
                        (
                            Enumerable
                                .Range(0, n)
                                .Select(row =>
                                    Enumerable.Range(0, white.Length).Sum(a => white[a][row] * vectors[a, i])
                                )
                                .ToArray(),
                            Math.Sqrt(Math.Max(0, value))
                        )
                ),
            ],
            silent
        );
    }

    /// <summary>The largest residual, of any function of the space.</summary>
    public static double Largest(double[,] leak, double[,] power) =>
        leak.Length == 0 ? 0 : Of(leak, power).Directions.Select(static d => d.Residual).DefaultIfEmpty(0).Max();
}
