namespace GeoDL.Typed.Algebra;

/// <summary>What square pixels keep exactly of a group of the plane.</summary>
public static class GridSymmetry
{
    /// <summary>The turns of a square.</summary>
    public const int Fold = 4;

    /// <summary>
    /// The largest subgroup that maps a grid of square pixels onto itself: C_4 of SO(2), D_4 of O(2), C_gcd(N,4) of C_N
    /// and D_gcd(N,4) of D_N.
    /// </summary>
    /// <exception cref="ArgumentException">The group turns space.</exception>
    public static SymmetryGroup OnPixels(SymmetryGroup group)
    {
        CheckPlanar(group, nameof(group));
        return Intersection(group, group.HasParity ? SymmetryGroup.D(Fold) : SymmetryGroup.C(Fold));
    }

    /// <summary>What two groups of the plane have in common; their mirrors are those of the same line.</summary>
    /// <exception cref="ArgumentException">One of them turns space.</exception>
    public static SymmetryGroup Intersection(SymmetryGroup first, SymmetryGroup second)
    {
        CheckPlanar(first, nameof(first));
        CheckPlanar(second, nameof(second));
        int fold = GreatestDivisor(first.Fold, second.Fold);
        return (first.HasParity && second.HasParity, fold) switch
        {
            (true, 0) => SymmetryGroup.O2,
            (true, _) => SymmetryGroup.D(fold),
            (false, 0) => SymmetryGroup.SO2,
            (false, _) => SymmetryGroup.C(fold),
        };
    }

    /// <summary>Whether square pixels keep all of a group of the plane.</summary>
    /// <exception cref="ArgumentException">The group turns space.</exception>
    public static bool IsExact(SymmetryGroup group) => OnPixels(group) == group;

    /// <summary>What square pixels keep of a group of the plane, if it is not all of it; else null.</summary>
    /// <exception cref="ArgumentException">The group turns space.</exception>
    public static SymmetryGroup? KeptOf(SymmetryGroup group) =>
        OnPixels(group) is var kept && kept == group ? null : kept;

    internal static void CheckPlanar(SymmetryGroup group, string name)
    {
        if (group.IsSpatial)
            throw new ArgumentException($"{group} turns space; pixels have groups of the plane.", name);
    }

    /// <summary>The greatest common divisor, of which all turns, 0, are a multiple.</summary>
    internal static int GreatestDivisor(int a, int b) => b == 0 ? a : GreatestDivisor(b, a % b);
}
