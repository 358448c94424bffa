namespace GeoDL.Typed;

/// <summary>How features of blocks become features of pixels.</summary>
public enum UpsampleMode
{
    /// <summary>
    /// A function that is linear in both directions between the centres of blocks, at the centres of pixels.
    /// </summary>
    Bilinear,

    /// <summary>
    /// Each pixel has the features of its block. Only in models whose group the grid keeps, since the edges of squares
    /// do not turn with an image.
    /// </summary>
    Nearest,
}
