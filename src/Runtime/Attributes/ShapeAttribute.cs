namespace GeoDL.Typed;

/// <summary>
/// The size of the images that a parameter of <c>Forward</c> takes. The compiler then checks strides and blocks against
/// it, and images of another size are refused when they enter.
/// </summary>
/// <param name="height">Pixels from top to bottom, at least 1.</param>
/// <param name="width">Pixels from left to right, at least 1.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ShapeAttribute(int height, int width) : Attribute
{
    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; } = height;

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; } = width;

    /// <summary>Whether the images continue at the opposite side.</summary>
    public bool IsPeriodic { get; set; }
}
