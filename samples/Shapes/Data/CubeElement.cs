namespace GeoDL.Typed.Samples.Shapes.Data;

/// <summary>One of the 48 symmetries of the cube, which exchange and reverse the axes of a volume.</summary>
/// <param name="X">The axis that x is taken from: 0 for x, 1 for y, 2 for z.</param>
/// <param name="Y">The axis that y is taken from.</param>
/// <param name="Z">The axis that z is taken from.</param>
/// <param name="Reversed">Which axes of the result are reversed: bit 0 for x, 1 for y, 2 for z.</param>
public readonly record struct CubeElement(int X, int Y, int Z, int Reversed)
{
    /// <summary>All of them, the identity first.</summary>
    public static IReadOnlyList<CubeElement> All { get; } =
    [
        .. from axes in new (int X, int Y, int Z)[] { (0, 1, 2), (1, 2, 0), (2, 0, 1), (1, 0, 2), (0, 2, 1), (2, 1, 0) }
        from reversed in Enumerable.Range(0, 8)
        select new CubeElement(axes.X, axes.Y, axes.Z, reversed),
    ];

    /// <summary>Whether it is a rotation: the others mirror.</summary>
    public bool IsRotation => IsEven == (int.PopCount(Reversed) % 2 == 0);

    private bool IsEven => (X, Y, Z) is (0, 1, 2) or (1, 2, 0) or (2, 0, 1);

    /// <summary>A vector moved by it.</summary>
    public (double X, double Y, double Z) Move((double X, double Y, double Z) vector)
    {
        Span<double> from = [vector.X, vector.Y, vector.Z];
        return (Signed(from[X], 1), Signed(from[Y], 2), Signed(from[Z], 4));
    }

    /// <summary>A volume moved by it, voxel by voxel.</summary>
    /// <param name="size">Voxels along a side.</param>
    /// <param name="from">The volume.</param>
    /// <param name="to">The moved one.</param>
    public void Move(int size, ReadOnlySpan<float> from, Span<float> to)
    {
        Span<int> at = stackalloc int[3];
        int next = 0;
        for (int z = 0; z < size; z++)
        {
            for (int y = 0; y < size; y++)
            {
                for (int x = 0; x < size; x++)
                {
                    at[X] = (Reversed & 1) == 0 ? x : size - 1 - x;
                    at[Y] = (Reversed & 2) == 0 ? y : size - 1 - y;
                    at[Z] = (Reversed & 4) == 0 ? z : size - 1 - z;
                    to[next++] = from[(((at[2] * size) + at[1]) * size) + at[0]];
                }
            }
        }
    }

    private double Signed(double value, int axis) => (Reversed & axis) == 0 ? value : -value;
}
