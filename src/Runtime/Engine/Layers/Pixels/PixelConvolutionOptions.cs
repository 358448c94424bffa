using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The hyperparameters of a convolution over pixels that its kernels do not contain.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record PixelConvolutionOptions
{
    /// <summary>Every how many pixels there is one of the result.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>What lies beyond the border.</summary>
    public Border Border { get; init; } = Border.Zeros;

    internal void Check(string path)
    {
        if (Stride < 1)
            throw new ArgumentException($"Layer '{path}': Stride is at least 1, not {Stride}.");
        if (!Enum.IsDefined(Border))
            throw new ArgumentException($"Layer '{path}': '{Border}' is not one of the named borders.");
    }
}
