namespace GeoDL.Typed.Algebra;

/// <summary>
/// The point at which solid harmonics are evaluated, x itself or x/|x|, and the derivative of that step.
/// </summary>
internal readonly struct Direction
{
    private readonly bool _normalize;
    private readonly double _length;

    private Direction(double x, double y, double z, bool normalize, double length)
    {
        (X, Y, Z) = (x, y, z);
        _normalize = normalize;
        _length = length;
    }

    public double X { get; }

    public double Y { get; }

    public double Z { get; }

    public static Direction Of(double x, double y, double z, bool normalize)
    {
        if (!normalize)
            return new Direction(x, y, z, false, 1.0);

        // Divide by the largest coordinate first: the square of a tiny or huge length is not representable.
        double largest = Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z)));
        if (largest == 0.0)
            return new Direction(0.0, 0.0, 0.0, true, 0.0);

        (double u, double v, double w) = (x / largest, y / largest, z / largest);
        double length = Math.Sqrt((u * u) + (v * v) + (w * w));
        return new Direction(u / length, v / length, w / length, true, largest * length);
    }

    /// <summary>The gradient by x from the gradient g by u = x/|x|: (g − u(u·g))/|x|; zero at the origin.</summary>
    public (double X, double Y, double Z) PullBack((double X, double Y, double Z) g) => !_normalize ? g : Projected(g);

    /// <summary>The change of u when x changes by v: the projector is symmetric.</summary>
    public (double X, double Y, double Z) PushForward((double X, double Y, double Z) v) => PullBack(v);

    /// <summary>The change of <see cref="PullBack"/>(g) when x changes by v and g by <paramref name="dg"/>.</summary>
    public (double X, double Y, double Z) PullBackTangent(
        (double X, double Y, double Z) g,
        (double X, double Y, double Z) dg,
        (double X, double Y, double Z) v
    )
    {
        if (!_normalize)
            return dg;

        if (_length == 0.0)
            return default;

        // d[(g − u(u·g))/r] = (dg − u(u·dg))/r − (du (u·g) + u (du·g))/r − (g − u(u·g))/r · (u·v)/r
        (double X, double Y, double Z) du = Projected(v);
        (double X, double Y, double Z) pg = Projected(g);
        (double X, double Y, double Z) pdg = Projected(dg);
        double ug = (X * g.X) + (Y * g.Y) + (Z * g.Z);
        double dug = (du.X * g.X) + (du.Y * g.Y) + (du.Z * g.Z);
        double uv = (X * v.X) + (Y * v.Y) + (Z * v.Z);
        double r = _length;
        return (
            pdg.X - (((du.X * ug) + (X * dug) + (pg.X * uv)) / r),
            pdg.Y - (((du.Y * ug) + (Y * dug) + (pg.Y * uv)) / r),
            pdg.Z - (((du.Z * ug) + (Z * dug) + (pg.Z * uv)) / r)
        );
    }

    private (double X, double Y, double Z) Projected((double X, double Y, double Z) g)
    {
        if (_length == 0.0)
            return default;

        double along = (X * g.X) + (Y * g.Y) + (Z * g.Z);
        return ((g.X - (X * along)) / _length, (g.Y - (Y * along)) / _length, (g.Z - (Z * along)) / _length);
    }
}
