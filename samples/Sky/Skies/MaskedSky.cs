using GeoDL.Typed.Samples.Sky.Networks;

namespace GeoDL.Typed.Samples.Sky.Skies;

/// <summary>A polarised sky, and what is seen of it through a mask.</summary>
internal sealed class MaskedSky
{
    private static readonly GaussLegendreSampling Pixels = new(48);
    private static readonly SphereTransform Exact = new(Pixels, UnmaskNet.MaxDegree, spin: 2);

    private readonly SphereMask _soft;
    private readonly double[] _values;
    private readonly double[] _target;

    private MaskedSky(SphereMask mask, SphereMask soft, SphereCoefficients e, SphereCoefficients b)
    {
        (Mask, _soft, E, B) = (mask, soft, e, b);
        (Q, U) = Exact.SynthesizePair(e, b);
        _values = new double[2 * Q.Length];
        double[] q = soft.Times(Q),
            u = soft.Times(U);
        for (int pixel = 0; pixel < q.Length; pixel++)
            (_values[2 * pixel], _values[(2 * pixel) + 1]) = (q[pixel], u[pixel]);
        _target = b.Values.ToArray();
    }

    /// <summary>Where the pixels lie: exact for what a mask makes of the degrees of the sky.</summary>
    internal static SphereSampling Sampling => Pixels;

    /// <summary>What was seen.</summary>
    internal SphereMask Mask { get; }

    /// <summary>The same with soft borders.</summary>
    internal SphereMask Soft => _soft;

    internal SphereCoefficients E { get; }

    internal SphereCoefficients B { get; }

    internal double[] Q { get; }

    internal double[] U { get; }

    /// <summary>B, as a target.</summary>
    internal Rows<BModes> Target => Rows<BModes>.From(_target);

    /// <summary>The seen maps with soft borders, and the mask that made them.</summary>
    internal (Sphere<Polarisation> Maps, Sphere<Mask> Mask) Entered
    {
        get
        {
            Sphere<Polarisation> maps = Sphere.Create<Polarisation>(Sampling, _values);
            return (maps, maps.WithFeatures(Rows<Mask>.From(_soft.Weights)));
        }
    }

    /// <summary>The skies of a family: sky i is the same in whatever order they are drawn.</summary>
    internal static MaskedSky Draw(Spectra spectra, ulong family, int number)
    {
        var random = new RandomStream(RandomStream.DeriveSeed(family, (ulong)number));
        SphereMask mask = Masks.Draw(Sampling, random);
        (_, SphereCoefficients e, SphereCoefficients b) = spectra.Draw(random);
        return new MaskedSky(mask, mask.Apodise(Masks.Border), e, b);
    }

    /// <summary>B of the maps times a mask.</summary>
    internal SphereCoefficients Analyse(SphereMask mask) => Exact.AnalyzePair(mask.Times(Q), mask.Times(U)).B;

    /// <summary>
    /// The root of ∫ w²|P|² of the polarisation that B has, with the soft mask as w: how much of it there is where the
    /// sky was seen.
    /// </summary>
    internal double Size(SphereCoefficients b) =>
        Root(
            Exact.SynthesizePair(new SphereCoefficients(UnmaskNet.MaxDegree, new double[b.Values.Length], spin: 2), b)
        );

    /// <summary>The same of E.</summary>
    internal double SizeOfE() =>
        Root(
            Exact.SynthesizePair(E, new SphereCoefficients(UnmaskNet.MaxDegree, new double[E.Values.Length], spin: 2))
        );

    private double Root((double[] Q, double[] U) maps)
    {
        double[] q = _soft.Times(maps.Q),
            u = _soft.Times(maps.U);
        double sum = 0;
        for (int pixel = 0; pixel < q.Length; pixel++)
            sum += Sampling.Weight(pixel) * ((q[pixel] * q[pixel]) + (u[pixel] * u[pixel]));
        return Math.Sqrt(sum);
    }
}
