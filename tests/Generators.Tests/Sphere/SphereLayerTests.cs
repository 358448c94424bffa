using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Tests.Groups;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Spheres;

/// <summary>Transforms as layers: values, symmetry, derivatives, conventions, refusals.</summary>
public sealed class SphereLayerTests
{
    private const int Degree = 8;

    private const double Step = 1e-5;

    private static readonly Rotation Turn = Rotation.FromEulerAngles(0.7, 1.9, -2.3);

    public static TheoryData<string> Samplings => ["Gauss-Legendre", "equiangular"];

    [Theory]
    [MemberData(nameof(Samplings))]
    public void SpectralNetworks_TurnWithTheSphere(string kind)
    {
        SphereSampling sampling = Sampling(kind);
        double[] sky = Fields(sampling, 2, (0, 1), (2, 1));
        double[] still = Call("Filter", sampling, sky, Rotation.Identity, Precision.Double);
        Near.Equal(
            still,
            Call("Filter", sampling, sky, Turn, Precision.Double),
            Tolerance.Equivariance.Double,
            "a filtered sky, turned and turned back"
        );
        Near.Equal(
            still,
            Call("Filter", sampling, sky, Turn, Precision.Single),
            Tolerance.Model.Single,
            "the same in single precision"
        );
    }

    [Fact]
    public void FieldsOfAllKinds_TurnWithTheSphere()
    {
        var sampling = new GaussLegendreSampling(6);
        double[] sky = Fields(sampling, 1, (2, 2), (0, 1), (0, 3), (1, 1));
        Near.Equal(
            Call("Many", sampling, sky, Rotation.Identity),
            Call("Many", sampling, sky, Turn),
            Tolerance.Equivariance.Double,
            "copies, pseudoscalars and spins 1 and 2"
        );
        var other = new EquiangularSampling(5);
        double[] turning = Fields(other, 2, (0, 2), (2, 1));
        Near.Equal(
            Call("Turns", other, turning, Rotation.Identity),
            Call("Turns", other, turning, Turn),
            Tolerance.Equivariance.Double,
            "a model of SO(3)"
        );
    }

    [Fact]
    public void Coefficients_AreThoseOfTheTransform()
    {
        var sampling = new GaussLegendreSampling(Degree);
        double[] sky = Fields(sampling, 2, (0, 1), (2, 1));
        double[] modes = Call("Modes", sampling, sky);
        var expected = new List<double>();
        for (int sphere = 0; sphere < 2; sphere++)
        {
            double[][] maps = Maps(sampling, sky, sphere);
            expected.AddRange(new SphereTransform(sampling, Degree).Analyze(maps[0]).Values);
            (SphereCoefficients e, SphereCoefficients b) = new SphereTransform(sampling, Degree, 2).AnalyzePair(
                maps[1],
                maps[2]
            );
            expected.AddRange(e.Values);
            expected.AddRange(b.Values);
        }
        Near.Equal([.. expected], modes, Tolerance.Value.Double, "T, E, B");
    }

    [Fact]
    public void Conventions_GiveTheSameCoefficients()
    {
        var sampling = new GaussLegendreSampling(Degree);
        double[] sky = Fields(sampling, 1, (0, 1), (2, 1));
        double[] iau = [.. sky.Select(static (v, i) => i % 3 == 2 ? -v : v)];
        double[][] converted = SphereModels.Call<double[][]>("Convert", sampling, iau);
        Near.Equal(
            Call("Modes", sampling, sky),
            converted[0],
            Tolerance.Value.Double,
            "coefficients of both conventions"
        );
        Near.Equal(sky, converted[1], Tolerance.Model.Double, "U in the convention of the result");
    }

    [Fact]
    public void Spectra_DoNotTurn_AndAMirrorReversesEB()
    {
        var sampling = new GaussLegendreSampling(Degree);
        double[] sky = Fields(sampling, 2, (0, 1), (2, 1));
        double[][] still = SphereModels.Call<double[][]>("Spectra", sampling, sky, Rotation.Identity),
            turned = SphereModels.Call<double[][]>("Spectra", sampling, sky, Turn);
        Near.Equal(still[0], turned[0], Tolerance.Equivariance.Double, "TT");
        Near.Equal(still[1], turned[1], Tolerance.Equivariance.Double, "EB");
        double[] maps = Maps(sampling, sky, 0)[0];
        Near.Equal(
            new SphereTransform(sampling, Degree).Analyze(maps).Spectrum(),
            still[0][..(Degree + 1)],
            Tolerance.Value.Double,
            "TT of the library's coefficients"
        );
        double[][] mirrored = SphereModels.Call<double[][]>(
            "Spectra",
            sampling,
            Mirrored(sampling, sky),
            Rotation.Identity
        );
        Near.Equal(still[0], mirrored[0], Tolerance.Equivariance.Double, "TT in a mirror");
        Near.Equal([.. still[1].Select(static v => -v)], mirrored[1], Tolerance.Equivariance.Double, "EB in a mirror");
    }

