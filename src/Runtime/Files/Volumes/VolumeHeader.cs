namespace GeoDL.Typed.CompilerServices;

/// <summary>What the header of a volume says, in the order of the file: the first axis changes fastest.</summary>
/// <param name="Type">Type of the stored numbers.</param>
/// <param name="Sizes">Sizes of all axes.</param>
/// <param name="SpaceAxes">The three axes of space.</param>
/// <param name="ChannelAxis">The axis of a voxel's numbers, if there is one.</param>
/// <param name="VolumeAxis">The axis of several volumes, if there is one.</param>
/// <param name="Directions">For each axis of space the step from one voxel to the next, in the file's space.</param>
/// <param name="First">Where the first voxel lies; null if the header does not say.</param>
/// <param name="Space">The name of the space.</param>
/// <param name="IsLeftHanded">Whether that space is left-handed.</param>
/// <param name="Digits">How many digits of lengths are meant.</param>
internal sealed record VolumeHeader(
    NumberType Type,
    int[] Sizes,
    int[] SpaceAxes,
    int? ChannelAxis,
    int? VolumeAxis,
    Step[] Directions,
    Step? First,
    string Space,
    bool IsLeftHanded,
    int Digits
)
{
    /// <summary>The unit of lengths.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Stored numbers times this, plus <see cref="Intercept"/>, are the values.</summary>
    public double Slope { get; init; } = 1;

    /// <inheritdoc cref="Slope"/>
    public double Intercept { get; init; }

    /// <summary>The distance of an entry of an axis from the first one.</summary>
    public long Offset(int? axis, int index)
    {
        long offset = axis is null ? 0 : index;
        for (int inner = 0; inner < axis; inner++)
            offset *= Sizes[inner];
        return offset;
    }
}

/// <summary>A vector in the space of a file.</summary>
internal readonly record struct Step(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(Dot(this));

    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    public static Step operator +(Step left, Step right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    public static Step operator *(double factor, Step step) => new(factor * step.X, factor * step.Y, factor * step.Z);

    public double Dot(Step other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public Step Cross(Step other) =>
        new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    public double Component(int axis) =>
        axis switch
        {
            0 => X,
            1 => Y,
            _ => Z,
        };
}
