namespace GeoDL.Typed.CompilerServices;

/// <summary>The standard normal distribution, in double precision.</summary>
internal static class Gaussian
{
    private const double InverseRootTwoPi = 0.39894228040143267794;

    /// <summary>
    /// Below this the series with terms of one sign converges fast; above it, the continued fraction does.
    /// </summary>
    private const double SeriesLimit = 3;

    private const int FractionDepth = 60;

    /// <summary>φ(x) = e^(−x²/2)/√(2π).</summary>
    internal static double Density(double x) => InverseRootTwoPi * Math.Exp(-0.5 * x * x);

    /// <summary>
    /// Φ(x), accurate to the last place of 1; in the lower tail, below −3, accurate to its own last place.
    /// </summary>
    internal static double Distribution(double x)
    {
        double a = Math.Abs(x);
        if (a < SeriesLimit)
            return 0.5 + Math.CopySign(Density(a) * Series(a), x);
        double tail = Density(a) * MillsRatio(a);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>(Φ(x) − ½)/φ(x) = x + x³/3 + x⁵/(3·5) + …, all terms of one sign.</summary>
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 3; term > sum * 1e-17; n += 2)
        {
            term *= x * x / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>(1 − Φ(x))/φ(x) = 1/(x + 1/(x + 2/(x + 3/(x + …)))), Laplace's continued fraction.</summary>
    private static double MillsRatio(double x)
    {
        double denominator = x;
        for (int n = FractionDepth; n > 0; n--)
            denominator = x + n / denominator;
        return 1 / denominator;
    }
}
