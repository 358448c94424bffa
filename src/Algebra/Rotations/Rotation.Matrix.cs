namespace GeoDL.Typed.Algebra;

/// <content>Between quaternions and matrices.</content>
public readonly partial struct Rotation
{
    /// <summary>How much any entry of RᵀR may differ from the unit matrix for R to count as orthogonal.</summary>
    public const double OrthogonalityTolerance = 1e-6;

    /// <summary>
    /// The rotation of a 3×3 matrix of determinant 1, orthogonal within <see cref="OrthogonalityTolerance"/>.
    /// </summary>
    public static Rotation FromMatrix(double[,] matrix)
    {
        if (Determinant(matrix) < 0.0)
        {
            throw new ArgumentException(
                "The matrix has determinant −1: a reflection, not a rotation. OrthogonalMatrix holds both.",
                nameof(matrix)
            );
        }

        return FromProperMatrix(matrix, 1.0);
    }

    /// <summary>The 3×3 matrix R that acts on columns (x, y, z).</summary>
    public double[,] ToMatrix()
    {
        (double w, double x, double y, double z) = (W, X, Y, Z);
        return new[,]
        {
            { 1.0 - (2.0 * ((y * y) + (z * z))), 2.0 * ((x * y) - (w * z)), 2.0 * ((x * z) + (w * y)) },
            { 2.0 * ((x * y) + (w * z)), 1.0 - (2.0 * ((x * x) + (z * z))), 2.0 * ((y * z) - (w * x)) },
            { 2.0 * ((x * z) - (w * y)), 2.0 * ((y * z) + (w * x)), 1.0 - (2.0 * ((x * x) + (y * y))) },
        };
    }

    /// <summary>Checks that a matrix is 3×3 and orthogonal, and returns its determinant, near ±1.</summary>
    internal static double Determinant(double[,] m)
    {
        if (m is null)
            throw new ArgumentNullException(nameof(m));

        if (m.GetLength(0) != 3 || m.GetLength(1) != 3)
        {
            throw new ArgumentException(
                $"A 3×3 matrix is needed, but this one is {m.GetLength(0)}×{m.GetLength(1)}.",
                nameof(m)
            );
        }

        for (int a = 0; a < 3; a++)
        {
            for (int b = 0; b < 3; b++)
            {
                double product = (m[0, a] * m[0, b]) + (m[1, a] * m[1, b]) + (m[2, a] * m[2, b]);
                if (!(Math.Abs(product - (a == b ? 1.0 : 0.0)) <= OrthogonalityTolerance))
                {
                    throw new ArgumentException(
                        $"The matrix is not orthogonal: columns {a} and {b} have the inner product {product:R}.",
                        nameof(m)
                    );
                }
            }
        }

        return (m[0, 0] * ((m[1, 1] * m[2, 2]) - (m[1, 2] * m[2, 1])))
            - (m[0, 1] * ((m[1, 0] * m[2, 2]) - (m[1, 2] * m[2, 0])))
            + (m[0, 2] * ((m[1, 0] * m[2, 1]) - (m[1, 1] * m[2, 0])));
    }

    /// <summary>
    /// The rotation sign·m. Of the four squares 4w², 4x², 4y², 4z² the largest is at least 1: divide by that root
    /// (Shepperd 1978).
    /// </summary>
    internal static Rotation FromProperMatrix(double[,] m, double sign)
    {
        double trace = sign * (m[0, 0] + m[1, 1] + m[2, 2]);
        double w = 1.0 + trace;
        double x = 1.0 + (2.0 * sign * m[0, 0]) - trace;
        double y = 1.0 + (2.0 * sign * m[1, 1]) - trace;
        double z = 1.0 + (2.0 * sign * m[2, 2]) - trace;
        double wx = sign * (m[2, 1] - m[1, 2]);
        double wy = sign * (m[0, 2] - m[2, 0]);
        double wz = sign * (m[1, 0] - m[0, 1]);
        double xy = sign * (m[1, 0] + m[0, 1]);
        double xz = sign * (m[0, 2] + m[2, 0]);
        double yz = sign * (m[2, 1] + m[1, 2]);

        // Each row is the quaternion times four times one of its own parts; normalising removes the factor.
        double largest = Math.Max(Math.Max(w, x), Math.Max(y, z));
        return largest == w ? new Rotation(w, wx, wy, wz)
            : largest == x ? new Rotation(wx, x, xy, xz)
            : largest == y ? new Rotation(wy, xy, y, yz)
            : new Rotation(wz, xz, yz, z);
    }
}
