using GeoDL.Typed.Samples.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>Transfer function of matter with baryon wiggles, and the linear power spectrum today.</summary>
/// <remarks>
/// Eisenstein and Hu, ApJ 496, 605 (1998), equations 2-24; numbers in comments are theirs. Inside the fit k is in
/// 1/Mpc; the public members take k in h/Mpc, the unit of everything else here.
/// </remarks>
public sealed class EisensteinHu
{
    private const double CmbTemperature = 2.7255;
    private const double NormalisationRadius = 8.0;

    private readonly Cosmology _cosmology;
    private readonly double _baryonFraction,
        _equality,
        _soundHorizon,
        _silk;
    private readonly double _alphaC,
        _betaC,
        _alphaB,
        _betaB,
        _betaNode;
    private readonly double _amplitude;

    /// <summary>Works out the constants of the fit and the amplitude that gives σ_8.</summary>
    public EisensteinHu(Cosmology cosmology)
    {
        _cosmology = cosmology;
        double theta2 = Math.Pow(CmbTemperature / 2.7, 2);
        double theta4 = theta2 * theta2;
        double matter = cosmology.OmegaM * cosmology.H * cosmology.H;
        double baryons = cosmology.OmegaB * cosmology.H * cosmology.H;
        _baryonFraction = baryons / matter;

        double equalityRedshift = 2.50e4 * matter / theta4; // 2
        _equality = 7.46e-2 * matter / theta2; // 3
        double b1 = 0.313 * Math.Pow(matter, -0.419) * (1.0 + 0.607 * Math.Pow(matter, 0.674)); // 4
        double b2 = 0.238 * Math.Pow(matter, 0.223);
        double dragRedshift =
            1291.0
            * Math.Pow(matter, 0.251)
            / (1.0 + 0.659 * Math.Pow(matter, 0.828))
            * (1.0 + b1 * Math.Pow(baryons, b2));
        double ratioAtDrag = 31.5 * baryons / theta4 * (1000.0 / dragRedshift); // 5
        double ratioAtEquality = 31.5 * baryons / theta4 * (1000.0 / equalityRedshift);
        _soundHorizon =
            2.0
            / (3.0 * _equality)
            * Math.Sqrt(6.0 / ratioAtEquality) // 6
            * Math.Log(
                (Math.Sqrt(1.0 + ratioAtDrag) + Math.Sqrt(ratioAtDrag + ratioAtEquality))
                    / (1.0 + Math.Sqrt(ratioAtEquality))
            );
        _silk = 1.6 * Math.Pow(baryons, 0.52) * Math.Pow(matter, 0.73) * (1.0 + Math.Pow(10.4 * matter, -0.95)); // 7

        double a1 = Math.Pow(46.9 * matter, 0.670) * (1.0 + Math.Pow(32.1 * matter, -0.532)); // 11
        double a2 = Math.Pow(12.0 * matter, 0.424) * (1.0 + Math.Pow(45.0 * matter, -0.582));
        _alphaC = Math.Pow(a1, -_baryonFraction) * Math.Pow(a2, -Math.Pow(_baryonFraction, 3));
        double b1C = 0.944 / (1.0 + Math.Pow(458.0 * matter, -0.708)); // 12
        double b2C = Math.Pow(0.395 * matter, -0.0266);
        _betaC = 1.0 / (1.0 + b1C * (Math.Pow(1.0 - _baryonFraction, b2C) - 1.0));

        double y = (1.0 + equalityRedshift) / (1.0 + dragRedshift);
        double root = Math.Sqrt(1.0 + y);
        double g = y * (-6.0 * root + (2.0 + 3.0 * y) * Math.Log((root + 1.0) / (root - 1.0))); // 15
        _alphaB = 2.07 * _equality * _soundHorizon * Math.Pow(1.0 + ratioAtDrag, -0.75) * g; // 14
        double suppression = Math.Sqrt(Math.Pow(17.2 * matter, 2) + 1.0);
        _betaB = 0.5 + _baryonFraction + (3.0 - 2.0 * _baryonFraction) * suppression; // 24
        _betaNode = 8.41 * Math.Pow(matter, 0.435); // 23

        _amplitude = 1.0;
        _amplitude = Math.Pow(cosmology.Sigma8 / Sigma(NormalisationRadius), 2);
    }

    /// <summary>Comoving sound horizon at the drag epoch, Mpc/h.</summary>
    public double SoundHorizon => _soundHorizon * _cosmology.H;

    /// <summary>T(k), one at k → 0; k in h/Mpc.</summary>
    public double Transfer(double wavenumber)
    {
        if (wavenumber <= 0.0)
            return 1.0;

        double k = wavenumber * _cosmology.H;
        double q = k / (13.41 * _equality); // 10
        double ks = k * _soundHorizon;

        double f = 1.0 / (1.0 + Math.Pow(ks / 5.4, 4)); // 18
        double cold = f * Shape(q, 1.0, _betaC) + (1.0 - f) * Shape(q, _alphaC, _betaC); // 17

        double shifted = ks / Math.Cbrt(1.0 + Math.Pow(_betaNode / ks, 3)); // 22
        double bessel = shifted < 1e-4 ? 1.0 - shifted * shifted / 6.0 : Math.Sin(shifted) / shifted;
        double baryonic =
            (
                Shape(q, 1.0, 1.0) / (1.0 + Math.Pow(ks / 5.2, 2)) // 21
                + _alphaB / (1.0 + Math.Pow(_betaB / ks, 3)) * Math.Exp(-Math.Pow(k / _silk, 1.4))
            ) * bessel;

        return _baryonFraction * baryonic + (1.0 - _baryonFraction) * cold; // 16
    }

    /// <summary>P(k) = A k^n_s T(k)², (Mpc/h)³; k in h/Mpc.</summary>
    public double Power(double wavenumber)
    {
        double transfer = Transfer(wavenumber);
        return wavenumber <= 0.0 ? 0.0 : _amplitude * Math.Pow(wavenumber, _cosmology.Ns) * transfer * transfer;
    }

    /// <summary>
    /// Scatter of the linear density in spheres of a radius in Mpc/h: σ² = ∫ dln k k³ P(k) W(kR)² / 2π².
    /// </summary>
    public double Sigma(double radius)
    {
        // Trapezium in ln k: the integrand and its derivatives vanish at both ends, so that the rule converges fast.
        const int Steps = 600;
        const double LowLog = -11.5,
            HighLog = 4.6;
        const double Step = (HighLog - LowLog) / Steps;
        double sum = 0.0;
        for (int i = 0; i <= Steps; i++)
        {
            double k = Math.Exp(LowLog + i * Step);
            double window = Windows.TopHat(k * radius);
            sum += k * k * k * Power(k) * window * window;
        }

        return Math.Sqrt(sum * Step / (2.0 * Math.PI * Math.PI));
    }

    /// <summary>Equation 19: the shape without wiggles.</summary>
    private static double Shape(double q, double alpha, double beta)
    {
        double c = 14.2 / alpha + 386.0 / (1.0 + 69.9 * Math.Pow(q, 1.08)); // 20
        double log = Math.Log(Math.E + 1.8 * beta * q);
        return log / (log + c * q * q);
    }
}
