using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Some consecutive numbers of each row, as features of a layout.</summary>
internal sealed class ColumnsOperation : LinearOperation
{
    private static readonly ColumnsOperation Instance = new();

    /// <param name="x">Rows.</param>
    /// <param name="first">The first number of each row that is taken.</param>
    /// <param name="layout">What the numbers are; its order must be theirs.</param>
    internal static Handle Apply(Handle x, int first, FeatureLayout layout) =>
        Instance.Run(x, x.Storage.RowSpace, layout, index: first);

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        for (int row = 0; row < x.Rows; row++)
            x.Row(row).Slice(entry.Index, result.Dim).CopyTo(result.Row(row));
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> gx = x.GradientRow(row).Slice(entry.Index, result.Dim);
            TensorPrimitives.Add(gx, result.GradientRow(row), gx);
        }
    }
}
