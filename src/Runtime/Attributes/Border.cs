namespace GeoDL.Typed;

/// <summary>
/// What lies beyond the border of a finite image, for a kernel that reaches over it. A periodic image continues at its
/// opposite side, whatever is chosen.
/// </summary>
public enum Border
{
    /// <summary>Zeros. The result has as many pixels as the image.</summary>
    Zeros,

    /// <summary>
    /// The image, mirrored in the centres of its outermost pixels. The result has as many pixels as the image.
    /// </summary>
    Reflect,

    /// <summary>
    /// Nothing: the kernel stays inside, and the result has fewer pixels (<see cref="Pixels.Inside"/>).
    /// </summary>
    None,
}
