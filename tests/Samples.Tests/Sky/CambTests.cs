using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Sky.Skies;

namespace GeoDL.Typed.Samples.Tests.Sky;

/// <summary>Skies of a table of CAMB: drawn, made to maps, found again, turned.</summary>
public sealed class CambTests
{
    private const string Table = "data/sphere/camb_totcls.dat";
    private const int Degree = 96;

    [ReferenceDataFact(Table)]
    public void TheTable_HasItsNumbers()
    {
        Spectra spectra = Read();
        double[] found = [spectra.TT[2], spectra.EE[2], spectra.BB[2], spectra.TE[2]];
        // l(l + 1)C_l/2π of l = 2, in µK².
        double[] expected = [1726.1, 0.067367, 0.027107, 3.6347];
        Near.Equal(expected, [.. found.Select(static c => c * 3 / Math.PI)], Tolerance.Rounding.Dozens);
    }

    [ReferenceDataFact(Table)]
    public void Maps_GiveTheSkyBack()
    {
        (SphereCoefficients t, SphereCoefficients e, SphereCoefficients b) = Read().Draw(new RandomStream(5));
        SphereSampling[] exact = [new GaussLegendreSampling(Degree), new EquiangularSampling(Degree)];
        foreach (SphereSampling sampling in exact)
        {
            var plain = new SphereTransform(sampling, Degree);
            var polarised = new SphereTransform(sampling, Degree, spin: 2);
            (double[] q, double[] u) = polarised.SynthesizePair(e, b);
            (SphereCoefficients foundE, SphereCoefficients foundB) = polarised.AnalyzePair(q, u);
            Near.Equal(t.Values, plain.Analyze(plain.Synthesize(t)).Values, Tolerance.Equivariance.Double);
            Near.Equal(e.Values, foundE.Values, Tolerance.Equivariance.Double);
            Near.Equal(b.Values, foundB.Values, Tolerance.Equivariance.Double);
        }
    }

    [ReferenceDataFact(Table)]
    public void Rotations_KeepAllSpectra_AndNeverMixEAndB()
    {
        (SphereCoefficients t, SphereCoefficients e, SphereCoefficients b) = Read().Draw(new RandomStream(6));
        var random = new Random(7);
        for (int trial = 0; trial < 3; trial++)
        {
            var turn = Rotation.Random(random);
            (SphereCoefficients t1, SphereCoefficients e1, SphereCoefficients b1) = (
                t.Rotate(turn),
                e.Rotate(turn),
                b.Rotate(turn)
            );
            Near.Equal(t.Spectrum(), t1.Spectrum(), Tolerance.Equivariance.Double);
            Near.Equal(e.Spectrum(), e1.Spectrum(), Tolerance.Equivariance.Double);
            Near.Equal(b.Spectrum(), b1.Spectrum(), Tolerance.Equivariance.Double);
            Near.Equal(t.CrossSpectrum(e), t1.CrossSpectrum(e1), Tolerance.Equivariance.Double);
            Near.Equal(e.CrossSpectrum(b), e1.CrossSpectrum(b1), Tolerance.Equivariance.Double);
        }

        // Of a sky of E alone the turned maps hold no B.
        var polarised = new SphereTransform(new GaussLegendreSampling(Degree), Degree, spin: 2);
        SphereCoefficients none = new(Degree, new double[b.Values.Length], spin: 2);
        (double[] q, double[] u) = polarised.SynthesizePair(e.Rotate(Rotation.Random(random)), none);
        double leaked = polarised.AnalyzePair(q, u).B.Spectrum().Sum(),
            all = e.Spectrum().Sum();
        Assert.True(Math.Sqrt(leaked / all) < Tolerance.Equivariance.Double, $"{Math.Sqrt(leaked / all)}");
    }

    [ReferenceDataFact(Table)]
    public void AQuarterTurnOfPixels_IsThatOfTheCoefficients()
    {
        var sampling = new HealPix(32);
        (SphereCoefficients t, SphereCoefficients e, SphereCoefficients b) = Read().Draw(new RandomStream(8));
        var turn = Rotation.FromEulerAngles(Math.PI / 2, 0, 0);
        double[,] matrix = turn.ToMatrix();
        int[] to =
        [
            .. Enumerable
                .Range(0, sampling.Count)
                .Select(p =>
                {
                    (double x, double y, double z) = sampling.Direction(p);
                    double[] at = [x, y, z];
                    double Turned(int i) => Enumerable.Range(0, 3).Sum(j => matrix[i, j] * at[j]);
                    return sampling.PixelAt(Turned(0), Turned(1), Turned(2));
                }),
        ];
        var plain = new SphereTransform(sampling, Degree);
        var polarised = new SphereTransform(sampling, Degree, spin: 2);
        (double[] q, double[] u) = polarised.SynthesizePair(e, b);
        // Frames turn about the pole with their pixels, so Q and U go along as they are.
        (double[] q1, double[] u1) = polarised.SynthesizePair(e.Rotate(turn), b.Rotate(turn));
        Near.Equal(Moved(plain.Synthesize(t)), plain.Synthesize(t.Rotate(turn)), Tolerance.Equivariance.Double);
        Near.Equal(Moved(q), q1, Tolerance.Equivariance.Double);
        Near.Equal(Moved(u), u1, Tolerance.Equivariance.Double);

        double[] Moved(double[] map)
        {
            var moved = new double[map.Length];
            for (int p = 0; p < map.Length; p++)
                moved[to[p]] = map[p];
            return moved;
        }
    }

    private static Spectra Read() => Spectra.ReadCamb(ReferenceData.PathOf(Table), Degree);
}
