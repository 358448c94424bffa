using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>A table that a run gave.</summary>
/// <param name="Signature">How rows turn; null for positions.</param>
/// <param name="Rows">What the rows are.</param>
/// <param name="Values">The numbers, row after row, in public order.</param>
/// <param name="Moved">The table of moved images, volumes or frames; null where it is of clouds.</param>
internal sealed record Output(Signature? Signature, RowSpace Rows, double[] Values, Func<Motion, double[]>? Moved)
{
    /// <summary>The output in words.</summary>
    public string Name => Signature?.ToString() ?? "positions";
}
