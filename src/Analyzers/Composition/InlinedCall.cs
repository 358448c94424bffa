namespace GeoDL.Typed.Analyzers;

/// <summary>A helper as it was analysed for one call.</summary>
/// <param name="arguments">What it was called with; null where an argument is not a feature.</param>
/// <param name="result">What it returns.</param>
/// <param name="isReported">Whether faults in it were reported.</param>
internal sealed class InlinedCall(FlowValue?[] arguments, FlowValue result, bool isReported)
{
    public FlowValue Result { get; } = result;

    public bool IsReported { get; } = isReported;

    /// <summary>Whether a call with these arguments is the same.</summary>
    public bool IsOf(FlowValue?[] others)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is { } known ? others[i] is not { } other || !known.IsSame(other) : others[i] is not null)
                return false;
        }
        return true;
    }
}
