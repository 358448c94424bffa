#if NET
using ReadOnlyRow = System.ReadOnlySpan<double>;
using Row = System.Span<double>;
#else
using ReadOnlyRow = double[];
using Row = double[];
#endif

namespace GeoDL.Typed.Algebra;

/// <summary>
/// Real spherical harmonics as e3nn defines them: polar axis y, no Condon-Shortley phase, degree 1 along (x, y, z),
/// component m of degree l at index l² + l + m. This version in double precision is for tests and preparation; models
/// run emitted kernels.
/// </summary>
/// <remarks>
/// With φ from z towards x and r = |x|: Y_lm = N_lm · r^(l−|m|) P_l^|m|(y/r) / sin^|m| · ρ^|m| · {sin |m|φ, 1, cos mφ}
/// for m &lt; 0, = 0, > 0, N_l0 = √(2l+1), N_lm = √(2(2l+1)(l−|m|)!/(l+|m|)!). Not normalised they are polynomials,
/// homogeneous of degree l; with
/// <c>normalize</c> the point is divided by its length first, and at the origin every l > 0 is zero, as are all
/// derivatives.
/// Under inversion the harmonics of a 1o change by (−1)^l, those of a 1e do not change.
/// </remarks>
public static class SphericalHarmonics
{
    /// <summary>(lMax+1)², the number of components up to a degree.</summary>
    public static int Count(int lMax) =>
        lMax >= 0
            ? (lMax + 1) * (lMax + 1)
            : throw new ArgumentOutOfRangeException(nameof(lMax), $"A degree must not be negative: {lMax}.");

    /// <summary>The factor from component normalisation to another, for degree l: 1, 1/√(2l+1) or 1/√(4π).</summary>
    public static double Factor(int l, HarmonicsNormalization normalization) =>
        normalization switch
        {
            HarmonicsNormalization.Component => 1.0,
            HarmonicsNormalization.Norm => 1.0 / Math.Sqrt((2 * l) + 1),
            HarmonicsNormalization.Integral => 1.0 / Math.Sqrt(4.0 * Math.PI),
            _ => throw new ArgumentOutOfRangeException(
                nameof(normalization),
                $"There is no normalisation {(int)normalization}."
            ),
        };

    /// <summary>
    /// Writes Y_lm at (x, y, z) for all l ≤ lMax into the first (lMax+1)² places of <paramref name="result"/>.
    /// </summary>
    public static void Evaluate(
        int lMax,
        double x,
        double y,
        double z,
        Row result,
        HarmonicsNormalization normalization = HarmonicsNormalization.Component,
        bool normalize = false
    )
    {
        Require(result.Length, Count(lMax), nameof(result));
        double[] values = new SolidHarmonics(lMax, Direction.Of(x, y, z, normalize)).Values;
        for (int l = 0; l <= lMax; l++)
        {
            double factor = Factor(l, normalization);
            for (int index = l * l; index < (l + 1) * (l + 1); index++)
                result[index] = factor * values[index];
        }
    }

    /// <summary>
    /// Writes ∂Y_lm/∂x_j at index 3(l² + l + m) + j into the first 3(lMax+1)² places of <paramref name="result"/>.
    /// </summary>
    public static void Gradient(
        int lMax,
        double x,
        double y,
        double z,
        Row result,
        HarmonicsNormalization normalization = HarmonicsNormalization.Component,
        bool normalize = false
    )
    {
        Require(result.Length, 3 * Count(lMax), nameof(result));
        Direction point = Direction.Of(x, y, z, normalize);
        double[,] gradient = new SolidHarmonics(lMax, point).Gradient();
        for (int l = 0; l <= lMax; l++)
        {
            double factor = Factor(l, normalization);
            for (int index = l * l; index < (l + 1) * (l + 1); index++)
            {
                (double gx, double gy, double gz) = point.PullBack(
                    (gradient[index, 0], gradient[index, 1], gradient[index, 2])
                );
                result[3 * index] = factor * gx;
                result[(3 * index) + 1] = factor * gy;
                result[(3 * index) + 2] = factor * gz;
            }
        }
    }

    /// <summary>∂/∂(x, y, z) of Σ cotangent · Y, the reverse-mode derivative.</summary>
    public static (double X, double Y, double Z) Backward(
        int lMax,
        double x,
        double y,
        double z,
        ReadOnlyRow cotangent,
        HarmonicsNormalization normalization = HarmonicsNormalization.Component,
        bool normalize = false
    )
    {
        Direction point = Direction.Of(x, y, z, normalize);
        return point.PullBack(new SolidHarmonics(lMax, point).Backward(Scaled(lMax, cotangent, normalization)));
    }

    /// <summary>H·v for the Hessian H of Σ cotangent · Y by (x, y, z).</summary>
    public static (double X, double Y, double Z) HessianVector(
        int lMax,
        double x,
        double y,
        double z,
        ReadOnlyRow cotangent,
        (double X, double Y, double Z) v,
        HarmonicsNormalization normalization = HarmonicsNormalization.Component,
        bool normalize = false
    )
    {
        Direction point = Direction.Of(x, y, z, normalize);
        SolidHarmonics solid = new(lMax, point);
        double[] scaled = Scaled(lMax, cotangent, normalization);
        return point.PullBackTangent(solid.Backward(scaled), solid.HessianVector(scaled, point.PushForward(v)), v);
    }

    private static double[] Scaled(int lMax, ReadOnlyRow cotangent, HarmonicsNormalization normalization)
    {
        Require(cotangent.Length, Count(lMax), nameof(cotangent));
        double[] scaled = new double[Count(lMax)];
        for (int l = 0; l <= lMax; l++)
        {
            double factor = Factor(l, normalization);
            for (int index = l * l; index < (l + 1) * (l + 1); index++)
                scaled[index] = factor * cotangent[index];
        }

        return scaled;
    }

    private static void Require(int length, int needed, string name)
    {
        if (length < needed)
            throw new ArgumentException($"{needed} numbers are needed, but there are {length}.", name);
    }
}
