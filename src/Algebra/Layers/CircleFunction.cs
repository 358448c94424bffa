namespace GeoDL.Typed.Algebra;

/// <summary>
/// Irreps of a group of the plane as a function on a circle, sampled at equal angles, changed pointwise, and projected
/// back.
/// </summary>
/// <remarks>
/// <para>The function of components x is f(θ) = Σ_c x_c Y_c(θ)/√D, with D components, Y_0 = 1 and Y_m = √2 (cos mθ,
/// sin mθ); under C_N and D_N the even irrep of order N/2 is the cosine and the odd one the sine. So values of normal
/// components have variance one. A turn by α turns f by α, a reflection takes f(θ) to f(−θ).</para>
/// <para>Samples at 2πs/n are permuted by the turns of C_n (and its mirrors); other turns change the result, because a
/// pointwise function makes orders of any height, and samples do not tell m from m + n.</para>
/// </remarks>
public sealed class CircleFunction
{
    /// <summary>The most samples: those of the largest C_N.</summary>
    public const int MostSamples = SymmetryGroup.LargestFold;

    /// <summary>
    /// Terms of the Hermite series of a function. With a corner, as ReLU has, the rest of its power is below 10⁻³.
    /// </summary>
    private const int Terms = 192;

    /// <summary>The function of irreps, one copy of each.</summary>
    /// <exception cref="ArgumentException"><see cref="WhyNot"/> says why they are not one.</exception>
    public CircleFunction(IReadOnlyList<Irrep> irreps)
    {
        if (WhyNot(irreps) is { } reason)
            throw new ArgumentException(reason, nameof(irreps));
        (Irreps, Group) = ([.. irreps], irreps[0].Group);
    }

    /// <summary>The irreps, in the order of the row.</summary>
    public IReadOnlyList<Irrep> Irreps { get; }

    /// <summary>Their group.</summary>
    public SymmetryGroup Group { get; }

    /// <summary>The number of components.</summary>
    public int Dim => Irreps.Sum(static irrep => irrep.Dim);

    /// <summary>The highest order M.</summary>
    public int MaxOrder => Irreps.Max(static irrep => irrep.L);

    /// <summary>
    /// The fewest samples from which the function can be read: 2M + 1, under C_N and D_N the next multiple of N.
    /// </summary>
    public int LeastSamples
    {
        get
        {
            int least = (2 * MaxOrder) + 1;
            int step = Math.Max(1, Group.Fold);
            return (least + step - 1) / step * step;
        }
    }

    /// <summary>Whether a number of samples is allowed: see <see cref="AllowedSamples"/>.</summary>
    public bool AllowsSamples(int samples) =>
        samples >= LeastSamples && samples <= MostSamples && samples % Math.Max(1, Group.Fold) == 0;

    /// <summary>What a number of samples may be, in words.</summary>
    public string AllowedSamples =>
        Group.Fold > 1
            ? $"a multiple of {Group.Fold} from {LeastSamples} to {MostSamples}, so that {Group} permutes the samples"
            : $"from {LeastSamples} to {MostSamples}: order {MaxOrder} needs {(2 * MaxOrder) + 1} samples";

    /// <summary>Why irreps are no function on a circle, in one sentence; null if they are.</summary>
    public static string? WhyNot(IReadOnlyList<Irrep> irreps)
    {
        if (irreps.Count == 0)
            return "There are no irreps";
        if (irreps[0].Group.IsSpatial)
            return $"{irreps[0].Group} turns space, not a circle";
        if (irreps.Any(static irrep => irrep.IsPseudoScalar))
            return "A reflection takes f(θ) to f(−θ), so the mean of f is even, and 0o is no part of it";
        return irreps.Distinct().Count() < irreps.Count ? "A function on a circle has each irrep once" : null;
    }

