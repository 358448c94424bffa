namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Softmax over the edges of each receiver, separately for each copy of 0e; the largest is subtracted first, so that
/// nothing overflows.
/// </summary>
internal sealed class ReceiverSoftmaxOperation : UnaryOperation
{
    private static readonly ReceiverSoftmaxOperation Instance = new();

    internal override ITangent? Second => null;

    internal static Handle Apply(Handle x, Relation relation)
    {
        Check.Scalars("A softmax", x.Layout);
        Check.On("A softmax over neighbours", x.Storage, relation.Edges);
        return Instance.Run(x, relation.Edges, x.Layout, state: relation.Index.ReceiverOffsets);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var offsets = (int[])entry.State!;
        int dim = x.Dim;
        ReadOnlySpan<S> values = x.Values;
        Span<S> weights = result.Values;
        for (int i = 0; i + 1 < offsets.Length; i++)
        {
            for (int u = 0; u < dim; u++)
            {
                S largest = S.NegativeInfinity;
                for (int e = offsets[i]; e < offsets[i + 1]; e++)
                    largest = S.Max(largest, values[e * dim + u]);
                S sum = S.Zero;
                for (int e = offsets[i]; e < offsets[i + 1]; e++)
                    sum += weights[e * dim + u] = S.Exp(values[e * dim + u] - largest);
                for (int e = offsets[i]; e < offsets[i + 1]; e++)
                    weights[e * dim + u] /= sum;
            }
        }
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var offsets = (int[])entry.State!;
        int dim = x.Dim;
        ReadOnlySpan<S> p = result.Values,
            g = result.Gradient;
        Span<S> gx = x.Gradient;
        for (int i = 0; i + 1 < offsets.Length; i++)
        {
            for (int u = 0; u < dim; u++)
            {
                S mean = S.Zero;
                for (int e = offsets[i]; e < offsets[i + 1]; e++)
                    mean += p[e * dim + u] * g[e * dim + u];
                for (int e = offsets[i]; e < offsets[i + 1]; e++)
                    gx[e * dim + u] += p[e * dim + u] * (g[e * dim + u] - mean);
            }
        }
    }
}
