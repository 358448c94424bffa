using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of attention over the edges of a graph, in parts of receivers, and its reverse.</summary>
/// <remarks>
/// Nothing is kept for an edge: the reverse makes logits again, from the largest and the sum that each receiver keeps.
/// All edges of a receiver are in one part, so scratch is a number a head for each of them. The softmax is in double,
/// whatever the layer's precision.
/// </remarks>
internal sealed class GraphAttentionPass<S> : IParts
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private Workspace? _workspace;

    internal AttentionHeads Heads { get; set; } = null!;

    /// <summary>1/√(components of a head): the factor of logits.</summary>
    internal double Scale { get; set; }

    internal EdgeIndex Index { get; set; } = null!;

    /// <summary>Features of senders.</summary>
    internal Storage<S> Values { get; set; } = null!;

    /// <summary>What edges add to logits, a number a head; null for nothing.</summary>
    internal Storage<S>? Given { get; set; }

    internal Storage<S> Queries { get; set; } = null!;

    internal Storage<S> Keys { get; set; } = null!;

    /// <summary>The key of each node for itself.</summary>
    internal Storage<S> Own { get; set; } = null!;

    /// <summary>For each receiver the largest logit of each head, then Σ e^(l − largest), itself included.</summary>
    internal Storage<double> State { get; set; } = null!;

    /// <summary>Σ_j α_ij x_j for each receiver.</summary>
    internal Storage<S> Sums { get; set; } = null!;

    /// <summary>The weighted sums of all receivers.</summary>
    internal void Forward(Workspace? workspace)
    {
        _workspace = workspace;
        // Read once: it may be changed from another thread, and each worker needs scratch.
        (int parts, int threads) = (EdgeParts.Count(Index), Parallelism.Threads);
        if (parts > 1)
            _workspace?.PrepareWorkers(threads);
        WorkerTeam.Run(this, parts, threads);
    }

    void IParts.Run(int part, int parts, int worker)
    {
        Workspace? workspace = parts == 1 ? _workspace : _workspace?.ScratchOf(worker);
        (int first, int end) = (
            EdgeParts.FirstReceiver(Index, part, parts),
            EdgeParts.FirstReceiver(Index, part + 1, parts)
        );
        int heads = Heads.Count;
        Span<double> shares = Workspace.Scratch<double>(workspace, MostEdges(first, end) * heads);
        Span<S> numbers = Workspace.Scratch<S>(workspace, heads + Heads.Copies);
        Span<S> factors = numbers[..heads],
            copies = numbers[heads..];
        for (int receiver = first; receiver < end; receiver++)
        {
            Logits(receiver, shares, copies);
            (int edge, int endEdge) = (Index.ReceiverOffsets[receiver], Index.ReceiverOffsets[receiver + 1]);
            Span<double> state = State.Row(receiver),
                largest = state[..heads],
                sums = state[heads..];
            Heads.Inner<S>(Queries.Row(receiver), Own.Row(receiver), Scale, copies, largest);
            largest.CopyTo(sums);
            for (int e = edge; e < endEdge; e++)
                TensorPrimitives.Max(largest, Of(shares, e - edge), largest);
            TensorPrimitives.Subtract(sums, largest, sums);
            TensorPrimitives.Exp(sums, sums);
            for (int e = edge; e < endEdge; e++)
            {
                Span<double> share = Of(shares, e - edge);
                TensorPrimitives.Subtract(share, largest, share);
                TensorPrimitives.Exp(share, share);
                TensorPrimitives.Add(sums, share, sums);
            }

            Span<S> row = Sums.Row(receiver);
            row.Clear();
            for (int e = edge; e < endEdge; e++)
            {
                Span<double> share = Of(shares, e - edge);
                TensorPrimitives.Divide(share, sums, share);
                Heads.AddScaled<S>(Values.Row(Index.Senders[e]), Factors(share, 1, factors), copies, row);
            }
        }
    }

    /// <summary>Propagates the gradients of the sums to values, queries, keys and given logits.</summary>
    internal void Reverse(Workspace workspace)
    {
        int heads = Heads.Count,
            receivers = Index.ReceiverCount;
        Span<double> doubles = workspace.Scratch<double>((MostEdges(0, receivers) * heads) + (2 * heads));
        Span<double> means = doubles[..heads],
            slope = doubles[heads..(2 * heads)],
            shares = doubles[(2 * heads)..];
        Span<S> numbers = workspace.Scratch<S>(heads + Heads.Copies);
        Span<S> factors = numbers[..heads],
            copies = numbers[heads..];
        for (int receiver = 0; receiver < receivers; receiver++)
        {
            (int edge, int endEdge) = (Index.ReceiverOffsets[receiver], Index.ReceiverOffsets[receiver + 1]);
            if (edge == endEdge)
                continue;
            Logits(receiver, shares, copies);
            ReadOnlySpan<double> state = State.Row(receiver),
                largest = state[..heads],
                sums = state[heads..];
            Span<S> gradient = Sums.GradientRow(receiver),
                query = Queries.Row(receiver),
                byQuery = Queries.GradientRow(receiver);
            // Σ_j α_j dL/dα_j: the values that were weighted have been summed already.
            Heads.Inner<S>(gradient, Sums.Row(receiver), 1, copies, means);
            for (int e = edge; e < endEdge; e++)
            {
                Span<double> share = Of(shares, e - edge);
                Span<S> value = Values.Row(Index.Senders[e]);
                for (int h = 0; h < heads; h++)
                    share[h] = Math.Exp(share[h] - largest[h]) / sums[h];
                if (Values.NeedsGradient)
                {
                    Factors(share, 1, factors);
                    Heads.AddScaled<S>(gradient, factors, copies, Values.GradientRow(Index.Senders[e]));
                }
                // dL/dl = α (dL/dα − Σ_k α_k dL/dα_k), where dL/dα is the value's product with the gradient.
                Heads.Inner<S>(gradient, value, 1, copies, slope);
                TensorPrimitives.Subtract(slope, means, slope);
                TensorPrimitives.Multiply(slope, share, slope);
                ReverseLogit(e, slope);
                Factors(slope, Scale, factors);
                Heads.AddScaled<S>(Keys.Row(Index.Senders[e]), factors, copies, byQuery);
                Heads.AddScaled<S>(query, factors, copies, Keys.GradientRow(Index.Senders[e]));
            }

            Heads.Inner<S>(query, Own.Row(receiver), Scale, copies, slope);
            for (int h = 0; h < heads; h++)
                slope[h] = -means[h] * Math.Exp(slope[h] - largest[h]) / sums[h];
            Factors(slope, Scale, factors);
            Heads.AddScaled<S>(Own.Row(receiver), factors, copies, byQuery);
            Heads.AddScaled<S>(query, factors, copies, Own.GradientRow(receiver));
        }
    }

    private void ReverseLogit(int edge, ReadOnlySpan<double> slope)
    {
        if (Given is not { NeedsGradient: true } given)
            return;
        Span<S> row = given.GradientRow(edge);
        for (int h = 0; h < row.Length; h++)
            row[h] += LaneMath.Scalar<S>(slope[h]);
    }

    /// <summary>The logits of the edges that a receiver gets, edge by edge.</summary>
    private void Logits(int receiver, Span<double> logits, Span<S> copies)
    {
        ReadOnlySpan<S> query = Queries.Row(receiver);
        int first = Index.ReceiverOffsets[receiver];
        for (int e = first; e < Index.ReceiverOffsets[receiver + 1]; e++)
        {
            Span<double> logit = Of(logits, e - first);
            Heads.Inner(query, Keys.Row(Index.Senders[e]), Scale, copies, logit);
            if (Given is null)
                continue;
            ReadOnlySpan<S> given = Given.Row(e);
            for (int h = 0; h < given.Length; h++)
                logit[h] += LaneMath.ToDouble(given[h]);
        }
    }

    private int MostEdges(int first, int end)
    {
        int most = 0;
        for (int receiver = first; receiver < end; receiver++)
            most = Math.Max(most, Index.ReceiverOffsets[receiver + 1] - Index.ReceiverOffsets[receiver]);
        return most;
    }

    private Span<double> Of(Span<double> shares, int edge) => shares.Slice(edge * Heads.Count, Heads.Count);

    /// <summary>Numbers of each head in the layer's precision.</summary>
    private static Span<S> Factors(ReadOnlySpan<double> byHead, double scale, Span<S> factors)
    {
        for (int h = 0; h < factors.Length; h++)
            factors[h] = LaneMath.Scalar<S>(byHead[h] * scale);
        return factors;
    }
}