    [Fact]
    public void Products_AreThoseOfPixels()
    {
        var sampling = new GaussLegendreSampling(Degree);
        double[] modes = Call("Modes", sampling, Fields(sampling, 1, (0, 1), (2, 1)));
        double[] products = Call("Gates", sampling, Fields(sampling, 1, (0, 1), (2, 1)), Rotation.Identity);
        const int most = Degree + 2;
        var fine = new GaussLegendreSampling(3 * Degree);
        int scalars = (Degree + 1) * (Degree + 1),
            spins = scalars - 4;
        double[] t = new SphereTransform(fine, Degree).Synthesize(new SphereCoefficients(Degree, modes[..scalars]));
        (double[] q, double[] u) = new SphereTransform(fine, Degree, 2).SynthesizePair(
            new SphereCoefficients(Degree, modes[scalars..(scalars + spins)], 2),
            new SphereCoefficients(Degree, modes[(scalars + spins)..], 2)
        );
        (SphereCoefficients e, SphereCoefficients b) = new SphereTransform(fine, most, 2).AnalyzePair(
            [.. q.Zip(t, static (x, y) => x * y)],
            [.. u.Zip(t, static (x, y) => x * y)]
        );
        SphereCoefficients tt = new SphereTransform(fine, most).Analyze([.. t.Select(static v => v * v)]);
        Near.Equal([.. tt.Values, .. e.Values, .. b.Values], products, Tolerance.Value.Double, "t·t, t·(q, u)");
    }

    [Fact]
    public void Products_TurnWithTheSphere()
    {
        var sampling = new GaussLegendreSampling(Degree);
        double[] sky = Fields(sampling, 1, (0, 1), (2, 1));
        Near.Equal(
            WignerD.Transform(
                Signature.Parse("0e..10 + 2e..10 + 2o..10").Irreps,
                Turn,
                Call("Gates", sampling, sky, Rotation.Identity)
            ),
            Call("Gates", sampling, sky, Turn),
            Tolerance.Equivariance.Double,
            "t·t, t·(q, u)"
        );
        var other = new GaussLegendreSampling(6);
        double[] mixed = Fields(other, 1, (2, 2), (0, 1), (0, 3), (1, 1));
        Irreps result = Signature.Parse("2x2e..7 + 2x2o..7 + 3x0o..7").Irreps;
        double[] still = Call("QuarterTurns", other, mixed, Rotation.Identity);
        Near.Equal(
            WignerD.Transform(result, Turn, still),
            Call("QuarterTurns", other, mixed, Turn),
            Tolerance.Equivariance.Double,
            "a pseudoscalar times others"
        );
    }

    [Fact]
    public void PolynomialActivations_AreExact()
    {
        var sampling = new GaussLegendreSampling(Degree);
        double[] sky = Fields(sampling, 1, (0, 1), (2, 1));
        double[] squared = Call("Squares", sampling, sky, Rotation.Identity);
        // The products' T part is t·t up to degree 10.
        double scale = Math.Sqrt(4 * Math.PI) / (Degree + 1);
        double[] products = Call("Gates", sampling, sky, Rotation.Identity);
        Near.Equal(
            [.. products[..((Degree + 1) * (Degree + 1))].Select(v => v * scale)],
            squared,
            Tolerance.Value.Double,
            "squares by products"
        );
        Near.Equal(
            WignerD.Transform(Signature.Parse("0e..8").Irreps, Turn, squared),
            Call("Squares", sampling, sky, Turn),
            Tolerance.Equivariance.Double,
            "squares, turned"
        );
    }

