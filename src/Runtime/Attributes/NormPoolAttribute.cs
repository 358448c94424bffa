namespace GeoDL.Typed;

/// <summary>
/// For each copy the vector of largest norm in each block of pixels. The first parameter is the grid of the operand;
/// the result lives on its blocks (<see cref="Pixels.Blocks"/>).
/// </summary>
/// <remarks>
/// Exact under the symmetries of the grid. A copy of an irrep of one component is a vector of one number, of which the
/// largest in size is taken, with its sign; fields are taken as their irreps. Vectors of equal norm are averaged, so
/// that nothing depends on the order of pixels. Where the largest changes from one pixel to another, the result jumps,
/// and it has no derivative.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NormPoolAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public NormPoolAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public NormPoolAttribute(string input, string result)
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
