namespace GeoDL.Typed.Algebra;

/// <summary>
/// A rotation of three-dimensional space, an element of SO(3), acting on column vectors (x, y, z). The default is the
/// identity.
/// </summary>
/// <remarks>
/// It is stored as a unit quaternion, so that products remain rotations up to rounding. Euler angles are e3nn's, Y-X-Y:
/// R(α, β, γ) = R_y(α) R_x(β) R_y(γ), which takes the pole y to (sin β sin α, cos β, sin β cos α).
/// </remarks>
public readonly partial struct Rotation
{
    // All four zero, as in the default, means the identity.
    private readonly double _w;

    private Rotation(double w, double x, double y, double z)
    {
        double length = Math.Sqrt((w * w) + (x * x) + (y * y) + (z * z));
        if (!(length > 0.0) || double.IsInfinity(length))
            throw new ArgumentException($"The quaternion ({w}, {x}, {y}, {z}) has no direction.");

        (_w, X, Y, Z) = (w / length, x / length, y / length, z / length);
    }

    /// <summary>The identity rotation.</summary>
    public static Rotation Identity => default;

    /// <summary>Real part of the unit quaternion, cos(angle/2).</summary>
    public double W => _w == 0.0 && X == 0.0 && Y == 0.0 && Z == 0.0 ? 1.0 : _w;

    /// <summary>First imaginary part of the unit quaternion.</summary>
    public double X { get; }

    /// <summary>Second imaginary part of the unit quaternion.</summary>
    public double Y { get; }

    /// <summary>Third imaginary part of the unit quaternion.</summary>
    public double Z { get; }

    /// <summary>The angle of the rotation, 0 … π.</summary>
    public double Angle => 2.0 * Math.Atan2(Math.Sqrt((X * X) + (Y * Y) + (Z * Z)), Math.Abs(W));

    /// <summary>The unit vector about which it rotates by <see cref="Angle"/>; the pole y for the identity.</summary>
    public (double X, double Y, double Z) Axis
    {
        get
        {
            double length = Math.Sqrt((X * X) + (Y * Y) + (Z * Z));
            if (length == 0.0)
                return (0.0, 1.0, 0.0);

            double scale = W < 0.0 ? -1.0 / length : 1.0 / length;
            return (X * scale, Y * scale, Z * scale);
        }
    }

    /// <summary>
    /// The angles of R = R_y(α) R_x(β) R_y(γ), 0 ≤ β ≤ π. Where the pole stays on its axis only α ± γ is defined; α is
    /// then 0 or determined by rounding, and γ is chosen to match, so the product is the rotation in every case.
    /// </summary>
    public (double Alpha, double Beta, double Gamma) EulerAngles
    {
        get
        {
            double[,] r = ToMatrix();
            double beta = Math.Atan2(Math.Sqrt((r[0, 1] * r[0, 1]) + (r[2, 1] * r[2, 1])), r[1, 1]);
            double alpha = Math.Atan2(r[0, 1], r[2, 1]);

            // The first row of R_y(−α) R is that of R_x(β) R_y(γ), (cos γ, 0, sin γ).
            (double sine, double cosine) = (Math.Sin(alpha), Math.Cos(alpha));
            double gamma = Math.Atan2((cosine * r[0, 2]) - (sine * r[2, 2]), (cosine * r[0, 0]) - (sine * r[2, 0]));
            return (alpha, beta, gamma);
        }
    }

    /// <summary>The rotation of a quaternion w + xi + yj + zk of any nonzero length.</summary>
    public static Rotation FromQuaternion(double w, double x, double y, double z) => new(w, x, y, z);

    /// <summary>
    /// The rotation by an angle about an axis of any nonzero length, counterclockwise seen against the axis.
    /// </summary>
    public static Rotation FromAxisAngle(double x, double y, double z, double angle)
    {
        double length = Math.Sqrt((x * x) + (y * y) + (z * z));
        if (!(length > 0.0) || double.IsInfinity(length))
            throw new ArgumentException($"The axis ({x}, {y}, {z}) has no direction.");

        double scale = Math.Sin(angle / 2.0) / length;
        return new Rotation(Math.Cos(angle / 2.0), x * scale, y * scale, z * scale);
    }

    /// <summary>R_y(α) R_x(β) R_y(γ).</summary>
    public static Rotation FromEulerAngles(double alpha, double beta, double gamma) =>
        FromAxisAngle(0.0, 1.0, 0.0, alpha) * FromAxisAngle(1.0, 0.0, 0.0, beta) * FromAxisAngle(0.0, 1.0, 0.0, gamma);

    /// <summary>
    /// A rotation drawn uniformly from SO(3) (Shoemake 1992: a uniform point on the sphere of unit quaternions).
    /// </summary>
    public static Rotation Random(Random random)
    {
        if (random is null)
            throw new ArgumentNullException(nameof(random));

        double u = random.NextDouble();
        double first = 2.0 * Math.PI * random.NextDouble();
        double second = 2.0 * Math.PI * random.NextDouble();
        double inner = Math.Sqrt(1.0 - u);
        double outer = Math.Sqrt(u);
        return new Rotation(
            outer * Math.Cos(second),
            inner * Math.Sin(first),
            inner * Math.Cos(first),
            outer * Math.Sin(second)
        );
    }

    /// <summary>First <paramref name="right"/>, then <paramref name="left"/>.</summary>
    public static Rotation operator *(Rotation left, Rotation right)
    {
        (double a, double b, double c, double d) = (left.W, left.X, left.Y, left.Z);
        (double w, double x, double y, double z) = (right.W, right.X, right.Y, right.Z);
        return new Rotation(
            (a * w) - (b * x) - (c * y) - (d * z),
            (a * x) + (b * w) + (c * z) - (d * y),
            (a * y) - (b * z) + (c * w) + (d * x),
            (a * z) + (b * y) - (c * x) + (d * w)
        );
    }

    /// <summary>The inverse rotation.</summary>
    public Rotation Inverse() => new(W, -X, -Y, -Z);

    /// <summary>R·v.</summary>
    public (double X, double Y, double Z) Apply(double x, double y, double z)
    {
        double[,] r = ToMatrix();
        return (
            (r[0, 0] * x) + (r[0, 1] * y) + (r[0, 2] * z),
            (r[1, 0] * x) + (r[1, 1] * y) + (r[1, 2] * z),
            (r[2, 0] * x) + (r[2, 1] * y) + (r[2, 2] * z)
        );
    }
}
