namespace GeoDL.Typed;

/// <summary>Which points are neighbours: those within a radius, the k nearest, all pairs, or none.</summary>
/// <example>
/// <code><![CDATA[
/// PointCloud<Atom> near = PointCloud.Create<Atom>([0, 0, 0, 1, 0, 0], [1.0, 2.0], Neighbours.WithinRadius(3));
/// PointCloud<Atom> nearest = PointCloud.Create<Atom>([0, 0, 0, 1, 0, 0], [1.0, 2.0], Neighbours.KNearest(1));
/// ]]></code>
/// </example>
public readonly record struct Neighbours
{
    private readonly Kind _kind;
    private readonly double _radius;
    private readonly int _k;

    private Neighbours(Kind kind, double radius = 0, int k = 0)
    {
        _kind = kind;
        _radius = radius;
        _k = k;
    }

    private enum Kind
    {
        None,
        WithinRadius,
        KNearest,
        AllPairs,
    }

    /// <summary>No edges.</summary>
    public static Neighbours None => default;

    /// <summary>All ordered pairs of different points of a cloud; in a periodic cell with the nearest image.</summary>
    public static Neighbours AllPairs => new(Kind.AllPairs);

    /// <summary>All pairs closer than a radius, in the units of the positions, images included.</summary>
    /// <param name="radius">From 1E-100 to 1E+100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is outside this range.</exception>
    public static Neighbours WithinRadius(double radius) =>
        new(Kind.WithinRadius, radius: Allowed.Length(radius, "The radius of a neighbourhood"));

    /// <summary>For each point the k nearest; ties are kept together, so there may be more than k.</summary>
    /// <param name="k">At least 1, and less than the number of points of every non-empty, non-periodic cloud.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1.</exception>
    public static Neighbours KNearest(int k) =>
        k >= 1
            ? new(Kind.KNearest, k: k)
            : throw new ArgumentOutOfRangeException(
                nameof(k),
                k,
                "The number of nearest neighbours, k, is at least 1."
            );

    internal NeighbourList Search(
        ReadOnlySpan<double> positions,
        ReadOnlySpan<int> offsets,
        ReadOnlySpan<Cell> cells
    ) =>
        _kind switch
        {
            Kind.WithinRadius => NeighbourSearch.WithinRadius(positions, _radius, offsets, cells),
            Kind.KNearest => NeighbourSearch.KNearest(positions, _k, offsets, cells),
            Kind.AllPairs => NeighbourSearch.AllPairs(positions, offsets, cells),
            _ => new NeighbourList([], [], null, new int[positions.Length / 3 + 1], double.PositiveInfinity),
        };
}
