namespace GeoDL.Typed;

/// <summary>
/// The mean of each block of pixels. The first parameter is the grid of the operand; the result lives on its blocks
/// (<see cref="Pixels.Blocks"/>).
/// </summary>
/// <remarks>
/// Exact under the symmetries of the grid. Under smaller turns it deviates, most where an image changes from pixel to
/// pixel: a mean over a square is no round filter. A convolution with a stride has a rounder one.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeanPoolAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public MeanPoolAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public MeanPoolAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Pixels along a side of a block, from 2 to 16. It divides height and width of the images.</summary>
    public int Size { get; set; } = 2;
}
