using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The spherical harmonic transform between maps of one sampling and coefficients up to one degree. Tables are made
/// once; several threads may use it.
/// </summary>
/// <remarks>
/// <para>
/// Without spin: f = Σ c_lm Y_lm, with orthonormal real harmonics. With spin s: Q ± iU = Σ ₛa ₛY, as HEALPix has it:
/// for s = 2, Q ± iU = Σ −(E_lm ± i B_lm) ±₂Y_lm with x to the south and y to the east (COSMO).
/// </para>
/// <para>
/// On a sampling with an <see cref="SphereSampling.ExactDegree"/> analysis inverts synthesis. On HEALPix it does so in
/// the limit of many iterations; three are usual.
/// </para>
/// </remarks>
public sealed class SphereTransform
{
    private readonly RingTransform _transform;

    /// <param name="sampling">Where the pixels lie.</param>
    /// <param name="maxDegree">The largest degree.</param>
    /// <param name="spin">0 for one map, s ≥ 1 for two (Q and U for s = 2).</param>
    /// <exception cref="ArgumentOutOfRangeException">The spin is negative or above the degree, or the degree is larger
    /// than the sampling can tell apart; the message names the largest.</exception>
    public SphereTransform(SphereSampling sampling, int maxDegree, int spin = 0)
    {
        ArgumentNullException.ThrowIfNull(sampling);
        ArgumentOutOfRangeException.ThrowIfNegative(spin);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegree, spin);
        int largest = Math.Min(sampling.LargestDegreeHere, SphereSampling.LargestDegree);
        if (maxDegree > largest)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxDegree),
                $"The degree {maxDegree} is too large for {sampling}: at most {largest}."
            );
        }
        Sampling = sampling;
        _transform = new RingTransform(sampling, maxDegree, spin);
    }

    /// <summary>Where the pixels lie.</summary>
    public SphereSampling Sampling { get; }

    /// <summary>The largest degree.</summary>
    public int MaxDegree => _transform.MaxDegree;

    /// <summary>The spin of the maps.</summary>
    public int Spin => _transform.Spin;

    /// <summary>The coefficients of a map without spin.</summary>
    /// <param name="map">A finite number for each pixel; masked pixels are 0.</param>
    /// <param name="iterations">How often the rest is analysed again; 0 where the sampling is exact.</param>
    /// <exception cref="ArgumentException">The map has another number of pixels, or a pixel is not finite.</exception>
    /// <exception cref="InvalidOperationException">The transform has a spin.</exception>
    public SphereCoefficients Analyze(ReadOnlySpan<double> map, int iterations = 0)
    {
        CheckSpin(hasSpin: false);
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        CheckMap(map, nameof(map));
        var result = new double[_transform.CoefficientCount];
        _transform.Analyze(map.ToArray(), result, iterations);
        return SphereCoefficients.Of(result, MaxDegree, 0);
    }

    /// <inheritdoc cref="Analyze(ReadOnlySpan{double}, int)"/>
    public SphereCoefficients Analyze(ReadOnlySpan<float> map, int iterations = 0) => Analyze(Doubles(map), iterations);

    /// <summary>The coefficients E and B of the two maps of a spin.</summary>
    /// <param name="q">A finite number for each pixel; masked pixels are 0.</param>
    /// <param name="u">The same of the other map.</param>
    /// <param name="iterations">How often the rest is analysed again; 0 where the sampling is exact.</param>
    /// <exception cref="ArgumentException">A map has another number of pixels, or a pixel is not finite.</exception>
    /// <exception cref="InvalidOperationException">The transform has no spin.</exception>
    public (SphereCoefficients E, SphereCoefficients B) AnalyzePair(
        ReadOnlySpan<double> q,
        ReadOnlySpan<double> u,
        int iterations = 0
    )
    {
        CheckSpin(hasSpin: true);
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        CheckMap(q, nameof(q));
        CheckMap(u, nameof(u));
        var result = new double[_transform.CoefficientCount];
        _transform.Analyze([.. q, .. u], result, iterations);
        int field = _transform.FieldLength;
        return (
            SphereCoefficients.Of(result[..field], MaxDegree, Spin),
            SphereCoefficients.Of(result[field..], MaxDegree, Spin)
        );
    }

    /// <inheritdoc cref="AnalyzePair(ReadOnlySpan{double}, ReadOnlySpan{double}, int)"/>
    public (SphereCoefficients E, SphereCoefficients B) AnalyzePair(
        ReadOnlySpan<float> q,
        ReadOnlySpan<float> u,
        int iterations = 0
    ) => AnalyzePair(Doubles(q), Doubles(u), iterations);

    /// <summary>The map of coefficients, a number for each pixel.</summary>
    /// <exception cref="ArgumentException">The coefficients are of another degree or of a spin.</exception>
    /// <exception cref="InvalidOperationException">The transform has a spin.</exception>
    public double[] Synthesize(SphereCoefficients coefficients)
    {
        CheckSpin(hasSpin: false);
        CheckCoefficients(coefficients, nameof(coefficients));
        var map = new double[_transform.MapLength];
        _transform.Synthesize(coefficients.Values.ToArray(), map, isWeighted: false);
        return map;
    }

    /// <summary>The two maps of coefficients E and B.</summary>
    /// <exception cref="ArgumentException">The coefficients are of another degree or spin.</exception>
    /// <exception cref="InvalidOperationException">The transform has no spin.</exception>
    public (double[] Q, double[] U) SynthesizePair(SphereCoefficients e, SphereCoefficients b)
    {
        CheckSpin(hasSpin: true);
        CheckCoefficients(e, nameof(e));
        CheckCoefficients(b, nameof(b));
        var map = new double[_transform.MapLength];
        _transform.Synthesize([.. e.Values, .. b.Values], map, isWeighted: false);
        return (map[..Sampling.Count], map[Sampling.Count..]);
    }

    private static double[] Doubles(ReadOnlySpan<float> map)
    {
        var result = new double[map.Length];
        for (int i = 0; i < map.Length; i++)
            result[i] = map[i];
        return result;
    }

    private void CheckSpin(bool hasSpin)
    {
        if (hasSpin == (Spin > 0))
            return;
        throw new InvalidOperationException(
            hasSpin
                ? "This transform has no spin: use Analyze and Synthesize, or make one with a spin."
                : $"This transform has spin {Spin}, so two maps: use AnalyzePair and SynthesizePair."
        );
    }

    private void CheckMap(ReadOnlySpan<double> map, string name)
    {
        if (map.Length != Sampling.Count)
        {
            throw new ArgumentException(
                $"A map of {Sampling} has {Sampling.Count} pixels, but this one has {map.Length}.",
                name
            );
        }
        for (int i = 0; i < map.Length; i++)
        {
            if (!double.IsFinite(map[i]))
                throw new ArgumentException($"Pixel {i} is {map[i]}: a masked pixel is 0.", name);
        }
    }

    private void CheckCoefficients(SphereCoefficients coefficients, string name)
    {
        ArgumentNullException.ThrowIfNull(coefficients, name);
        if (coefficients.MaxDegree != MaxDegree || coefficients.Spin != Spin)
        {
            throw new ArgumentException(
                $"The transform is of degrees {Spin} … {MaxDegree}, but these are {coefficients}.",
                name
            );
        }
    }
}
