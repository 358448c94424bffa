namespace GeoDL.Typed;

/// <summary>
/// The size of the images or volumes that a parameter of <c>Forward</c> takes. The compiler then checks strides and
/// blocks against it, and those of another size are refused when they enter.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ShapeAttribute : Attribute
{
    /// <summary>The size of images.</summary>
    /// <param name="height">Pixels from top to bottom, at least 1.</param>
    /// <param name="width">Pixels from left to right, at least 1.</param>
    public ShapeAttribute(int height, int width) => (Height, Width) = (height, width);

    /// <summary>The size of volumes.</summary>
    /// <param name="depth">Slices, along z, at least 1.</param>
    /// <param name="height">Rows of a slice, along y, at least 1.</param>
    /// <param name="width">Voxels of a row, along x, at least 1.</param>
    public ShapeAttribute(int depth, int height, int width) => (Depth, Height, Width) = (depth, height, width);

    /// <summary>Slices of volumes; 0 for images.</summary>
    public int Depth { get; }

    /// <summary>Pixels from top to bottom; rows of a slice.</summary>
    public int Height { get; }

    /// <summary>Pixels from left to right; voxels of a row.</summary>
    public int Width { get; }

    /// <summary>Whether they continue at the opposite side.</summary>
    public bool IsPeriodic { get; set; }
}
