using System.Numerics;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// The factors of paths: c = √(α · path weight · var_out / x), e3nn's formula. In time linear in the number of paths.
/// </summary>
/// <remarks>
/// α = 2l_out+1 (component), (2l₁+1)(2l₂+1) (norm) or 1; x = Σ var₁·var₂·n over the paths into the same output
/// (element), or var₁·var₂·n of this path times their number (path), n the number of summed elements of the mode.
/// </remarks>
internal static class PathCoefficient
{
    /// <summary>
    /// Fractions up to this size are quickly factored into squares; a longer one was not meant as a fraction.
    /// </summary>
    private const long LargestExact = 1_000_000_000_000;

    /// <summary>The coefficient of each path, and its square where that is a simple fraction.</summary>
    public static IEnumerable<(double Coefficient, Rational? Squared)> All(
        IReadOnlyList<TensorProductPath> paths,
        TensorProductOptions options
    )
    {
        Dictionary<int, Shared> outputs = paths
            .GroupBy(p => p.Out)
            .ToDictionary(
                g => g.Key,
                g => new Shared(
                    g.Count(),
                    options.PathNormalization == PathNormalization.Element
                        ? g.Aggregate((Rational?)0, (sum, p) => Short(sum + ExactVariance(p, options)))
                        : null,
                    options.PathNormalization == PathNormalization.Element ? g.Sum(p => Variance(p, options)) : 0
                )
            );
        return paths.Select(p => Of(p, outputs[p.Out], options));
    }

    private static (double Coefficient, Rational? Squared) Of(
        TensorProductPath path,
        Shared output,
        TensorProductOptions options
    )
    {
        if (Exact(path, output, options) is Rational squared)
            return (Surd.SquareRoot(squared.Numerator, squared.Denominator).ToDouble(), squared);

        double x = options.PathNormalization switch
        {
            PathNormalization.Element => output.Variance,
            PathNormalization.Path => Variance(path, options) * output.Paths,
            _ => 1,
        };
        return (
            Math.Sqrt(
                Alpha(path, options.IrrepNormalization)
                    / (x > 0 ? x : 1)
                    * Given(options.OutVariances, path.Out)
                    * path.PathWeight
            ),
            null
        );
    }

    private static Rational? Exact(TensorProductPath path, Shared output, TensorProductOptions options)
    {
        Rational? x = options.PathNormalization switch
        {
            PathNormalization.Element => output.ExactVariance,
            PathNormalization.Path => ExactVariance(path, options) * output.Paths,
            _ => 1,
        };
        return
            x is Rational divisor
            && Rational.FromDouble(path.PathWeight) is Rational weight
            && Rational.FromDouble(Given(options.OutVariances, path.Out)) is Rational outVariance
            ? Short(Alpha(path, options.IrrepNormalization) * weight * outVariance / (divisor == 0 ? 1 : divisor))
            : null;
    }

    private static Rational? ExactVariance(TensorProductPath path, TensorProductOptions options) =>
        Rational.FromDouble(Given(options.In1Variances, path.In1)) is Rational v1
        && Rational.FromDouble(Given(options.In2Variances, path.In2)) is Rational v2
            ? v1 * v2 * new Rational(Elements(path), BigInteger.One)
            : null;

    private static double Variance(TensorProductPath path, TensorProductOptions options) =>
        Given(options.In1Variances, path.In1) * Given(options.In2Variances, path.In2) * Elements(path);

    private static Rational? Short(Rational? value) =>
        value is Rational fraction && fraction.Numerator <= LargestExact && fraction.Denominator <= LargestExact
            ? fraction
            : null;

    private static int Alpha(TensorProductPath path, IrrepNormalization normalization) =>
        normalization switch
        {
            IrrepNormalization.Component => path.Result.Irrep.Dim,
            IrrepNormalization.Norm => path.First.Irrep.Dim * path.Second.Irrep.Dim,
            _ => 1,
        };

    private static long Elements(TensorProductPath path) =>
        ConnectionModes.Summed(path.Mode, path.First.Mul, path.Second.Mul);

    private static double Given(IReadOnlyList<double>? variances, int block) => variances?[block] ?? 1;

    /// <summary>The sums that the paths into one output share.</summary>
    private readonly record struct Shared(int Paths, Rational? ExactVariance, double Variance);
}
