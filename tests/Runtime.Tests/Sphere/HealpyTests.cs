using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.TestSupport;
using Xunit;

namespace GeoDL.Typed.Runtime.Tests.Sphere;

/// <summary>Conventions against numbers of healpy 1.16.1: nside 4, lmax 3, coefficients in its order.</summary>
public sealed class HealpyTests
{
    private const int Degree = 3;
    private static readonly int[] Pixels = [0, 5, 30, 77, 100, 150, 191];

    private static readonly SphereCoefficients T = Of(
        0,
        0.3,
        -0.5,
        0.2,
        0.7,
        new(0.1, 0.4),
        new(-0.2, 0.3),
        new(0.6, -0.1),
        new(0.25, 0.5),
        new(-0.35, 0.15),
        new(0.45, -0.55)
    );

    private static readonly SphereCoefficients E = Of(2, OfE(0, 0));

    private static readonly SphereCoefficients B = Of(
        2,
        0,
        0,
        -0.3,
        0.6,
        0,
        new(-0.2, 0.1),
        new(0.4, 0.3),
        new(0.7, 0.2),
        new(-0.45, 0.65),
        new(0.55, -0.25)
    );

    [Fact]
    public void Maps_AreThoseOfHealpy()
    {
        var sky = new HealPix(4);
        double[] map = new SphereTransform(sky, Degree).Synthesize(T);
        Near.Equal(
            [
                0.28571409945957055,
                0.27994375910297453,
                0.25205861856818357,
                0.20068827829214583,
                -0.45434680945147743,
                0.7638178118666622,
                -0.21207847308389724,
            ],
            At(map),
            Tolerance.Rounding.Hundreds
        );
        (double[] q, double[] u) = new SphereTransform(sky, Degree, spin: 2).SynthesizePair(E, B);
        Near.Equal(
            [
                -0.015326227499332795,
                0.7458777162753718,
                0.8165443090575781,
                -0.6878258598894069,
                0.13414175940144935,
                0.16297597790566415,
                -0.14432998649040016,
            ],
            At(q),
            Tolerance.Rounding.Hundreds
        );
        Near.Equal(
            [
                1.213733219843553,
                0.7476406615152237,
                -0.6244805076441181,
                0.38215856223413375,
                0.59391138908153,
                -0.018637918327155056,
                0.24973792964170582,
            ],
            At(u),
            Tolerance.Rounding.Hundreds
        );
    }

    [Fact]
    public void MapsOfSpinOne_AreThoseOfHealpy()
    {
        SphereCoefficients e = Of(1, OfE(0.9, new(0.2, -0.3))),
            b = SphereCoefficients.FromComplex(Degree, B.ToComplex(), spin: 1);
        (double[] first, double[] second) = new SphereTransform(new HealPix(4), Degree, spin: 1).SynthesizePair(e, b);
        Near.Equal(
            [
                -0.2170203493272892,
                -0.7149414388997322,
                -0.6643842418607855,
                -1.0996602117017986,
                -1.055480584344413,
                -0.41675964142785193,
                0.43294892059353196,
            ],
            At(first),
            Tolerance.Rounding.Hundreds
        );
        Near.Equal(
            [
                0.27893813383848043,
                0.09158370164613677,
                -0.1830587260493554,
                0.04826105026220037,
                -1.036104211828244,
                -0.44309619284595125,
                0.6708699437210978,
            ],
            At(second),
            Tolerance.Rounding.Hundreds
        );
    }

    [Fact]
    public void Spectra_AreThoseOfHealpy()
    {
        Near.Equal([0.09, 0.19666666666666668, 0.185, 0.3614285714285715], T.Spectrum(), Tolerance.Rounding.Dozens);
        Near.Equal([0, 0, 0.424, 0.46], E.Spectrum(), Tolerance.Rounding.Dozens);
        Near.Equal([0, 0, 0.25, 0.4057142857142857], B.Spectrum(), Tolerance.Rounding.Dozens);
        Near.Equal([0, 0, -0.038, -0.18714285714285714], T.CrossSpectrum(E), Tolerance.Rounding.Dozens);
        Near.Equal([0, 0, 0.028, -0.044285714285714296], E.CrossSpectrum(B), Tolerance.Rounding.Dozens);
        Near.Equal([0, 0, 0.126, 0.3028571428571429], T.CrossSpectrum(B), Tolerance.Rounding.Dozens);
    }

    [Fact]
    public void Rotation_IsThatOfHealpy()
    {
        // rotate_alm(alm, psi = 0.3, theta = 0.8, phi = −0.5) turns about z by psi, about y by theta, about z by phi.
        SphereCoefficients turned = T.Rotate(Rotation.FromEulerAngles(-0.5, 0.8, 0.3));
        SphereCoefficients expected = Of(
            0,
            0.3,
            -0.13151349808367677,
            0.22822249038270281,
            0.0794011357889886,
            new(0.18422409548161087, 0.5024077851256683),
            new(-0.09933363499099376, 0.4421227766633418),
            new(-0.5829702376566955, -0.5342066865624779),
            new(0.3073022617757223, 0.3697064330847611),
            new(0.22300104880573113, -0.05767965180601282),
            new(0.7632467713295036, 0.03185284775830705)
        );
        Near.Equal(expected.Values, turned.Values, Tolerance.Rounding.Hundreds);
    }

    [Fact]
    public void Smoothing_IsThatOfHealpy()
    {
        Complex[] t = T.Smooth(0.4).ToComplex(),
            e = E.Smooth(0.4).ToComplex();
        Near.Equal(
            [0.3, -0.48577919899279615, 0.18341579220342447, 0.5887236745181711],
            [t[0].Real, t[1].Real, t[2].Real, t[3].Real],
            Tolerance.Rounding.Dozens
        );
        Near.Equal(
            [0.7772467183884739, -0.3563983064768347, 0.48577919899279615, -0.5829350387913553],
            [e[2].Real, e[3].Real, e[7].Real, e[7].Imaginary],
            Tolerance.Rounding.Dozens
        );
    }

    private static Complex[] OfE(Complex first, Complex second) =>
        [0, first, 0.8, -0.4, second, new(0.3, 0.2), new(-0.1, 0.9), new(0.5, -0.6), new(0.15, 0.35), new(-0.75, 0.05)];

    private static SphereCoefficients Of(int spin, params Complex[] values) =>
        SphereCoefficients.FromComplex(Degree, values, spin);

    private static double[] At(double[] map) => Array.ConvertAll(Pixels, p => map[p]);
}
