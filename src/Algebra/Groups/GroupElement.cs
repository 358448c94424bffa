namespace GeoDL.Typed.Algebra;

/// <summary>
/// An element of a symmetry group: a rotation of space with or without the inversion, or a turn of the plane with or
/// without a reflection before it.
/// </summary>
public readonly struct GroupElement
{
    private readonly OrthogonalMatrix _space;

    private GroupElement(OrthogonalMatrix space, bool isPlanar, double angle, bool reflects) =>
        (_space, IsPlanar, Angle, Reflects) = (space, isPlanar, angle, reflects);

    /// <summary>Whether it acts on a plane.</summary>
    public bool IsPlanar { get; }

    /// <summary>In the plane: the angle in radians, from the first coordinate towards the second.</summary>
    public double Angle { get; }

    /// <summary>In the plane: whether the second coordinate changes sign before the turn.</summary>
    public bool Reflects { get; }

    /// <summary>In space: the matrix.</summary>
    public OrthogonalMatrix Space =>
        IsPlanar
            ? throw new InvalidOperationException("This element acts on a plane; it has an angle and a reflection.")
            : _space;

    /// <summary>An element of O(3).</summary>
    public static GroupElement OfSpace(OrthogonalMatrix matrix) => new(matrix, false, 0, false);

    /// <summary>An element of O(2): a reflection of the second coordinate, if any, then a turn.</summary>
    public static GroupElement OfPlane(double angle, bool reflects = false) =>
        new(OrthogonalMatrix.Identity, true, angle, reflects);

    /// <summary>First the right one, then the left one.</summary>
    /// <exception cref="ArgumentException">One acts on a plane and the other on space.</exception>
    public static GroupElement operator *(GroupElement left, GroupElement right) =>
        left.IsPlanar != right.IsPlanar
            ? throw new ArgumentException("One element acts on a plane and the other on space.", nameof(right))
        : !left.IsPlanar ? OfSpace(left.Space * right.Space)
        : OfPlane(left.Angle + (left.Reflects ? -right.Angle : right.Angle), left.Reflects ^ right.Reflects);

    /// <summary>An element of the plane as one of space: a turn about an axis, and the mirror through it.</summary>
    public GroupElement About(Axis axis)
    {
        double[,] plane = PlaneMatrix();
        // The coordinates that are (cos, sin) about the axis.
        (int cos, int sin) = axis switch
        {
            Axis.Y => (2, 0),
            Axis.Z => (0, 1),
            Axis.X => (1, 2),
            _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "There is no such axis."),
        };
        var matrix = new double[3, 3];
        for (int i = 0; i < 3; i++)
            matrix[i, i] = 1;
        (matrix[cos, cos], matrix[cos, sin]) = (plane[0, 0], plane[0, 1]);
        (matrix[sin, cos], matrix[sin, sin]) = (plane[1, 0], plane[1, 1]);
        return OfSpace(OrthogonalMatrix.FromMatrix(matrix));
    }

    /// <summary>The 2 × 2 matrix of an element of the plane.</summary>
    public double[,] PlaneMatrix()
    {
        if (!IsPlanar)
            throw new InvalidOperationException("This element acts on space.");
        (double cos, double sin) = (Math.Cos(Angle), Math.Sin(Angle));
        double sign = Reflects ? -1 : 1;
        return new[,]
        {
            { cos, -sin * sign },
            { sin, cos * sign },
        };
    }
}
