namespace GeoDL.Typed.Algebra;

/// <summary>
/// How sampled harmonics answer to plane waves, as Fourier series in the wave's angle: what a turn keeps, and what it
/// does not.
/// </summary>
/// <remarks>
/// Ψ(κ, α) = Σ_x ψ(x) e^{iκ·x} = Σ_p i^p c_p(κ) e^{ipα} with c_p = Σ_x Re(ψ̄ e^{ipφ}) J_p(κr), exact in the angle. On a
/// square window of a function of order j only p = j + 4t is not zero, and all of these c_p have one phase.
/// </remarks>
internal sealed class WaveResponses
{
    private readonly SquareOctant _octant;
    private readonly IReadOnlyList<BandNode> _nodes;

    /// <summary>The distinct radii of the octant, and which of them each point has.</summary>
    private readonly int[] _radiusOf;
    private readonly double[][][] _bessel;
    private readonly int _highest;

    /// <param name="octant">The window.</param>
    /// <param name="dilation">The step of its samples in pixels.</param>
    /// <param name="nodes">Where waves are taken.</param>
    /// <param name="highestOrder">Of the functions on the window.</param>
    public WaveResponses(SquareOctant octant, int dilation, IReadOnlyList<BandNode> nodes, int highestOrder)
    {
        (_octant, _nodes) = (octant, nodes);
        int[] squares = [.. octant.Points.Select(static p => (p.X * p.X) + (p.Y * p.Y))];
        int[] distinct = [.. squares.Distinct().OrderBy(static square => square)];
        _radiusOf = Array.ConvertAll(squares, square => Array.BinarySearch(distinct, square));
        double largest = nodes.Max(static node => node.Frequency) * Math.Sqrt(distinct[distinct.Length - 1]) * dilation;
        // Beyond its argument a Bessel function falls faster than any power: what is left is below 10⁻¹³.
        _highest = Math.Max(highestOrder, (int)(largest + (5 * Math.Sqrt(largest)))) + 12;
        _bessel =
        [
            .. nodes.Select(node =>
                Array.ConvertAll(
                    distinct,
                    square =>
                    {
                        var values = new double[_highest + 1];
                        PortableMath.Bessel(node.Frequency * dilation * Math.Sqrt(square), values);
                        return values;
                    }
                )
            ),
        ];
    }

    /// <summary>c_p of a table at each node; p = −P … P are the entries.</summary>
    public double[][] Of(OctantTable table)
    {
        var result = new double[_nodes.Count][];
        for (int node = 0; node < result.Length; node++)
            result[node] = new double[(2 * _highest) + 1];
        int radii = _bessel[0].Length;
        for (int p = -_highest; p <= _highest; p++)
        {
            if ((p - table.Order) % 4 != 0)
                continue;
            int order = Math.Abs(p);
            var shares = new double[radii];
            for (int i = 0; i < _radiusOf.Length; i++)
            {
                (double cos, double sin) = SquareOctant.Harmonic(_octant.Points[i].X, _octant.Points[i].Y, order);
                double product = (table.Cosine[i] * cos) + ((p < 0 ? -sin : sin) * table.Sine[i]);
                shares[_radiusOf[i]] += _octant.Weights[i] * product;
            }

            // J_{−p} = (−1)^p J_p.
            double sign = p < 0 && order % 2 == 1 ? -1 : 1;
            for (int node = 0; node < result.Length; node++)
            {
                double sum = 0;
                for (int radius = 0; radius < radii; radius++)
                    sum += shares[radius] * _bessel[node][radius][order];
                result[node][p + _highest] = sign * sum;
            }
        }

        return result;
    }

    /// <summary>Those of the conjugate function, of order −j, with the same phase.</summary>
    public static double[][] Conjugate(double[][] response, int order) =>
        Array.ConvertAll(
            response,
            node => Array.ConvertAll(node.Reverse().ToArray(), value => order % 2 == 0 ? value : -value)
        );

    /// <summary>
    /// The powers of functions that share the order of one irrep, and what of them leaks out of it: the symmetric
    /// matrices B and A of ε² = vᵀAv / vᵀBv.
    /// </summary>
    /// <param name="responses">The functions' answers.</param>
    /// <param name="order">The order that turns keep.</param>
    /// <param name="fold">N of the turns; orders equal mod N are one. 0 for all turns.</param>
    public (double[,] Leak, double[,] Power) Pencil(IReadOnlyList<double[][]> responses, int order, int fold)
    {
        int count = responses.Count;
        (var leak, var power) = (new double[count, count], new double[count, count]);
        bool[] keeps =
        [
            .. Enumerable
                .Range(-_highest, (2 * _highest) + 1)
                .Select(p => fold == 0 ? p == order : (p - order) % fold == 0),
        ];
        for (int n = 0; n < _nodes.Count; n++)
        {
            BandNode node = _nodes[n];
            double[][] functions = [.. responses.Select(response => response[n])];
            double[][] masked = node.Aliased > 0 && !node.IsAliased ? MaskAll(functions, node.Aliased, keeps) : [];
            for (int a = 0; a < count; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    (double total, double lost) = Products(functions[a], functions[b], keeps, node.IsAliased);
                    if (masked.Length > 0)
                        lost = total - Dot(masked[a], masked[b]);
                    power[a, b] += node.Weight * total;
                    leak[a, b] += node.Weight * lost;
                }
            }
        }

        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < a; b++)
                (leak[b, a], power[b, a]) = (leak[a, b], power[a, b]);
        }

        return (leak, power);
    }

    private static (double Total, double Lost) Products(double[] u, double[] v, bool[] keeps, bool losesAll)
    {
        (double kept, double lost) = (0, 0);
        for (int i = 0; i < u.Length; i++)
        {
            if (keeps[i] && !losesAll)
                kept += u[i] * v[i];
            else
                lost += u[i] * v[i];
        }

        return (kept + lost, lost);
    }

    private static double Dot(double[] u, double[] v)
    {
        double sum = 0;
        for (int i = 0; i < u.Length; i++)
            sum += u[i] * v[i];
        return sum;
    }

    /// <summary>
    /// What is kept of answers when waves within an angle β of the axes are cut off: the series of a product with the
    /// window of the angles, whose coefficients are 1 − 4β/π and −sin(4nβ)/(πn).
    /// </summary>
    private double[][] MaskAll(double[][] functions, double angle, bool[] keeps)
    {
        var coefficients = new double[_highest + 1];
        coefficients[0] = 1 - (4 * angle / Math.PI);
        (double c, double s) = PortableMath.CosSin(angle);
        // e^{4iβ}.
        (c, s) = ((c * c) - (s * s), 2 * s * c);
        (c, s) = ((c * c) - (s * s), 2 * s * c);
        (double cos, double sin) = (1, 0);
        for (int n = 1; n <= _highest; n++)
        {
            (cos, sin) = ((c * cos) - (s * sin), (c * sin) + (s * cos));
            coefficients[n] = -sin / (Math.PI * n);
        }

        return Array.ConvertAll(
            functions,
            function =>
            {
                var result = new double[function.Length];
                for (int p = 0; p < result.Length; p++)
                {
                    if (!keeps[p])
                        continue;
                    for (int q = p % 4; q < result.Length; q += 4)
                        result[p] += coefficients[Math.Abs(p - q) / 4] * function[q];
                }

                return result;
            }
        );
    }
}
