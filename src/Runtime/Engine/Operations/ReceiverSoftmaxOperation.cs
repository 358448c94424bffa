namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Softmax over the edges of each receiver, separately for each copy of 0e; the largest is subtracted first, so that
/// nothing overflows.
/// </summary>
internal sealed class ReceiverSoftmaxOperation : CurvedOperation
{
    private static readonly ReceiverSoftmaxOperation Instance = new();

    internal static Handle Apply(Handle x, Incidence incidence)
    {
        Check.Scalars("A softmax", x.Layout);
        Check.On("A softmax over neighbours", x.Storage, incidence.Edges);
        return Instance.Run(x, incidence.Edges, x.Layout, state: incidence.Index.ReceiverOffsets);
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

    /// <summary>p(ẋ − ⟨p, ẋ⟩).</summary>
    private protected override void Tangent<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        Span<S> resultTangent
    )
    {
        var offsets = (int[])entry.State!;
        int dim = x.Dim;
        ReadOnlySpan<S> p = result.Values;
        for (int i = 0; i + 1 < offsets.Length; i++)
        {
            for (int u = 0; u < dim; u++)
            {
                (int first, int end) = (offsets[i] * dim + u, offsets[i + 1] * dim + u);
                S mean = S.Zero;
                for (int at = first; at < end; at += dim)
                    mean += p[at] * tangent[at];
                for (int at = first; at < end; at += dim)
                    resultTangent[at] = p[at] * (tangent[at] - mean);
            }
        }
    }

    /// <summary>p(a − ⟨p, a⟩) changes by ṗ(a − ⟨p, a⟩) − p⟨ṗ, a⟩.</summary>
    private protected override void Bend<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        ReadOnlySpan<S> adjoint
    )
    {
        var offsets = (int[])entry.State!;
        int dim = x.Dim;
        ReadOnlySpan<S> p = result.Values;
        Span<S> gx = x.Gradient;
        for (int i = 0; i + 1 < offsets.Length; i++)
        {
            for (int u = 0; u < dim; u++)
            {
                (int first, int end) = (offsets[i] * dim + u, offsets[i + 1] * dim + u);
                S mean = S.Zero,
                    along = S.Zero,
                    change = S.Zero;
                for (int at = first; at < end; at += dim)
                {
                    mean += p[at] * tangent[at];
                    along += p[at] * adjoint[at];
                }

                for (int at = first; at < end; at += dim)
                    change += p[at] * (tangent[at] - mean) * adjoint[at];
                for (int at = first; at < end; at += dim)
                    gx[at] += p[at] * ((tangent[at] - mean) * (adjoint[at] - along) - change);
            }
        }
    }
}
