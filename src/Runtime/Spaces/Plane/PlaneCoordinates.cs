namespace GeoDL.Typed.CompilerServices;

/// <summary>Points of the plane are points of space with z = 0.</summary>
internal static class PlaneCoordinates
{
    /// <summary>[N × 3] from [N × 2], checked.</summary>
    internal static double[] InSpace(ReadOnlySpan<double> plane)
    {
        if (plane.Length % 2 != 0)
        {
            throw new ArgumentException(
                $"Positions in a plane are N × 2 numbers, but the length {plane.Length} is not a multiple of 2.",
                "positions"
            );
        }
        var space = new double[plane.Length / 2 * 3];
        for (int i = 0; i < plane.Length; i++)
            space[(3 * (i / 2)) + (i % 2)] = plane[i];
        return space;
    }

    /// <summary>[N × 2] from [N × 3].</summary>
    internal static double[] InPlane(ReadOnlySpan<double> space)
    {
        var plane = new double[space.Length / 3 * 2];
        for (int i = 0; i < plane.Length; i++)
            plane[i] = space[(3 * (i / 2)) + (i % 2)];
        return plane;
    }
}
