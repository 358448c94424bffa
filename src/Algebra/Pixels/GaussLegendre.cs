namespace GeoDL.Typed.Algebra;

/// <summary>Gauss-Legendre quadrature, with the same bits on every machine.</summary>
internal static class GaussLegendre
{
    /// <summary>Nodes and weights on an interval.</summary>
    public static IEnumerable<(double At, double Weight)> On(double from, double to, int count)
    {
        double half = (to - from) / 2;
        for (int i = 0; i < count; i++)
        {
            // Rounded, because the platform's cosine is: Newton's method starts from the same number everywhere.
            double x = Math.Round(Math.Cos(Math.PI * (i + 0.75) / (count + 0.5)), 6);
            double derivative = 0;
            for (int step = 0; step < 8; step++)
            {
                (double p, double previous) = (x, 1);
                for (int k = 2; k <= count; k++)
                    (p, previous) = ((((2 * k) - 1) * x * p / k) - ((k - 1) * previous / k), p);
                derivative = count * ((x * p) - previous) / ((x * x) - 1);
                x -= p / derivative;
            }

            yield return (from + (half * (1 - x)), half * 2 / ((1 - (x * x)) * derivative * derivative));
        }
    }
}
