namespace GeoDL.Typed.Algebra;

/// <summary>Expectations over z ~ N(0,1), and its distribution function.</summary>
internal static class GaussianIntegral
{
    private const int Nodes = 20;
    private const double PanelWidth = 0.5;

    /// <summary>Beyond z = 14 the density is below 10⁻⁴³.</summary>
    private const int Panels = 28;

    private static readonly (double[] X, double[] W) Rule = Legendre(Nodes);

    /// <summary>E[g(z)] for a function that is smooth on each side of zero.</summary>
    public static double Expectation(Func<double, double> g) =>
        Expectations(1, (z, sums, weight) => sums[0] += weight * g(z))[0];

    /// <summary>
    /// Several expectations at once: for each node <paramref name="add"/> gets z, the sums so far, and the weight with
    /// which the functions' values at z belong to them.
    /// </summary>
    public static double[] Expectations(int count, Action<double, double[], double> add)
    {
        var sums = new double[count];
        // Summed from the tails inwards, so that small terms come first.
        for (int panel = Panels - 1; panel >= 0; panel--)
        {
            for (int i = 0; i < Nodes; i++)
            {
                double z = (panel + ((1 + Rule.X[i]) / 2)) * PanelWidth;
                double weight = Rule.W[i] * PanelWidth / 2 * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
                add(z, sums, weight);
                add(-z, sums, weight);
            }
        }

        return sums;
    }

    /// <summary>Φ(x), the probability of z &lt; x.</summary>
    public static double Cdf(double x)
    {
        double tail = x > -3 && x < 3 ? double.NaN : UpperTail(Math.Abs(x));
        return double.IsNaN(tail) ? 0.5 + Series(x)
            : x < 0 ? tail
            : 1 - tail;
    }

    /// <summary>Φ(x) − 1/2 = φ(x) Σ x^(2k+1)/(1·3·5···(2k+1)): all terms of one sign.</summary>
    private static double Series(double x)
    {
        (double term, double sum) = (x, x);
        for (int k = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); k++)
        {
            term *= x * x / ((2 * k) + 1);
            sum += term;
        }

        return sum * Density(x);
    }

    /// <summary>1 − Φ(x) = φ(x)/(x + 1/(x + 2/(x + 3/(x + …)))), for x ≥ 3.</summary>
    private static double UpperTail(double x)
    {
        double fraction = x;
        for (int k = 120; k >= 1; k--)
            fraction = x + (k / fraction);

        return Density(x) / fraction;
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Nodes and weights of Gauss-Legendre quadrature on [−1, 1], by Newton's method on P_n.</summary>
    private static (double[] X, double[] W) Legendre(int n)
    {
        (double[] nodes, double[] weights) = (new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5));
            double derivative = 0;
            for (int step = 0; step < 10; step++)
            {
                (double p, double previous) = (x, 1);
                for (int k = 2; k <= n; k++)
                    (p, previous) = ((((2 * k) - 1) * x * p / k) - ((k - 1) * previous / k), p);

                derivative = n * ((x * p) - previous) / ((x * x) - 1);
                x -= p / derivative;
            }

            (nodes[i], weights[i]) = (x, 2 / ((1 - (x * x)) * derivative * derivative));
        }

        return (nodes, weights);
    }
}
