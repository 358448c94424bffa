namespace GeoDL.Typed.Algebra;

/// <summary>
/// The points x, y, z ≥ 0 of a window of voxels: with the mirrors of the three axes they are all of it.
/// </summary>
internal sealed class VolumeOctant
{
    /// <param name="halves">Voxels from the centre to the border along x, y and z.</param>
    /// <param name="step">The spacing in units of the largest one.</param>
    public VolumeOctant((int X, int Y, int Z) halves, VoxelSpacing step)
    {
        (Halves, Step) = (halves, step);
        Points =
        [
            .. from z in Enumerable.Range(0, halves.Z + 1)
            from y in Enumerable.Range(0, halves.Y + 1)
            from x in Enumerable.Range(0, halves.X + 1)
            select (x, y, z),
        ];
        Weights = [.. Points.Select(static p => Images(p.X) * Images(p.Y) * Images(p.Z))];
        Squares = [.. Points.Select(p => Square(p.X, p.Y, p.Z))];
    }

    public (int X, int Y, int Z) Halves { get; }

    public VoxelSpacing Step { get; }

    public IReadOnlyList<(int X, int Y, int Z)> Points { get; }

    /// <summary>How many points of the window each point stands for.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>The squared distances of the points from the centre, in units of the largest spacing.</summary>
    public IReadOnlyList<double> Squares { get; }

    /// <summary>The distance of the corners.</summary>
    public double Radius => Math.Sqrt(Square(Halves.X, Halves.Y, Halves.Z));

    /// <summary>The points within a distance, as many as the spacing allows.</summary>
    public static VolumeOctant Reaching(double radius, VoxelSpacing step) =>
        new((Count(radius, step.X), Count(radius, step.Y), Count(radius, step.Z)), step);

    public int Index(int x, int y, int z) => (((z * (Halves.Y + 1)) + y) * (Halves.X + 1)) + x;

    public double Square(int x, int y, int z) => Squared(x * Step.X) + Squared(y * Step.Y) + Squared(z * Step.Z);

    /// <summary>How many steps fit, where rounding does not take one away.</summary>
    private static int Count(double radius, double step) => (int)((radius / step) + 1e-9);

    private static double Squared(double value) => value * value;

    private static double Images(int coordinate) => coordinate == 0 ? 1 : 2;
}
