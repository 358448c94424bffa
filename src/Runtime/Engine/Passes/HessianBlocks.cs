using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Blocks of a Hessian, the matrix of two points' coordinates as trace, antisymmetric and symmetric traceless part.
/// </summary>
internal static class HessianBlocks
{
    /// <summary>Numbers of a block.</summary>
    internal const int Components = 9;

    /// <summary>Rows of blocks in a group of space.</summary>
    /// <exception cref="ArgumentException">The group is one of the plane.</exception>
    internal static FeatureLayout LayoutOf(SymmetryGroup group) =>
        group.IsSpatial
            ? FeatureLayout.Of(group.HasParity ? "0e + 1e + 2e" : "0 + 1 + 2", group)
            : throw new ArgumentException(
                $"Blocks of a Hessian are 0e + 1e + 2e of space, but the model is under {group}. Take HessianProduct."
            );

    /// <summary>
    /// The orthonormal components of a matrix [coordinate of the first point, of the second]: trace; then of v wᵀ the
    /// cross product v × w; then as of stress xz, xy, y², yz, z².
    /// </summary>
    internal static void FromMatrix(ReadOnlySpan<double> m, Span<double> numbers)
    {
        double half = Math.Sqrt(0.5);
        numbers[0] = (m[0] + m[4] + m[8]) / Math.Sqrt(3);
        numbers[1] = half * (m[5] - m[7]);
        numbers[2] = half * (m[6] - m[2]);
        numbers[3] = half * (m[1] - m[3]);
        numbers[4] = half * (m[2] + m[6]);
        numbers[5] = half * (m[1] + m[3]);
        numbers[6] = (m[4] + m[4] - m[0] - m[8]) / Math.Sqrt(6);
        numbers[7] = half * (m[5] + m[7]);
        numbers[8] = half * (m[8] - m[0]);
    }
}
