using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <summary>The distances of neighbouring voxels along the three axes, in the user's units.</summary>
/// <param name="X">Along x, from column to column.</param>
/// <param name="Y">Along y, from row to row.</param>
/// <param name="Z">Along z, from slice to slice.</param>
public readonly record struct VoxelSpacing(double X, double Y, double Z)
{
    /// <summary>The largest ratio of two spacings that kernels are sampled for.</summary>
    public const double LargestRatio = 4;

    /// <summary>Cubes with sides of one unit.</summary>
    public static VoxelSpacing Unit => new(1, 1, 1);

    /// <summary>Whether voxels are cubes.</summary>
    public bool IsCubic => X == Y && Y == Z;

    /// <summary>The largest of the three.</summary>
    public double Largest => Math.Max(X, Math.Max(Y, Z));

    /// <summary>Each of them times a factor.</summary>
    public VoxelSpacing Times(double factor) => new(X * factor, Y * factor, Z * factor);

    /// <summary>
    /// Whether all three are lengths, and no two of them differ by more than <see cref="LargestRatio"/>.
    /// </summary>
    public bool IsSampled =>
        new[] { X, Y, Z }.All(OptionRules.IsLength) && Largest <= LargestRatio * Math.Min(X, Math.Min(Y, Z));

    /// <summary>Whether another one is the same up to the rounding of single precision.</summary>
    public bool IsLike(VoxelSpacing other) => IsLike(X, other.X) && IsLike(Y, other.Y) && IsLike(Z, other.Z);

    private static bool IsLike(double first, double second) => Math.Abs(first - second) <= 1e-6 * Math.Abs(second);

    /// <summary>The three in messages.</summary>
    public override string ToString() => $"{Text(X)} × {Text(Y)} × {Text(Z)}";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
