namespace GeoDL.Typed.Algebra;

/// <summary>
/// How sampled functions F(r) Y_l answer to plane waves of the ball |κ| ≤ π/2: what a rotation keeps, and all of it.
/// Both are closed forms; no directions are sampled.
/// </summary>
/// <remarks>
/// Ψ_m(κ) = Σ_x ψ_m(x) e^{iκ·x}. Its whole power over the ball is Σ_m Σ_xy ψ_m(x) ψ_m(y) G(|x − y|) with
/// G(d) = 4π (sin Kd − Kd cos Kd)/d³. A rotation keeps what is i^l h(κ) Y_m(κ/|κ|), and
/// h(κ) = Σ_x j_l(κ|x|) Σ_m ψ_m(x) Y_m(x)/(2l+1), since e^{iκ·x} has the part i^l j_l Y_m Y_m of degree l.
/// </remarks>
internal sealed class BallPowers
{
    private const double Band = BandNode.Band;

    /// <summary>∫ d³κ over the ball.</summary>
    public const double Volume = 4 * Math.PI * Band * Band * Band / 3;

    private readonly VolumeOctant _octant;
    private readonly IReadOnlyList<(double Frequency, double Weight)> _nodes;
    private readonly double[] _radii;
    private readonly int[] _radiusOf;
    private readonly double[][,] _pairs = new double[8][,];
    private readonly double[] _green;

    public BallPowers(VolumeOctant octant)
    {
        _octant = octant;
        long[] keys = [.. octant.Squares.Select(static square => (long)Math.Round(square * 1e12))];
        long[] distinct = [.. keys.Distinct().OrderBy(static key => key)];
        _radii = Array.ConvertAll(distinct, static key => Math.Sqrt(key * 1e-12));
        _radiusOf = Array.ConvertAll(keys, key => Array.BinarySearch(distinct, key));
        int count = 16 + (int)(octant.Radius * Band);
        _nodes =
        [
            .. GaussLegendre
                .On(0, Band, count)
                .Select(static node => (node.At, 4 * Math.PI * node.At * node.At * node.Weight)),
        ];
        _green = Green();
    }

    /// <summary>h of a table at each node.</summary>
    public double[] Kept(VolumeTable table)
    {
        double[][] harmonics = VolumeTable.Harmonics(_octant, table.Degree);
        var shares = new double[_radii.Length];
        for (int i = 0; i < _radiusOf.Length; i++)
        {
            double product = 0;
            for (int m = 0; m < harmonics.Length; m++)
                product += table.Values[m][i] * harmonics[m][i];
            shares[_radiusOf[i]] += _octant.Weights[i] * product / harmonics.Length;
        }

        var bessel = new double[table.Degree + 1];
        return
        [
            .. _nodes.Select(node =>
            {
                double sum = 0;
                for (int i = 0; i < shares.Length; i++)
                {
                    PortableMath.SphericalBessel(node.Frequency * _radii[i], bessel);
                    sum += shares[i] * bessel[table.Degree];
                }

                return sum;
            }),
        ];
    }

    /// <summary>
    /// The powers of functions of one degree, and what of them leaks: the symmetric matrices A and B of
    /// ε² = vᵀAv / vᵀBv.
    /// </summary>
    public (double[,] Leak, double[,] Power) Pencil(IReadOnlyList<VolumeTable> tables)
    {
        int count = tables.Count;
        (var leak, var power) = (new double[count, count], new double[count, count]);
        double[][] kept = [.. tables.Select(Kept)];
        for (int a = 0; a < count; a++)
        {
            double[][] answer = Answered(tables[a]);
            for (int b = 0; b <= a; b++)
            {
                (double all, double own) = (0, 0);
                for (int m = 0; m < answer.Length; m++)
                {
                    for (int i = 0; i < answer[m].Length; i++)
                        all += answer[m][i] * tables[b].Values[m][i];
                }

                for (int n = 0; n < _nodes.Count; n++)
                    own += _nodes[n].Weight * answer.Length * kept[a][n] * kept[b][n];
                (power[a, b], power[b, a]) = (all, all);
                (leak[a, b], leak[b, a]) = (all - own, all - own);
            }
        }

        return (leak, power);
    }

    /// <summary>Σ_y G(|x − y|) ψ(y) at each point x of the octant, times the number of points that it stands
    /// for.</summary>
    private double[][] Answered(VolumeTable table)
    {
        var result = new double[table.Values.Length][];
        for (int m = 0; m < result.Length; m++)
        {
            double[,] pairs = PairsOf(AxisParity.OfHarmonic(table.Degree, m));
            double[] values = table.Values[m];
            result[m] = new double[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                double sum = 0;
                for (int j = 0; j < values.Length; j++)
                    sum += pairs[i, j] * values[j];
                result[m][i] = _octant.Weights[i] * sum;
            }
        }

        return result;
    }

    /// <summary>G between points of the octant, summed over the mirror images of the second with the signs of a
    /// parity.</summary>
    private double[,] PairsOf(AxisParity parity)
    {
        if (_pairs[parity.Index] is { } known)
            return known;
        int count = _octant.Points.Count;
        var pairs = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            (int x, int y, int z) = _octant.Points[i];
            for (int j = 0; j <= i; j++)
            {
                (int u, int v, int w) = _octant.Points[j];
                double sum = 0;
                foreach (int a in Signs(u))
                {
                    foreach (int b in Signs(v))
                    {
                        foreach (int c in Signs(w))
                            sum += parity.Sign(a, b, c) * Green(x - (a * u), y - (b * v), z - (c * w));
                    }
                }

                pairs[i, j] = sum;
                // The same sum over the images of the first, of which there may be another number.
                pairs[j, i] = sum * _octant.Weights[i] / _octant.Weights[j];
            }
        }

        _pairs[parity.Index] = pairs;
        return pairs;
    }

    private static int[] Signs(int coordinate) => coordinate == 0 ? [1] : [1, -1];

    private double Green(int x, int y, int z)
    {
        (int hx, int hy, _) = _octant.Halves;
        return _green[(((Math.Abs(z) * ((2 * hy) + 1)) + Math.Abs(y)) * ((2 * hx) + 1)) + Math.Abs(x)];
    }

    private double[] Green()
    {
        (int hx, int hy, int hz) = _octant.Halves;
        var result = new double[((2 * hx) + 1) * ((2 * hy) + 1) * ((2 * hz) + 1)];
        int at = 0;
        for (int z = 0; z <= 2 * hz; z++)
        {
            for (int y = 0; y <= 2 * hy; y++)
            {
                for (int x = 0; x <= 2 * hx; x++)
                {
                    double d = Math.Sqrt(_octant.Square(x, y, z));
                    (double cos, double sin) = PortableMath.CosSinOfAny(Band * d);
                    result[at++] = d == 0 ? Volume : 4 * Math.PI * (sin - (Band * d * cos)) / (d * d * d);
                }
            }
        }

        return result;
    }
}
