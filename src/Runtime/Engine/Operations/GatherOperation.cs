namespace GeoDL.Typed.CompilerServices;

/// <summary>A value of the points, at the sender or at the receiver of each edge.</summary>
internal sealed class GatherOperation : LinearOperation
{
    private static readonly GatherOperation Instance = new();

    internal static Handle Apply(Handle x, Incidence incidence, bool fromSender)
    {
        Check.On("Gathering to the edges", x.Storage, fromSender ? incidence.Senders : incidence.Receivers);
        EdgeIndex index = incidence.Index;
        return Instance.Run(x, incidence.Edges, x.Layout, state: fromSender ? index.Senders : index.Receivers);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var points = (int[])entry.State!;
        int dim = x.Dim;
        ReadOnlySpan<S> from = x.Values;
        Span<S> to = result.Values;
        for (int e = 0; e < points.Length; e++)
            from.Slice(points[e] * dim, dim).CopyTo(to.Slice(e * dim, dim));
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var points = (int[])entry.State!;
        int dim = x.Dim;
        ReadOnlySpan<S> g = result.Gradient;
        Span<S> gx = x.Gradient;
        for (int e = 0; e < points.Length; e++)
            RowSums.Add(g.Slice(e * dim, dim), gx.Slice(points[e] * dim, dim));
    }
}
