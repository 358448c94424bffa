namespace GeoDL.Typed.Algebra;

/// <summary>What a grid keeps exactly of a group: turns and mirrors that map its cells onto cells.</summary>
/// <remarks>
/// Of a grid of pixels it is a group of the plane. Of a grid of voxels it is the group of a box, within the 48 elements
/// of the cube: all mirrors of its axes and, where spacings are equal, the exchange of these axes; of SO(3) the
/// rotations among them.
/// </remarks>
public sealed class KeptGroup : IEquatable<KeptGroup>
{
    private readonly SymmetryGroup? _plane;
    private readonly bool _hasParity;

    /// <summary>Whether the axes x and y, y and z, z and x are exchanged.</summary>
    private readonly (bool XY, bool YZ, bool ZX) _equal;

    private KeptGroup(SymmetryGroup? plane, bool hasParity, (bool XY, bool YZ, bool ZX) equal) =>
        (_plane, _hasParity, _equal) = (plane, hasParity, equal);

    /// <summary>A group of the plane.</summary>
    public static KeptGroup OfPlane(SymmetryGroup group) => new(group, group.HasParity, default);

    /// <summary>What voxels with a spacing keep of O(3) or SO(3).</summary>
    /// <exception cref="ArgumentException">The group turns a plane.</exception>
    public static KeptGroup OnVoxels(SymmetryGroup group, VoxelSpacing spacing) =>
        group.IsSpatial
            ? new KeptGroup(
                null,
                group.HasParity,
                (spacing.X == spacing.Y, spacing.Y == spacing.Z, spacing.Z == spacing.X)
            )
            : throw new ArgumentException($"{group} turns a plane; voxels have groups of space.", nameof(group));

    /// <summary>How people write it: <c>C_4</c>, <c>O_h</c>, <c>D_4h about z</c>.</summary>
    public string Name =>
        _plane?.Name
        ?? (_equal, _hasParity) switch
        {
            ((true, true, true), true) => "O_h",
            ((true, true, true), false) => "O",
            ((true, false, false), _) => Prism + " about z",
            ((false, true, false), _) => Prism + " about x",
            ((false, false, true), _) => Prism + " about y",
            (_, true) => "D_2h",
            (_, false) => "D_2",
        };

    /// <summary>The same in words where the name is not that of a group in attributes; empty for the plane.</summary>
    public string Meaning =>
        _plane is not null ? string.Empty
        : _equal.XY && _equal.YZ
            ? _hasParity ? "the 48 symmetries of the cube"
                : "the 24 rotations of the cube"
        : _equal.XY || _equal.YZ || _equal.ZX
            ? _hasParity ? "the 16 symmetries of a square box"
                : "the 8 rotations of a square box"
        : _hasParity ? "the 8 symmetries of a box"
        : "the 4 rotations of a box";

    /// <summary>How attributes state it after <c>Group.</c>; null if they cannot.</summary>
    public string? Stated => _plane?.Stated;

    /// <summary>
    /// Its elements, the identity first. Those of a box are exchanges of axes with signs, exact in their entries.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is a group of the plane with turns by any angle.</exception>
    public IReadOnlyList<GroupElement> Elements => _plane is null ? [.. OfBox()] : [.. OfPolygon(_plane)];

    private string Prism => _hasParity ? "D_4h" : "D_4";

    /// <summary>What two groups have in common. Both are of the plane, or both of boxes.</summary>
    public KeptGroup Intersection(KeptGroup other) =>
        _plane is not null && other._plane is not null
            ? OfPlane(GridSymmetry.Intersection(_plane, other._plane))
            : new KeptGroup(
                null,
                _hasParity && other._hasParity,
                (_equal.XY && other._equal.XY, _equal.YZ && other._equal.YZ, _equal.ZX && other._equal.ZX)
            );

    private static IEnumerable<GroupElement> OfPolygon(SymmetryGroup group)
    {
        if (group.Fold == 0)
            throw new InvalidOperationException($"{group} has a turn for every angle.");
        return Enumerable
            .Range(0, group.HasParity ? 2 * group.Fold : group.Fold)
            .Select(e => GroupElement.OfPlane(2 * Math.PI * (e % group.Fold) / group.Fold, e >= group.Fold));
    }

    private IEnumerable<GroupElement> OfBox() =>
        from axes in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] }
        where Enumerable.Range(0, 3).All(i => AreExchanged(i, axes[i]))
        from signs in Enumerable.Range(0, 8)
        let element = OrthogonalMatrix.FromMatrix(Exchange(axes, signs))
        where _hasParity || !element.Inverts
        select GroupElement.OfSpace(element);

    private bool AreExchanged(int axis, int other) =>
        axis == other
        || (
            axis + other == 1 ? _equal.XY
            : axis + other == 3 ? _equal.YZ
            : _equal.ZX
        );

    private static double[,] Exchange(int[] axes, int signs)
    {
        var matrix = new double[3, 3];
        for (int i = 0; i < 3; i++)
            matrix[i, axes[i]] = (signs >> i & 1) == 0 ? 1 : -1;
        return matrix;
    }

    /// <inheritdoc/>
    public bool Equals(KeptGroup? other) =>
        other is not null && Equals(_plane, other._plane) && (_hasParity, _equal) == (other._hasParity, other._equal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KeptGroup);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
