namespace GeoDL.Typed.Benchmarks.Comparison;

/// <summary>New over old time of one case: the median of the pairs, and an interval for it.</summary>
internal sealed record RatioInterval(string Group, string Case, double Median, double Low, double High)
{
    /// <summary>A ratio above this is a regression, if the whole interval is.</summary>
    private const double Limit = 1.03;

    public bool IsSlower => Low > Limit;

    /// <summary>
    /// Order statistics: the median of what is measured lies between the k-th least and the k-th largest of n ratios
    /// with a probability of 1 − 2 P(B &lt; k), B binomial(n, ½). The largest k is taken that keeps it at 95 %; for
    /// nine pairs that is the second and the eighth.
    /// </summary>
    public static RatioInterval Of(string group, string name, IEnumerable<double> ratios)
    {
        double[] sorted = [.. ratios.Order()];
        int n = sorted.Length,
            k = 0;
        double tail = Math.Pow(0.5, n),
            term = tail;
        while (2 * tail <= 0.05)
        {
            k++;
            term *= (double)(n - k + 1) / k;
            tail += term;
        }

        k = Math.Max(k, 1);
        return new RatioInterval(
            group,
            name,
            n % 2 == 1 ? sorted[n / 2] : (sorted[(n / 2) - 1] + sorted[n / 2]) / 2,
            sorted[k - 1],
            sorted[n - k]
        );
    }
}
