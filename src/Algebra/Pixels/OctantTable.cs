namespace GeoDL.Typed.Algebra;

/// <summary>
/// A function F (cos jφ, sin jφ) on a square window, stored on one octant. The others are copies with signs, so that
/// the symmetries of the square hold bit by bit.
/// </summary>
internal sealed class OctantTable(SquareOctant octant, int order, double[] cosine, double[] sine)
{
    public SquareOctant Octant => octant;

    public int Order => order;

    public double[] Cosine => cosine;

    public double[] Sine => sine;

    /// <summary>Samples a radial function.</summary>
    public static OctantTable Sample(SquareOctant octant, int order, Func<double, double> radial)
    {
        (var cosine, var sine) = (new double[octant.Points.Count], new double[octant.Points.Count]);
        for (int i = 0; i < cosine.Length; i++)
        {
            (int x, int y) = octant.Points[i];
            double f = radial(Math.Sqrt((x * x) + (y * y)));
            (double cos, double sin) = SquareOctant.Harmonic(x, y, order);
            (cosine[i], sine[i]) = (f * cos, f * sin);
        }

        return new OctantTable(octant, order, cosine, sine);
    }

    /// <summary>One on a point and those that the square's symmetries take it to.</summary>
    public static OctantTable Orbit(SquareOctant octant, int order, int point)
    {
        (var cosine, var sine) = (new double[octant.Points.Count], new double[octant.Points.Count]);
        (int x, int y) = octant.Points[point];
        (cosine[point], sine[point]) = SquareOctant.Harmonic(x, y, order);
        return new OctantTable(octant, order, cosine, sine);
    }

    /// <summary>The cosine or the sine alone. They are separate where the order is even.</summary>
    public OctantTable Half(bool isSine) =>
        new(octant, order, isSine ? new double[cosine.Length] : cosine, isSine ? sine : new double[sine.Length]);

    /// <summary>A sum of tables of one order.</summary>
    public static OctantTable Sum(IReadOnlyList<OctantTable> tables, Func<int, double> coefficient)
    {
        OctantTable like = tables[0];
        (var cosine, var sine) = (new double[like.Cosine.Length], new double[like.Cosine.Length]);
        for (int a = 0; a < tables.Count; a++)
        {
            double factor = coefficient(a);
            for (int i = 0; i < cosine.Length; i++)
            {
                cosine[i] += factor * tables[a].Cosine[i];
                sine[i] += factor * tables[a].Sine[i];
            }
        }

        return new OctantTable(like.Octant, like.Order, cosine, sine);
    }

    /// <summary>The values at any point of the plane; outside the window they are zero.</summary>
    public (double Cos, double Sin) At(int x, int y)
    {
        (int u, int v) = (Math.Abs(x), Math.Abs(y));
        if (Math.Max(u, v) > octant.HalfSize)
            return (0, 0);
        int index = SquareOctant.Index(Math.Max(u, v), Math.Min(u, v));
        (double cos, double sin) = (cosine[index], sine[index]);
        // φ → π/2 − φ turns e^{ijφ} into i^j e^{−ijφ}, φ → π − φ into (−1)^j e^{−ijφ}.
        if (v > u)
        {
            (cos, sin) = (order % 4) switch
            {
                0 => (cos, -sin),
                1 => (sin, cos),
                2 => (-cos, sin),
                _ => (-sin, -cos),
            };
        }

        if (x < 0)
            (cos, sin) = order % 2 == 0 ? (cos, -sin) : (-cos, sin);
        if (y < 0)
            sin = -sin;
        // No negative zeros.
        return (cos + 0.0, sin + 0.0);
    }

    /// <summary>The function of order −j.</summary>
    public OctantTable Conjugate() => new(octant, -order, cosine, Array.ConvertAll(sine, static value => -value));

    /// <summary>Σ cos cos′ + sin sin′ over the window.</summary>
    public double Inner(OctantTable other)
    {
        double sum = 0;
        for (int i = 0; i < cosine.Length; i++)
            sum += octant.Weights[i] * ((cosine[i] * other.Cosine[i]) + (sine[i] * other.Sine[i]));
        return sum;
    }

    /// <summary>Every value times a factor, then rounded to fourteen decimals where that is asked.</summary>
    public OctantTable Times(double factor, bool rounds = false)
    {
        const double Decimals = 1e14;
        double Scaled(double value) => rounds ? Math.Round(value * factor * Decimals) / Decimals : value * factor;
        return new OctantTable(octant, order, Array.ConvertAll(cosine, Scaled), Array.ConvertAll(sine, Scaled));
    }

    /// <summary>The table on a finer window, moved apart by a step, and smoothed by a Gaussian.</summary>
    public OctantTable Smoothed(int dilation, GaussianTable gaussian)
    {
        var grown = new SquareOctant((octant.HalfSize * dilation) + gaussian.HalfSize);
        (var cos, var sin) = (new double[grown.Points.Count], new double[grown.Points.Count]);
        for (int i = 0; i < cos.Length; i++)
        {
            (int x, int y) = grown.Points[i];
            foreach ((int u, int v, double weight) in gaussian.Entries)
            {
                if ((x - u) % dilation != 0 || (y - v) % dilation != 0)
                    continue;
                (double c, double s) = At((x - u) / dilation, (y - v) / dilation);
                (cos[i], sin[i]) = (cos[i] + (weight * c), sin[i] + (weight * s));
            }

            (cos[i], sin[i]) = Symmetric(x, y, cos[i], sin[i]);
        }

        return new OctantTable(grown, order, cos, sin);
    }

    /// <summary>Restores what the square's symmetries say of the octant's edges, and rounding has blurred.</summary>
    private (double Cos, double Sin) Symmetric(int x, int y, double cos, double sin) =>
        x == 0 ? (order == 0 ? cos : 0, 0)
        : y == 0 ? (cos, 0)
        : x != y ? (cos, sin)
        : (order % 4) switch
        {
            0 => (cos, 0),
            1 => ((cos + sin) / 2, (cos + sin) / 2),
            2 => (0, sin),
            _ => ((cos - sin) / 2, (sin - cos) / 2),
        };
}
