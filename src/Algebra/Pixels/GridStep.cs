namespace GeoDL.Typed.Algebra;

/// <summary>How a grid is made of another: without a margin, then every so many pixels, or blocks of pixels.</summary>
/// <param name="Margin">Pixels left out at each side; of a periodic grid, which has no sides, none are.</param>
/// <param name="Factor">Every how many pixels there is one of the new grid.</param>
/// <param name="IsBlocks">Whether a new pixel is a block of <paramref name="Factor"/> × <paramref name="Factor"/> and
/// lies at its centre. Otherwise it is one of the pixels, counted from all sides alike.</param>
public readonly record struct GridStep(int Margin, int Factor, bool IsBlocks)
{
    /// <summary>Every <paramref name="stride"/>-th pixel.</summary>
    public static GridStep Coarser(int stride) => new(0, stride, IsBlocks: false);

    /// <summary>Without <paramref name="margin"/> pixels at each side.</summary>
    public static GridStep Inside(int margin) => new(margin, 1, IsBlocks: false);

    /// <summary>Blocks of <paramref name="size"/> × <paramref name="size"/> pixels.</summary>
    public static GridStep Blocks(int size) => new(0, size, IsBlocks: true);

    /// <summary>The same grid, which must have sides: what a layer needs that fades towards them.</summary>
    public static GridStep Faded => Inside(0) with { NeedsSides = true };

    /// <summary>Whether a grid without sides, a periodic one, does not fit.</summary>
    public bool NeedsSides { get; private init; }

    /// <summary>The same with all pixels at the sides, as of a periodic grid.</summary>
    public GridStep WithoutMargin => this with { Margin = 0 };

    /// <summary>Whether the new grid is the old one, if it has no margin.</summary>
    public bool KeepsPixels => Factor == 1;
}
