using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Coefficients of a map on the sphere in real spherical harmonics: of a map without spin, or the E or the B part of
/// one with spin.
/// </summary>
/// <remarks>
/// Degree after degree from the spin on, components −l … l in the library's order, for harmonics in
/// <see cref="HarmonicsNormalization.Integral"/> normalisation (an orthonormal basis). So they are a row of irreps: of
/// a map without spin <c>0e + 1o + 2e + …</c>, E of spin 2 <c>2e + 3o + …</c>, B <c>2o + 3e + …</c>.
/// </remarks>
public sealed class SphereCoefficients
{
    private readonly double[] _values;

    /// <param name="maxDegree">The largest degree.</param>
    /// <param name="values">The coefficients: (maxDegree + 1)² − spin² finite numbers.</param>
    /// <param name="spin">The first degree: 0, or the spin of the map that they are E or B of.</param>
    /// <exception cref="ArgumentException">There is another number of them, or one is not finite.</exception>
    public SphereCoefficients(int maxDegree, ReadOnlySpan<double> values, int spin = 0)
        : this(values.ToArray(), maxDegree, spin)
    {
        CheckDegrees(maxDegree, spin);
        int count = ((maxDegree + 1) * (maxDegree + 1)) - (spin * spin);
        if (values.Length != count)
        {
            throw new ArgumentException(
                $"Degrees {spin} … {maxDegree} have {count} coefficients, but there are {values.Length}.",
                nameof(values)
            );
        }
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"Coefficient {i} is {values[i]}, which is not finite.", nameof(values));
        }
    }

    private SphereCoefficients(double[] values, int maxDegree, int spin) =>
        (_values, MaxDegree, Spin) = (values, maxDegree, spin);

    /// <summary>The largest degree.</summary>
    public int MaxDegree { get; }

    /// <summary>The first degree: the spin of the map.</summary>
    public int Spin { get; }

    /// <summary>All coefficients, degree after degree.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>One coefficient.</summary>
    /// <param name="degree">l, from the spin to the largest degree.</param>
    /// <param name="component">m, −l … l.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    public double this[int degree, int component]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(degree, Spin);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(degree, MaxDegree);
            ArgumentOutOfRangeException.ThrowIfLessThan(component, -degree);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(component, degree);
            return _values[Middle(degree) + component];
        }
    }

    /// <summary>
    /// Coefficients from complex ones a_lm, m ≥ 0, of real maps: order after order, as healpy has them (a_lm at
    /// m(2·maxDegree + 1 − m)/2 + l).
    /// </summary>
    /// <param name="maxDegree">The largest degree.</param>
    /// <param name="values">(maxDegree + 1)(maxDegree + 2)/2 numbers.</param>
    /// <param name="spin">The first degree that counts.</param>
    /// <exception cref="ArgumentException">There is another number of them, or one is not finite.</exception>
    public static SphereCoefficients FromComplex(int maxDegree, ReadOnlySpan<Complex> values, int spin = 0)
    {
        CheckDegrees(maxDegree, spin);
        int count = (maxDegree + 1) * (maxDegree + 2) / 2;
        if (values.Length != count)
        {
            throw new ArgumentException(
                $"Degrees 0 … {maxDegree} have {count} complex coefficients, but there are {values.Length}.",
                nameof(values)
            );
        }
        var result = new double[((maxDegree + 1) * (maxDegree + 1)) - (spin * spin)];
        for (int l = spin; l <= maxDegree; l++)
        {
            int middle = (l * (l + 1)) - (spin * spin);
            result[middle] = values[l].Real;
            for (int m = 1; m <= l; m++)
            {
                Complex value = values[At(maxDegree, l, m)] * (m % 2 == 0 ? Math.Sqrt(2) : -Math.Sqrt(2));
                (result[middle + m], result[middle - m]) = (value.Real, -value.Imaginary);
            }
        }

        return new SphereCoefficients(maxDegree, result, spin);
    }

    /// <summary>The complex coefficients a_lm, m ≥ 0, in healpy's order; zero below the spin.</summary>
    public Complex[] ToComplex()
    {
        var result = new Complex[(MaxDegree + 1) * (MaxDegree + 2) / 2];
        for (int l = Spin; l <= MaxDegree; l++)
        {
            int middle = Middle(l);
            result[l] = _values[middle];
            for (int m = 1; m <= l; m++)
            {
                double factor = m % 2 == 0 ? Math.Sqrt(0.5) : -Math.Sqrt(0.5);
                result[At(MaxDegree, l, m)] = new Complex(factor * _values[middle + m], -factor * _values[middle - m]);
            }
        }

        return result;
    }

    /// <summary>The power spectrum C_l, from l = 0 to the largest degree: the mean square of a degree.</summary>
    public double[] Spectrum() => CrossSpectrum(this);

    /// <summary>
    /// The cross spectrum C_l = Σ_m a_lm b_lm / (2l + 1), such as TE, TB or EB; zero below the larger spin, and up to
    /// the smaller largest degree.
    /// </summary>
    public double[] CrossSpectrum(SphereCoefficients other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var result = new double[Math.Min(MaxDegree, other.MaxDegree) + 1];
        for (int l = Math.Max(Spin, other.Spin); l < result.Length; l++)
        {
            double sum = 0;
            for (int m = -l; m <= l; m++)
                sum += _values[Middle(l) + m] * other._values[other.Middle(l) + m];
            result[l] = sum / ((2 * l) + 1);
        }

        return result;
    }

    /// <summary>
    /// Each degree times a number of its own, such as a beam or a filter: a map under such a product turns as before.
    /// </summary>
    /// <param name="factors">Numbers for l = 0 … the largest degree at least; finite.</param>
    /// <exception cref="ArgumentException">There are fewer, or one is not finite.</exception>
    public SphereCoefficients Filter(ReadOnlySpan<double> factors)
    {
        if (factors.Length <= MaxDegree)
        {
            throw new ArgumentException(
                $"Degrees 0 … {MaxDegree} have {MaxDegree + 1} factors, but there are {factors.Length}.",
                nameof(factors)
            );
        }
        var result = new double[_values.Length];
        for (int l = Spin; l <= MaxDegree; l++)
        {
            if (!double.IsFinite(factors[l]))
                throw new ArgumentException($"The factor of degree {l} is {factors[l]}.", nameof(factors));
            for (int m = -l; m <= l; m++)
                result[Middle(l) + m] = factors[l] * _values[Middle(l) + m];
        }

        return new SphereCoefficients(MaxDegree, result, Spin);
    }

    /// <summary>Convolution with a Gaussian beam: each degree times exp(−(l(l + 1) − s²)σ²/2).</summary>
    /// <param name="width">The full width at half of the maximum, √(8 ln 2)·σ, in radians; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public SphereCoefficients Smooth(double width)
    {
        Allowed.Between(width, 0, double.MaxValue, "The width of a beam");
        double variance = width / 8 * width / Math.Log(2);
        var factors = new double[MaxDegree + 1];
        for (int l = 0; l <= MaxDegree; l++)
            factors[l] = l == 0 ? 1 : Math.Exp(-((l * (l + 1.0)) - (Spin * Spin)) * variance / 2);
        factors.AsSpan(0, Spin).Clear();
        return Filter(factors);
    }

    /// <summary>
    /// The coefficients of the turned map, f(R⁻¹x): each degree is multiplied by D^l(R). E and B turn alike.
    /// </summary>
    public SphereCoefficients Rotate(Rotation rotation)
    {
        var turn = new HarmonicTurn(rotation, MaxDegree);
        return new SphereCoefficients(turn.Apply(_values, Spin), MaxDegree, Spin);
    }

    /// <inheritdoc/>
    public override string ToString() => $"coefficients of degrees {Spin} … {MaxDegree}";

    /// <summary>Coefficients that are known to fit.</summary>
    internal static SphereCoefficients Of(double[] values, int maxDegree, int spin) => new(values, maxDegree, spin);

    private static int At(int maxDegree, int l, int m) => (m * ((2 * maxDegree) + 1 - m) / 2) + l;

    private static void CheckDegrees(int maxDegree, int spin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(spin);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegree, spin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDegree, SphereSampling.LargestDegree);
    }

    private int Middle(int degree) => (degree * (degree + 1)) - (Spin * Spin);
}
