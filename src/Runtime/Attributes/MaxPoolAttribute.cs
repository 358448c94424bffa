namespace GeoDL.Typed;

/// <summary>
/// The largest value in each block of pixels, value by value, of trivial irreps and of fields of C_N and D_N. The first
/// parameter is the grid of the operand; the result lives on its blocks (<see cref="Pixels.Blocks"/>).
/// </summary>
/// <remarks>
/// Exact under the symmetries of the grid, since those of the group permute the values of fields. Other irreps have
/// components and no values: for them there is <see cref="NormPoolAttribute"/>. Where several values are the largest,
/// the derivative goes to the first pixel: from the top row down, in each row from left to right.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MaxPoolAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public MaxPoolAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public MaxPoolAttribute(string input, string result)
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
