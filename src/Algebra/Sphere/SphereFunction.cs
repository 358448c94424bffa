using System.Collections.Concurrent;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// Scalar fields of degrees 0 to L as functions on the sphere, sampled, changed pointwise, and projected back to these
/// degrees.
/// </summary>
/// <remarks>
/// Values are scaled so that those of normal coefficients have variance one. The sampling is that of Gauss and
/// Legendre, exact for products of degrees up to 2M + 1 in all: what the function makes of degrees up to 2M + 1 − L is
/// projected exactly, and what is above returns as false low degrees.
/// </remarks>
public sealed class SphereFunction
{
    /// <summary>The largest M: the residual is computed while compiling.</summary>
    public const int LargestSampling = 512;

    /// <summary>Terms of the Hermite series of a function.</summary>
    private const int Terms = 192;

    private static readonly ConcurrentDictionary<(int, int, Nonlinearity), double> Known = new();

    /// <summary>Functions of degrees up to one, on a sampling for a multiple of it.</summary>
    public SphereFunction(int degree, int oversampling) => (Degree, Oversampling) = (degree, oversampling);

    /// <summary>L.</summary>
    public int Degree { get; }

    /// <summary>M/L.</summary>
    public int Oversampling { get; }

    /// <summary>M.</summary>
    public int SamplingDegree => Degree * Oversampling;

    /// <summary>What values are multiplied by: √(4π)/(L + 1).</summary>
    public double Scale => Math.Sqrt(4 * Math.PI) / (Degree + 1);

    /// <summary>Why irreps are not the coefficients of scalar fields of degrees 0 to L; null if they are.</summary>
    public static string? WhyNot(Irreps irreps) =>
        FieldHarmonics.FieldsOf(irreps) is not { } known ? "They are not the coefficients of fields"
        : known.Fields.Any(static b => !b.Irrep.IsScalar)
            ? "A pointwise function of a spin or a pseudoscalar depends on axes"
        : null;

    /// <summary>The largest oversampling for a degree.</summary>
    public static int LargestOversampling(int degree) => Math.Max(1, LargestSampling / Math.Max(1, degree));

    /// <summary>Whether the sampling holds all that the function makes: a polynomial of small degree.</summary>
    public bool IsExact(Nonlinearity function) =>
        function switch
        {
            Nonlinearity.Identity => true,
            Nonlinearity.Square => 3 * Degree <= (2 * SamplingDegree) + 1,
            _ => Degree == 0,
        };

    /// <summary>
    /// ε = √(power above degree 2M + 1 − L / power up to degree L) of f(v), for normal coefficients: the largest part
    /// of the result that may be false.
    /// </summary>
    /// <remarks>
    /// In closed form: values at two points are Gaussian with the correlation ρ = Σ (2l + 1) P_l/(L + 1)², so by
    /// Mehler's formula those of the function have the covariance Σ h_k² ρ^k, whose Legendre coefficients are the
    /// powers of degrees.
    /// </remarks>
    public double Residual(Nonlinearity function) =>
        IsExact(function)
            ? 0
            : Known.GetOrAdd((Degree, Oversampling, function), key => Compute(HermiteSeries.Squares(key.Item3, Terms)));

    private double Compute(double[] squares)
    {
        int held = (2 * SamplingDegree) + 1 - Degree;
        // Exact for the powers of ρ that matter, smooth functions having few.
        int nodes = held + (8 * Degree);
        var power = new double[held + 1];
        foreach ((double x, double weight) in GaussLegendre.On(-1, 1, nodes))
        {
            double covariance = weight / 2 * Covariance(squares, x);
            (double before, double p) = (0, 1);
            for (int j = 0; j <= held; j++)
            {
                power[j] += covariance * ((2 * j) + 1) * p;
                (before, p) = (p, ((((2 * j) + 1) * x * p) - (j * before)) / (j + 1));
            }
        }

        double low = power.Take(Degree + 1).Sum();
        double high = Math.Max(0, squares.Sum() - power.Sum());
        return low <= 0 ? 1 : Math.Sqrt(high / low);
    }

    private double Covariance(double[] squares, double x)
    {
        (double before, double p, double correlation) = (0, 1, 0);
        for (int l = 0; l <= Degree; l++)
        {
            correlation += ((2 * l) + 1) * p;
            (before, p) = (p, ((((2 * l) + 1) * x * p) - (l * before)) / (l + 1));
        }

        correlation /= (Degree + 1.0) * (Degree + 1);
        double sum = 0;
        for (int k = squares.Length - 1; k >= 0; k--)
            sum = (sum * correlation) + squares[k];
        return sum;
    }
}
