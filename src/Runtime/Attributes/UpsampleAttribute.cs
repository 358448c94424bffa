namespace GeoDL.Typed;

/// <summary>
/// Features of blocks of pixels on the pixels themselves. The first parameter is the fine grid, that of the result; the
/// operand lives on its blocks (<see cref="Pixels.Blocks"/>), as the result of a pool does.
/// </summary>
/// <remarks>
/// Exact under the symmetries of the grid. Beyond the border of a finite image its outermost blocks are repeated.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UpsampleAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public UpsampleAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public UpsampleAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Pixels along a side of a block, from 2 to 16. It divides height and width of the fine grid.</summary>
    public int Factor { get; set; } = 2;

    /// <summary>What lies between the centres of blocks.</summary>
    public UpsampleMode Mode { get; set; } = UpsampleMode.Bilinear;
}
