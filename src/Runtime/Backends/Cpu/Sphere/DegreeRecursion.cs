namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The recursion in l of N_l·d^l_(−m,s)(θ), N_l = √((2l+1)/4π), for one order m: the functions of θ in the harmonics of
/// spin s.
/// </summary>
/// <remarks>
/// <para>
/// N_l·d^l = Scale_l·p_l with p_(l+1) = (A_l cos θ + B_l)·p_l + p_(l−1): two multiply-adds a step. The three-term
/// recursion of d is divided by what its last term has as a factor, which the scale takes; scales stay within √l of
/// each other. From g_l = √(l²−m²)·√(l²−s²): d^(l+1) g_(l+1) = (2l+1)((l+1) cos θ + m·s/l) d^l − ((l+1)/l) g_l d^(l−1).
/// </para>
/// <para>
/// Nothing is divided by a function of θ, so no exact zero of d, as HEALPix has at rational cos θ, is a special case.
/// </para>
/// </remarks>
internal sealed class DegreeRecursion
{
    /// <summary>Numbers of a degree: A, B, and the scale.</summary>
    internal const int Numbers = 3;

    private readonly double[] _norms;
    private readonly int _spin;
    private readonly double[] _mantissas;
    private readonly int[] _exponents;

    internal DegreeRecursion(int maxDegree, int spin)
    {
        (MaxDegree, _spin) = (maxDegree, spin);
        _norms = new double[maxDegree + 1];
        for (int l = 0; l < _norms.Length; l++)
            _norms[l] = Math.Sqrt(((2 * l) + 1) / (4 * Math.PI));
        (_mantissas, _exponents) = Starts(maxDegree, spin);
    }

    internal int MaxDegree { get; }

    /// <summary>The first degree of an order.</summary>
    internal int First(int order) => Math.Max(order, _spin);

    /// <summary>The degrees of an order, and one more where they are odd: loops take two at a time.</summary>
    internal int Count(int order) => (MaxDegree - First(order) + 2) & ~1;

    /// <summary>
    /// √C(2j, m+s), j = max(m, s), as mantissa·2^exponent: d^j_(−m,s) is that times sin^(m+s)(θ/2)·cos^|m−s|(θ/2).
    /// </summary>
    internal (double Mantissa, int Exponent) Start(int order) => (_mantissas[order], _exponents[order]);

    /// <summary>Writes A, B and scale of each degree of an order; of the one too many they are zero.</summary>
    internal void Write(int order, Span<double> result)
    {
        int first = First(order);
        double product = (double)order * _spin,
            square = (double)order * order,
            spinSquare = (double)_spin * _spin;
        // Scales of degree l and l + 1; the first two are free.
        (double scale, double above) = (1, 1);
        double g = 0;
        int at = 0;
        for (int l = first; l <= MaxDegree; l++, at += Numbers)
        {
            double n = l + 1.0,
                next = Math.Sqrt(((n * n) - square) * ((n * n) - spinSquare));
            if (l > first)
                (scale, above) = (above, -n * g / (l * next) * scale);
            double factor = (n + l) * scale / (next * above);
            result[at] = factor * n;
            result[at + 1] = product == 0 ? 0 : factor * product / l;
            result[at + 2] = scale * _norms[l];
            g = next;
        }

        result[at..(Numbers * Count(order))].Clear();
    }

    private static (double[] Mantissas, int[] Exponents) Starts(int maxDegree, int spin)
    {
        var mantissas = new double[maxDegree + 1];
        var exponents = new int[maxDegree + 1];
        // C(2s, s+m) for m ≤ s, then C(2m+2, m+1+s)/C(2m, m+s) = (2m+2)(2m+1)/((m+1+s)(m+1−s)).
        double square = 1;
        int exponent = 0;
        for (int k = 0; k < spin; k++)
            square *= (double)((2 * spin) - k) / (k + 1);
        for (int m = 0; m <= maxDegree; m++)
        {
            (mantissas[m], exponents[m]) = (Math.Sqrt(square), exponent);
            square *=
                m < spin
                    ? (double)(spin - m) / (spin + m + 1)
                    : (double)((2 * m) + 2) * ((2 * m) + 1) / ((double)(m + 1 + spin) * (m + 1 - spin));
            while (square >= 4)
                (square, exponent) = (square / 4, exponent + 1);
        }

        return (mantissas, exponents);
    }
}