    /// <summary>
    /// The group whose elements permute the samples: C_n or D_n under SO(2) and O(2); the whole group under C_N and
    /// D_N, where n is a multiple of N.
    /// </summary>
    public SymmetryGroup ExactGroup(int samples) =>
        Group.Fold > 0 ? Group
        : Group.HasParity ? SymmetryGroup.D(samples)
        : SymmetryGroup.C(samples);

    /// <summary>
    /// The matrix from components to samples: rows are samples, columns components. Its transpose times D/n is its
    /// inverse from the left.
    /// </summary>
    public double[,] Matrix(int samples)
    {
        int dim = Dim;
        var matrix = new double[samples, dim];
        for (int sample = 0; sample < samples; sample++)
        {
            int column = 0;
            foreach (Irrep irrep in Irreps)
            {
                (double cos, double sin) = CircleAngles.Of(irrep.L * sample, samples);
                double scale = Math.Sqrt((irrep.L == 0 ? 1.0 : 2.0) / dim);
                if (irrep.Dim == 2 || irrep.Parity == Parity.Even)
                    matrix[sample, column++] = scale * cos;
                if (irrep.Dim == 2 || irrep.Parity == Parity.Odd)
                    matrix[sample, column++] = scale * sin;
            }
        }

        return matrix;
    }

    /// <summary>
    /// ε = √(aliased power / power) of the result, for normal components: what samples add to the projection of the
    /// pointwise function itself. Zero under C_N and D_N.
    /// </summary>
    /// <remarks>
    /// In closed form. Values are Gaussian with the correlation ρ(Δ) at two angles, so by Mehler's formula those of the
    /// function have the covariance Σ h_k² ρ^k, h_k its coefficients in normalised Hermite polynomials. Its Fourier
    /// coefficients are the power R_j of each order j; order m of the result also gets that of m + tn for every t ≠ 0.
    /// A turn by an angle that samples do not keep changes the result by √2 ε in the mean over angles.
    /// </remarks>
    public double Residual(int samples, Nonlinearity function)
    {
        if (Group.Fold > 0)
            return 0;
        double[] power = Power(function);
        (double aliased, double total) = (0, 0);
        foreach (int order in Irreps.SelectMany(static irrep => irrep.L == 0 ? [0] : new[] { -irrep.L, irrep.L }))
        {
            total += power[Math.Abs(order)];
            for (int shift = samples; shift - Math.Abs(order) < power.Length; shift += samples)
            {
                double both = At(power, order + shift) + At(power, order - shift);
                aliased += both;
                total += both;
            }
        }

        return total == 0 ? 0 : Math.Sqrt(aliased / total);
    }

    /// <summary>The power R_j of the orders j ≥ 0 of f(v(θ)), the same for j and −j.</summary>
    private double[] Power(Nonlinearity function)
    {
        double[] squares = HermiteSeries.Squares(function, Terms);
        int order = MaxOrder;
        int dim = Dim;
        // One sign of j is enough, but products need both: index j + k·order in the k-th power of ρ.
        double[] correlation = new double[(2 * order) + 1];
        foreach (Irrep irrep in Irreps)
            correlation[order + irrep.L] = correlation[order - irrep.L] = 1.0 / dim;
        var power = new double[(Terms * order) + 1];
        double[] product = [1];
        for (int k = 0; k < Terms; k++)
        {
            for (int j = 0; j <= k * order; j++)
                power[j] += squares[k] * product[j + (k * order)];
            product = Convolve(product, correlation);
        }

        return power;
    }

    private static double[] Convolve(double[] first, double[] second)
    {
        var result = new double[first.Length + second.Length - 1];
        for (int j = 0; j < second.Length; j++)
        {
            if (second[j] == 0)
                continue;
            for (int i = 0; i < first.Length; i++)
                result[i + j] += first[i] * second[j];
        }

        return result;
    }

    private static double At(double[] power, int order) => Math.Abs(order) < power.Length ? power[Math.Abs(order)] : 0;
}
