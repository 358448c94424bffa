namespace GeoDL.Typed;

/// <summary>
/// One invariant number of each field, <c>8x regular</c> to <c>8x0</c>: the largest of its values, which the group
/// permutes, or their mean (Cohen and Welling 2016).
/// </summary>
/// <remarks>
/// Trivial irreps are fields of one value and stay as they are; other irreps have no values to pool. Where several
/// values are the largest, the derivative goes to the first of them: there the maximum has no derivative, and any
/// choice is one that its neighbourhood has.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GroupPoolAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public GroupPoolAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public GroupPoolAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Whether the largest value is taken, or the mean.</summary>
    public GroupPooling Pooling { get; set; } = GroupPooling.Max;
}
