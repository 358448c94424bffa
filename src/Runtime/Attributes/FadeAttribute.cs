namespace GeoDL.Typed;

/// <summary>
/// Features that end at the largest disc (or ball) of each image: every row is multiplied by a function of its distance
/// from the centre. The first parameter is the grid.
/// </summary>
/// <remarks>
/// <para>
/// What a convolution finds beyond the sides of a finite grid is lost, and a turned image loses something else. After a
/// fade it loses the same: where the square ends does not show any more. It costs nothing of the symmetry about the
/// centre, under any rotation.
/// </para>
/// <para>
/// With R half the shorter side and d the width, rows at r ≤ R − d stay, and those at r ≥ R are zero; between them
/// t = (R − r)/d gives t³(10 − 15t + 6t²). Distances are physical where voxels have a spacing, in units of the smallest
/// one. Periodic grids have no centre and are refused.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FadeAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public FadeAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public FadeAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Pixels of the grid from where it begins to where nothing is left, from 1 to 64.</summary>
    public int Width { get; set; } = 3;
}