    [Fact]
    public void SmoothActivations_DeviateByLessThanIsStated()
    {
        var sampling = new GaussLegendreSampling(Degree);
        double[] sky = Fields(sampling, 1, (0, 1), (2, 1));
        double[] still = WignerD.Transform(
                Signature.Parse("0e..8").Irreps,
                Turn,
                Call("Smooth", sampling, sky, Rotation.Identity)
            ),
            turned = Call("Smooth", sampling, sky, Turn);
        double change = Math.Sqrt(still.Zip(turned, static (a, b) => (a - b) * (a - b)).Sum()),
            size = Math.Sqrt(still.Sum(static v => v * v));
        double stated = new SphereFunction(Degree, 4).Residual(Nonlinearity.SiLU);
        Assert.NotEqual(0, stated);
        // Both the sphere and the turned sphere deviate.
        Assert.InRange(change / size, 0, (2 * stated) + Tolerance.Equivariance.Double);
        Assert.True(new SphereFunction(Degree, 2).Residual(Nonlinearity.ReLU) > stated);
        Assert.Equal(0, new SphereFunction(Degree, 2).Residual(Nonlinearity.Square));
        Assert.NotEqual(0, new SphereFunction(Degree, 1).Residual(Nonlinearity.Square));
    }

    [Theory]
    [InlineData("Filter", false)]
    [InlineData("Spectra", false)]
    [InlineData("Gates", false)]
    [InlineData("Smooth", false)]
    [InlineData("QuarterTurns", false)]
    [InlineData("Pixelated", true)]
    public void Gradients_AreDifferencesOfLosses(string model, bool isHealPix)
    {
        SphereSampling sampling = isHealPix ? new HealPix(4) : new GaussLegendreSampling(Degree);
        double[] sky = GroupCase.Numbers((model == "QuarterTurns" ? 10 : 3) * sampling.Count, 9);
        double[] gradient = Call("Gradient", sampling, sky, model);
        int[] some = [.. Enumerable.Range(0, 9).Select(i => 5 + (i * (sky.Length / 10)))];
        Near.Equal(
            [.. some.Select(i => (LossAt(i, Step) - LossAt(i, -Step)) / (2 * Step))],
            [.. some.Select(i => gradient[i])],
            Tolerance.Derivative.SecondOrder,
            "derivatives by pixels"
        );

        double LossAt(int at, double by)
        {
            double[] moved = [.. sky];
            moved[at] += by;
            return SphereModels.Call<double>("Loss", sampling, moved, model);
        }
    }

    [Fact]
    public void HealPixModels_KeepQuarterTurns()
    {
        var sampling = new HealPix(4);
        double[] sky = GroupCase.Numbers(3 * sampling.Count, 4);
        int[] from = [.. Enumerable.Range(0, sampling.Count).Select(p => QuarterTurned(sampling, p))];
        Near.Equal(
            Moved(Call("Pixelated", sampling, sky)),
            Call("Pixelated", sampling, Moved(sky)),
            Tolerance.Equivariance.Double,
            "a quarter turn about the pole"
        );

        double[] Moved(double[] rows) => [.. from.SelectMany(p => rows.AsSpan(3 * p, 3).ToArray())];
    }

    [Fact]
    public void CoarserDirections_KeepLowDegrees()
    {
        // Nothing of the sky is above what the coarser sampling holds, so pixels are values of the same field.
        var fine = new HealPix(8);
        Assert.Contains("exact", Refused(fine, "Filter"), StringComparison.Ordinal);
        var gauss = new GaussLegendreSampling(2 * Degree);
        double[] sky = Fields(new GaussLegendreSampling(Degree), 1, (0, 1), (2, 1), on: gauss);
        Near.Equal(
            Fields(new GaussLegendreSampling(Degree), 1, (0, 1), (2, 1)),
            Call("Pool", gauss, sky),
            Tolerance.Model.Double,
            "the same field on fewer pixels"
        );
    }

    [Fact]
    public void Layers_RefuseSamplingsThatAreNotExact()
    {
        Assert.Equal(
            "Layer 'analyse' analyses up to degree 8, but transforms on a Gauss-Legendre sampling for degree 7 are "
                + "exact up to degree 7.",
            Refused(new GaussLegendreSampling(7), "Filter")
        );
        Assert.Equal(
            "Layer 'analyse' is exact, and there is no exact transform on HEALPix with nside 4. Take a Gauss-Legendre "
                + "or an equiangular sampling, or state Iterations on the layer and Approximate on the model.",
            Refused(new HealPix(4), "Filter")
        );
        Assert.Equal(
            "Layer 'analyse' analyses up to degree 8, but on HEALPix with nside 2 analysis converges as stated from "
                + "nside 4 on.",
            Refused(new HealPix(2), "Pixelated")
        );
        Assert.Equal("accepted", Refused(new HealPix(4), "Pixelated"));
        Assert.Equal("accepted", Refused(new GaussLegendreSampling(8), "Pixelated"));
    }

