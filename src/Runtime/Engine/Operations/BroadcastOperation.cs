namespace GeoDL.Typed.CompilerServices;

/// <summary>A value of each cloud, broadcast to every row of the cloud.</summary>
internal sealed class BroadcastOperation : LinearOperation
{
    private static readonly BroadcastOperation Instance = new();

    internal static Handle Apply(Handle x, RowSpace rows)
    {
        Check.On("Broadcasting a cloud's value to its rows", x.Storage, rows.Clouds);
        return Instance.Run(x, rows, x.Layout);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        ReadOnlySpan<int> offsets = result.RowSpace.CloudOffsets;
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            ReadOnlySpan<S> value = x.Row(c);
            for (int row = offsets[c]; row < offsets[c + 1]; row++)
                value.CopyTo(result.Row(row));
        }
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        int dim = x.Dim;
        ReadOnlySpan<int> offsets = result.RowSpace.CloudOffsets;
        ReadOnlySpan<S> g = result.Gradient;
        Span<S> scratch = Workspace.Scratch<S>(x.Workspace, dim + RowSums.ScratchSize(dim));
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            RowSums.Sum(g[(offsets[c] * dim)..(offsets[c + 1] * dim)], scratch[..dim], scratch[dim..]);
            RowSums.Add(scratch[..dim], x.GradientRow(c));
        }
    }
}
