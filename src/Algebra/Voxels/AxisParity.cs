namespace GeoDL.Typed.Algebra;

/// <summary>Along which axes a function changes its sign when the axis is mirrored.</summary>
/// <param name="X">Whether it is odd in x.</param>
/// <param name="Y">Whether it is odd in y.</param>
/// <param name="Z">Whether it is odd in z.</param>
public readonly record struct AxisParity(bool X, bool Y, bool Z)
{
    /// <summary>The parities of all functions: even in all axes first.</summary>
    public static IReadOnlyList<AxisParity> All { get; } =
    [.. Enumerable.Range(0, 8).Select(static i => new AxisParity((i & 1) != 0, (i & 2) != 0, (i & 4) != 0))];

    /// <summary>Its place in <see cref="All"/>.</summary>
    public int Index => (X ? 1 : 0) + (Y ? 2 : 0) + (Z ? 4 : 0);

    /// <summary>Component m + l of the real harmonics of a degree.</summary>
    public static AxisParity OfHarmonic(int degree, int component)
    {
        // y^(l−|m|), and with φ from z towards x sin |m|φ for m < 0 and cos mφ for m ≥ 0.
        int order = component - degree,
            size = Math.Abs(order);
        return new AxisParity(order < 0, (degree - size) % 2 == 1, order < 0 ? size % 2 == 0 : size % 2 == 1);
    }

    /// <summary>The sign of a point's value relative to that of the point with no negative coordinate.</summary>
    internal int Sign(int x, int y, int z) => ((X && x < 0) != (Y && y < 0)) != (Z && z < 0) ? -1 : 1;

    /// <summary>Whether the function is zero at a point by its symmetry.</summary>
    internal bool IsZeroAt(int x, int y, int z) => (X && x == 0) || (Y && y == 0) || (Z && z == 0);

    /// <summary>In words, for x, y and z.</summary>
    public override string ToString() => $"{Word(X)}, {Word(Y)}, {Word(Z)}";

    private static string Word(bool isOdd) => isOdd ? "odd" : "even";
}
