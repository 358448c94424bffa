using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The sum or mean over the rows (points, edges or pixels) of each cloud or image; zero for an empty cloud.
/// </summary>
internal sealed class CloudSumOperation : LinearOperation
{
    private static readonly CloudSumOperation Instance = new();

    internal static Handle Apply(Handle x, RowSpace points, bool mean)
    {
        RowSpace rows = x.Storage.RowSpace;
        if (!ReferenceEquals(rows.Clouds, points.Clouds) || rows.Kind == RowSpaceKind.Clouds)
        {
            throw new ArgumentException(
                $"A sum over the rows of each cloud of {points} takes a value on its points, nodes, edges or pixels, "
                    + $"but was given one on {rows}."
            );
        }
        return Instance.Run(x, rows.Clouds, x.Layout, index: mean ? 1 : 0);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        int dim = x.Dim;
        ReadOnlySpan<int> offsets = x.RowSpace.CloudOffsets;
        ReadOnlySpan<S> values = x.Values;
        Span<S> scratch = Workspace.Scratch<S>(x.Workspace, RowSums.ScratchSize(dim));
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            int count = offsets[c + 1] - offsets[c];
            Span<S> total = result.Row(c);
            RowSums.Sum(values.Slice(offsets[c] * dim, count * dim), total, scratch);
            S scale = Weight<S>(in entry, count);
            for (int i = 0; i < dim; i++)
                total[i] *= scale;
        }
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        ReadOnlySpan<int> offsets = x.RowSpace.CloudOffsets;
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            S scale = Weight<S>(in entry, offsets[c + 1] - offsets[c]);
            ReadOnlySpan<S> g = result.GradientRow(c);
            for (int row = offsets[c]; row < offsets[c + 1]; row++)
                RowSums.AddScaled(g, scale, x.GradientRow(row));
        }
    }

    private static S Weight<S>(in TapeEntry entry, int count)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        entry.Index == 1 && count > 0 ? S.One / S.CreateTruncating(count) : S.One;
}
