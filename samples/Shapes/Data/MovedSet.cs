namespace GeoDL.Typed.Samples.Shapes.Data;

/// <summary>Volumes of another set, each moved by the next symmetry of the cube.</summary>
/// <param name="volumes">The other set.</param>
/// <param name="elements">The symmetries, taken in turn.</param>
public sealed class MovedSet(VolumeSet volumes, IReadOnlyList<CubeElement> elements) : VolumeSet
{
    /// <inheritdoc/>
    public override int Count => volumes.Count;

    /// <inheritdoc/>
    public override int Size => volumes.Size;

    /// <inheritdoc/>
    protected override void Paint(int number, ulong? variation, Span<float> voxels) =>
        elements[number % elements.Count].Move(Size, volumes.Select([number], variation).Voxels, voxels);

    /// <inheritdoc/>
    protected internal override (int Label, double Handedness) What(int number)
    {
        (int label, double handedness) = volumes.What(number);
        return (label, elements[number % elements.Count].IsRotation ? handedness : -handedness);
    }

    /// <inheritdoc/>
    protected internal override (double X, double Y, double Z) Up(int number, ulong? variation) =>
        elements[number % elements.Count].Move(volumes.Up(number, variation));
}
