namespace GeoDL.Typed.Algebra;

/// <summary>The factor of a path: c = √(α · path weight · var_out / x), e3nn's formula.</summary>
/// <remarks>
/// α = 2l_out+1 (component), (2l₁+1)(2l₂+1) (norm) or 1; x = Σ var₁·var₂·n over the paths into the same output (element),
/// or var₁·var₂·n of this path times their number (path), n the number of summed elements of the mode.
/// </remarks>
internal static class PathCoefficient
{
    public static (double Coefficient, Rational? Squared) Of(
        TensorProductPath path, IReadOnlyList<TensorProductPath> all, TensorProductOptions options)
    {
        TensorProductPath[] sharing = all.Where(p => p.Out == path.Out).ToArray();
        return TryExact(path, sharing, options) is Rational squared
            ? (Surd.SquareRoot(squared.Numerator, squared.Denominator).ToDouble(), squared)
            : (Math.Sqrt(Approximate(path, sharing, options)), null);
    }

    private static Rational? TryExact(TensorProductPath path, TensorProductPath[] sharing, TensorProductOptions options)
    {
        Rational? ExactVariance(TensorProductPath p) =>
            Rational.FromDouble(Variance(options.In1Variances, p.In1)) is Rational v1
            && Rational.FromDouble(Variance(options.In2Variances, p.In2)) is Rational v2
                ? v1 * v2 * Elements(p)
                : null;

        if (Rational.FromDouble(path.PathWeight) is not Rational weight
            || Rational.FromDouble(Variance(options.OutVariances, path.Out)) is not Rational outVariance)
        {
            return null;
        }

        Rational? x = options.PathNormalization switch
        {
            PathNormalization.Element => sharing.Select(ExactVariance).Aggregate((Rational?)0, (sum, v) => sum + v),
            PathNormalization.Path => ExactVariance(path) * sharing.Length,
            _ => 1,
        };
        return x is Rational divisor
            ? Alpha(path, options.IrrepNormalization) * weight * outVariance / (divisor == 0 ? 1 : divisor)
            : null;
    }

    private static double Approximate(TensorProductPath path, TensorProductPath[] sharing, TensorProductOptions options)
    {
        double VarianceOf(TensorProductPath p) => Variance(options.In1Variances, p.In1) * Variance(options.In2Variances, p.In2) * Elements(p);
        double x = options.PathNormalization switch
        {
            PathNormalization.Element => sharing.Sum(VarianceOf),
            PathNormalization.Path => VarianceOf(path) * sharing.Length,
            _ => 1,
        };
        return Alpha(path, options.IrrepNormalization) / (x > 0 ? x : 1) * Variance(options.OutVariances, path.Out) * path.PathWeight;
    }

    private static int Alpha(TensorProductPath path, IrrepNormalization normalization) => normalization switch
    {
        IrrepNormalization.Component => path.Result.Irrep.Dim,
        IrrepNormalization.Norm => path.First.Irrep.Dim * path.Second.Irrep.Dim,
        _ => 1,
    };

    private static int Elements(TensorProductPath path) => ConnectionModes.SummedElements(path.Mode, path.First.Mul, path.Second.Mul);

    private static double Variance(IReadOnlyList<double>? variances, int block) => variances?[block] ?? 1;
}