    private static string Refused(SphereSampling sampling, string model) =>
        SphereModels.Call<string>("Refused", sampling, model);

    private static double[] Call(string method, params object[] arguments) =>
        SphereModels.Call<double[]>(method, arguments);

    private static SphereSampling Sampling(string kind) =>
        kind == "equiangular" ? new EquiangularSampling(Degree) : new GaussLegendreSampling(Degree);

    /// <summary>
    /// Random fields of the degrees that a sampling holds, in public order, on it or on another one.
    /// </summary>
    private static double[] Fields(
        SphereSampling sampling,
        int spheres,
        (int Spin, int Copies) first,
        (int Spin, int Copies) second,
        (int Spin, int Copies)? third = null,
        (int Spin, int Copies)? fourth = null,
        SphereSampling? on = null
    )
    {
        SphereSampling where = on ?? sampling;
        var random = new Random(17);
        var columns = new List<double[]>();
        (int Spin, int Copies)[] all =
        [
            first,
            second,
            .. third is { } t ? [t] : ((int, int)[])[],
            .. fourth is { } f ? [f] : ((int, int)[])[],
        ];
        int dim = all.Sum(static b => b.Copies * (b.Spin == 0 ? 1 : 2));
        var result = new double[spheres * where.Count * dim];
        for (int sphere = 0; sphere < spheres; sphere++)
        {
            int column = 0;
            foreach ((int spin, int copies) in all)
            {
                for (int copy = 0; copy < copies; copy++)
                {
                    foreach (double[] map in Field(spin))
                    {
                        for (int p = 0; p < map.Length; p++)
                            result[(((sphere * where.Count) + p) * dim) + column] = map[p];
                        column++;
                    }
                }
            }
        }
        return result;

        double[][] Field(int spin)
        {
            int degree = sampling.ExactDegree;
            var transform = new SphereTransform(where, degree, spin);
            if (spin == 0)
                return [transform.Synthesize(Coefficients(degree, 0))];
            (double[] q, double[] u) = transform.SynthesizePair(Coefficients(degree, spin), Coefficients(degree, spin));
            return [q, u];
        }

        SphereCoefficients Coefficients(int degree, int spin) =>
            new(
                degree,
                [
                    .. Enumerable
                        .Range(0, ((degree + 1) * (degree + 1)) - (spin * spin))
                        .Select(_ => random.NextDouble() - 0.5),
                ],
                spin
            );
    }

    /// <summary>The maps T, Q and U of one sphere.</summary>
    private static double[][] Maps(SphereSampling sampling, double[] sky, int sphere) =>
        [
            .. Enumerable
                .Range(0, 3)
                .Select(c =>
                    Enumerable
                        .Range(0, sampling.Count)
                        .Select(p => sky[(3 * ((sphere * sampling.Count) + p)) + c])
                        .ToArray()
                ),
        ];

    /// <summary>In the mirror x → −x, φ → −φ: pixels are exchanged, and U changes its sign.</summary>
    private static double[] Mirrored(SphereSampling sampling, double[] sky)
    {
        var result = new double[sky.Length];
        int count = sampling.Count;
        for (int p = 0; p < count; p++)
        {
            (double theta, double phi) = sampling.Angles(p);
            int other = Enumerable
                .Range(0, count)
                .MinBy(q =>
                {
                    (double t, double f) = sampling.Angles(q);
                    return Math.Abs(t - theta) + Math.Abs(Math.Sin((f + phi) / 2));
                });
            for (int sphere = 0; sphere < sky.Length / (3 * count); sphere++)
            {
                int from = 3 * ((sphere * count) + other),
                    to = 3 * ((sphere * count) + p);
                (result[to], result[to + 1], result[to + 2]) = (sky[from], sky[from + 1], -sky[from + 2]);
            }
        }
        return result;
    }

    private static int QuarterTurned(HealPix sampling, int pixel)
    {
        (double x, double y, double z) = sampling.Direction(pixel);
        return sampling.PixelAt(z, y, -x);
    }
}
