namespace GeoDL.Typed.Algebra;

/// <summary>
/// Elementary functions from the four operations, whose results are the same on every machine. Sampled kernels are
/// printed into code, and the last bit of the platform's functions must not change a text.
/// </summary>
internal static class PortableMath
{
    private const int Terms = 24;
    private const double Ln2 = 0.6931471805599453;

    /// <summary>ln 2 with its last 21 bits cleared, so that multiples of it are exact; and the rest.</summary>
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>2π with its last bits cleared, so that small multiples of it are exact; and the rest.</summary>
    private const double TurnHigh = 6.2831853069365025;
    private const double TurnLow = 2.430840202602477e-10;

    /// <summary>exp(x) for x ≤ 0; below −700 it is 0.</summary>
    public static double Exp(double x)
    {
        if (x < -700)
            return 0;
        double n = Math.Round(x / Ln2);
        double rest = (x - (n * Ln2High)) - (n * Ln2Low);
        double sum = 1;
        for (int i = Terms; i > 0; i--)
            sum = 1 + (rest / i * sum);
        return sum * BitConverter.Int64BitsToDouble((long)(n + 1023) << 52);
    }

    /// <summary>Cosine and sine for |x| ≤ 1.</summary>
    public static (double Cos, double Sin) CosSin(double x)
    {
        (double cos, double sin, double square) = (1, 1, x * x);
        for (int i = Terms; i > 0; i -= 2)
        {
            cos = 1 - (square / (i * (i - 1)) * cos);
            sin = 1 - (square / (i * (i + 1)) * sin);
        }

        return (cos, x * sin);
    }

    /// <summary>Cosine and sine of numbers that are not large.</summary>
    public static (double Cos, double Sin) CosSinOfAny(double x)
    {
        // Less whole turns, then an eighth of the angle, doubled three times.
        double turns = Math.Round(x / (2 * Math.PI));
        (double cos, double sin) = CosSin(((x - (turns * TurnHigh)) - (turns * TurnLow)) / 8);
        for (int i = 0; i < 3; i++)
            (cos, sin) = ((cos * cos) - (sin * sin), 2 * sin * cos);
        return (cos, sin);
    }

    /// <summary>Fills j_0(z) … j_L(z) for z ≥ 0, from the highest order down (Miller).</summary>
    public static void SphericalBessel(double z, double[] values)
    {
        Array.Clear(values, 0, values.Length);
        if (z == 0)
        {
            values[0] = 1;
            return;
        }

        (double cos, double sin) = CosSinOfAny(z);
        (double zeroth, double first) = (sin / z, ((sin / z) - cos) / z);
        int start = Math.Max(values.Length, (int)z) + 40;
        (double above, double here) = (0, 1e-200);
        for (int order = start; order > 0; order--)
        {
            (above, here) = (here, (((2 * order) + 1) / z * here) - above);
            if (Math.Abs(here) > 1e150)
            {
                (above, here) = (above * 1e-250, here * 1e-250);
                for (int i = order; i < values.Length; i++)
                    values[i] *= 1e-250;
            }

            if (order - 1 < values.Length)
                values[order - 1] = here;
        }

        // Whichever of the first two is larger: they are never zero together. For small z the first one has few digits.
        double scale = z < 1 || Math.Abs(zeroth) > Math.Abs(first) ? zeroth / here : first / above;
        for (int i = 0; i < values.Length; i++)
            values[i] *= scale;
    }

    /// <summary>Fills J_0(z) … J_P(z) for z ≥ 0, from the highest order down (Miller).</summary>
    public static void Bessel(double z, double[] values)
    {
        Array.Clear(values, 0, values.Length);
        if (z == 0)
        {
            values[0] = 1;
            return;
        }

        int highest = Math.Max(values.Length, (int)z);
        int start = 2 * ((highest + 30 + (int)Math.Sqrt(40.0 * highest)) / 2);
        (double above, double here, double sum) = (0, 1e-200, 0);
        for (int order = start; order > 0; order--)
        {
            (above, here) = (here, (2 * order / z * here) - above);
            if (Math.Abs(here) > 1e150)
            {
                (above, here, sum) = (above * 1e-250, here * 1e-250, sum * 1e-250);
                for (int i = order; i < values.Length; i++)
                    values[i] *= 1e-250;
            }

            int at = order - 1;
            if (at < values.Length)
                values[at] = here;
            if (at % 2 == 0)
                sum += at == 0 ? here : 2 * here;
        }

        // J_0 + 2 J_2 + 2 J_4 + … = 1.
        for (int i = 0; i < values.Length; i++)
            values[i] /= sum;
    }
}
