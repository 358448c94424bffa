using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The sum or mean over the edges of each receiver; zero for a point without neighbours.</summary>
internal sealed class ReceiverSumOperation : LinearOperation
{
    private static readonly ReceiverSumOperation Instance = new();

    internal static Handle Apply(Handle x, Incidence incidence, bool mean)
    {
        Check.On("Summing over neighbours", x.Storage, incidence.Edges);
        return Instance.Run(
            x,
            incidence.Receivers,
            x.Layout,
            index: mean ? 1 : 0,
            state: incidence.Index.ReceiverOffsets
        );
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var offsets = (int[])entry.State!;
        int dim = x.Dim;
        ReadOnlySpan<S> values = x.Values;
        Span<S> scratch = Workspace.Scratch<S>(x.Workspace, RowSums.ScratchSize(dim));
        for (int i = 0; i + 1 < offsets.Length; i++)
        {
            int count = offsets[i + 1] - offsets[i];
            Span<S> total = result.Row(i);
            RowSums.Sum(values.Slice(offsets[i] * dim, count * dim), total, scratch);
            S scale = Weight<S>(in entry, count);
            for (int c = 0; c < dim; c++)
                total[c] *= scale;
        }
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var offsets = (int[])entry.State!;
        for (int i = 0; i + 1 < offsets.Length; i++)
        {
            S scale = Weight<S>(in entry, offsets[i + 1] - offsets[i]);
            ReadOnlySpan<S> g = result.GradientRow(i);
            for (int e = offsets[i]; e < offsets[i + 1]; e++)
                RowSums.AddScaled(g, scale, x.GradientRow(e));
        }
    }

    private static S Weight<S>(in TapeEntry entry, int count)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        entry.Index == 1 && count > 0 ? S.One / S.CreateTruncating(count) : S.One;
}
