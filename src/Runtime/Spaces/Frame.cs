using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// How a group turns space: a group of space as it is, one of the plane about an axis. Vectors under it are stored
/// along the axis first, then cosine and sine.
/// </summary>
/// <param name="Group">The group.</param>
/// <param name="Axis">The axis, for a group of the plane; null where none is known yet.</param>
internal readonly record struct Frame(SymmetryGroup Group, Axis? Axis = null)
{
    internal static Frame OfSpace { get; } = new(SymmetryGroup.O3);

    /// <summary>Whether vectors can be written: a group of the plane needs its axis.</summary>
    internal bool IsPlaced => Group.IsSpatial || Axis is not null;

    /// <summary>The coordinate x, y or z (0, 1, 2) that a component of a vector is.</summary>
    internal int Coordinate(int component)
    {
        int first = Group.IsSpatial
            ? 0
            : Axis switch
            {
                Typed.Axis.X => 0,
                Typed.Axis.Z => 2,
                _ => 1,
            };
        return (first + component) % 3;
    }

    /// <summary>[N × 3] vectors of this frame as x, y, z.</summary>
    internal double[] ToCoordinates(ReadOnlySpan<double> vectors)
    {
        var result = new double[vectors.Length];
        for (int i = 0; i < result.Length; i++)
            result[i - (i % 3) + Coordinate(i % 3)] = vectors[i];
        return result;
    }

    /// <summary>How a cloud of features turns in a model of this frame: features may be of a larger group.</summary>
    internal Frame For(SymmetryGroup features) =>
        Restriction.IsAllowed(features, Group) ? this : new Frame(features, Axis);

    /// <summary>Whether both turn space in the same way. Compared at each entry, so nothing is boxed.</summary>
    public bool Equals(Frame other) =>
        Group == other.Group
        && Axis.HasValue == other.Axis.HasValue
        && Axis.GetValueOrDefault() == other.Axis.GetValueOrDefault();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Group, (int)Axis.GetValueOrDefault(), Axis.HasValue);

    /// <inheritdoc/>
    public override string ToString() => Axis is null || Group.IsSpatial ? Group.Name : $"{Group} about {Axis}";
}
