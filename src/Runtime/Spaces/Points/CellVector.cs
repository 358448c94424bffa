namespace GeoDL.Typed;

/// <summary>
/// Three Cartesian components in double: a cell vector, a reciprocal vector, a position inside the search, a
/// direction on a mesh.
/// </summary>
internal readonly record struct CellVector(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(Dot(this));

    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    public static CellVector operator +(CellVector a, CellVector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static CellVector operator -(CellVector a, CellVector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static CellVector operator *(double s, CellVector a) => new(s * a.X, s * a.Y, s * a.Z);

    public double Dot(CellVector b) => X * b.X + Y * b.Y + Z * b.Z;

    public CellVector Cross(CellVector b) => new(Y * b.Z - Z * b.Y, Z * b.X - X * b.Z, X * b.Y - Y * b.X);

    public static CellVector Read(ReadOnlySpan<double> rows, int row) =>
        new(rows[3 * row], rows[3 * row + 1], rows[3 * row + 2]);
}
