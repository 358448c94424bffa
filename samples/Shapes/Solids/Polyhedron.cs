namespace GeoDL.Typed.Samples.Shapes.Solids;

/// <summary>A polyhedron whose faces are all as far from the centre.</summary>
internal sealed class Polyhedron : Solid
{
    private static readonly double Third = 1 / Math.Sqrt(3);

    private readonly (double X, double Y, double Z)[] _normals;
    private readonly double _distance;

    private Polyhedron(SolidKind kind, (int X, int Y, int Z)[] normals, double distance)
        : base(kind, 0)
    {
        _normals = Array.ConvertAll(normals, static n => (Third * n.X, Third * n.Y, Third * n.Z));
        _distance = distance;
    }

    /// <summary>A regular tetrahedron.</summary>
    /// <param name="distance">Of its faces from the centre: a third of that of its corners.</param>
    internal static Polyhedron Tetrahedron(double distance) =>
        new(SolidKind.Tetrahedron, [(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)], distance);

    /// <summary>A regular octahedron.</summary>
    /// <param name="distance">Of its faces from the centre: that of its corners over √3.</param>
    internal static Polyhedron Octahedron(double distance) =>
        new(
            SolidKind.Octahedron,
            [(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1), (-1, -1, -1), (-1, 1, 1), (1, -1, 1), (1, 1, -1)],
            distance
        );

    private protected override double Outside(double x, double y, double z)
    {
        double farthest = double.NegativeInfinity;
        foreach ((double nx, double ny, double nz) in _normals)
            farthest = Math.Max(farthest, (nx * x) + (ny * y) + (nz * z));
        return farthest - _distance;
    }
}
