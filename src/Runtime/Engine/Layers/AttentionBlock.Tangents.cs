using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <content>How the sums and their reverse change while senders, queries and edges move.</content>
/// <remarks>
/// For each head, with the logits l, the envelope f, a = e^l/Σ, α = f·a, and a dot for changes: Σ changes by
/// μ = Σ̇/Σ = Σ_j (α_j l̇_j + a_j ḟ_j), the point itself included, a by a(l̇ − μ), and α by β = α(l̇ − μ) + a ḟ. So the
/// sum of values changes by Σ_j (α_j V̇_j + β_j V_j), where V̇ is a sum of products, each with one operand replaced by
/// its change.
/// </remarks>
internal ref partial struct AttentionBlock<TKey, TValue, THarmonics, S>
    where TKey : struct, IBilinearKernel
    where TValue : struct, IBilinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Reserves memory for tangents; called once.</summary>
    internal void PrepareTangents(Workspace workspace)
    {
        ReserveTangents(workspace);
        _block.PrepareTangents(workspace, reverse: false);
    }

    /// <summary>Begins receivers: their sums change by nothing, and Σ by what the point itself gives.</summary>
    internal readonly void BeginTangents()
    {
        _run.Sums.MakeTangent().Values.Clear();
        Storage<double> changes = _run.State.MakeTangent();
        for (int receiver = 0; receiver < _run.Sums.Rows; receiver++)
        {
            Span<double> change = changes.Row(receiver)[_heads..];
            SelfShares(receiver, _byHead, change);
            TensorPrimitives.Multiply(change, _byHead, change);
        }
    }

    /// <summary>Adds Σ_j (α_j V̇_j + (β_j + α_j μ) V_j) over the block's edges to the receivers' rows.</summary>
    internal void AddTangents()
    {
        PrepareChanges(RadialOrder.Slopes);
        for (int start = 0; start < _block.Count; )
        {
            (int receiver, int end) = _block.Run(start);
            Span<double> change = _run.State.Tangent.Row(receiver)[_heads..];
            for (int i = start; i < end; i++)
            {
                Span<double> share = Logits(i),
                    grown = LogitTangents(i);
                double slope = _envelopeSlopes[i] * _block.UTangent(i);
                for (int h = 0; h < _heads; h++)
                {
                    First(i)[h] = LaneMath.Scalar<S>(share[h] * _envelope[i]);
                    grown[h] = share[h] * ((_envelope[i] * grown[h]) + slope);
                    Second(i)[h] = LaneMath.Scalar<S>(grown[h]);
                }
                TensorPrimitives.Add(change, grown, change);
                MixWeights(_run.Values, i, ValuesOfRow);
            }

            Multiply<TValue>(start, end, TKey.WeightCount, ref _run.Sums.Tangent.Row(receiver)[0]);
            start = end;
        }
    }

    /// <summary>Subtracts μ times the sums, after all edges.</summary>
    internal readonly void EndTangents()
    {
        for (int receiver = 0; receiver < _run.Sums.Rows; receiver++)
        {
            _run.Values.AddScaled<S>(
                _run.Sums.Row(receiver),
                Factors(_run.State.Tangent.Row(receiver)[_heads..], -1),
                _copies,
                _run.Sums.Tangent.Row(receiver)
            );
        }
    }

    /// <summary>
    /// Reserves memory, and propagates to the points' own logits; called once, before the blocks of
    /// <see cref="ReverseTangents"/>.
    /// </summary>
    internal void PrepareReverseTangents(Workspace workspace)
    {
        ReserveTangents(workspace);
        _block.PrepareTangents(workspace, reverse: true);
        int receivers = _run.Sums.Rows,
            weights = Edges * WeightCount;
        Span<double> doubles = workspace.Scratch<double>((3 * Edges) + (2 * (receivers + 1) * _heads));
        _byU = doubles[..Edges];
        _byUTangents = doubles[Edges..(2 * Edges)];
        _envelopeBends = doubles[(2 * Edges)..(3 * Edges)];
        _byShare = doubles.Slice(3 * Edges, _heads);
        _byShareTangent = doubles.Slice((3 * Edges) + _heads, _heads);
        _means = doubles.Slice((3 * Edges) + (2 * _heads), receivers * _heads);
        _changes = doubles[((3 * Edges) + ((2 + receivers) * _heads))..];
        Span<S> numbers = workspace.Scratch<S>(2 * weights);
        _byMixed = numbers[..weights];
        _byFirst = numbers[weights..];
        for (int receiver = 0; receiver < receivers; receiver++)
            ReverseSelf(receiver);
    }

    /// <summary>
    /// Propagates the gradients of the receivers' rows, and how the reverse of their adjoints changes, to senders,
    /// queries, weights and geometry.
    /// </summary>
    internal void ReverseTangents(Pass pass)
    {
        PrepareChanges(_run.Arguments.NeedsGradient ? RadialOrder.Bends : RadialOrder.Slopes);
        _block.ClearAdjoints();
        _byMixed.Clear();
        _byFirst.Clear();
        for (int start = 0; start < _block.Count; )
        {
            (int receiver, int end) = _block.Run(start);
            for (int i = start; i < end; i++)
            {
                Shares(receiver, i);
                MixWeights(_run.Values, i, ValuesOfRow);
            }
            ReadOnlySpan<S> gradient = _run.Sums.HasGradient ? _run.Sums.GradientRow(receiver) : [];
            Pull<TValue>(start, end, TKey.WeightCount, _run.Sums.AdjointRow(receiver), gradient);
            for (int i = start; i < end; i++)
                ReverseShares(receiver, i);
            Pull<TKey>(start, end, 0, _run.Queries.Row(receiver), Moved(_run.Queries, receiver));
            for (int i = start; i < end; i++)
                AddWeights(_run.Keys, i, KeysOfRow);
            start = end;
        }

        _block.ReverseTangents(_run.Operand, _byU, _byUTangents, pass);
    }

    private void ReserveTangents(Workspace workspace)
    {
        _logitTangents = workspace.Scratch<double>(Edges * _heads);
        int keys = Edges * TKey.ResultDim,
            weights = Edges * WeightCount,
            heads = Edges * _heads;
        Span<S> numbers = workspace.Scratch<S>(keys + weights + (2 * heads));
        _keyTangents = numbers[..keys];
        _mixed = numbers.Slice(keys, weights);
        _first = numbers.Slice(keys + weights, heads);
        _second = numbers[(keys + weights + heads)..];
    }

    /// <summary>
    /// For the adjoint g of the sums O, their gradient ġ, m = ⟨g, O⟩ and n = ⟨ġ, O⟩ + ⟨g, Ȯ⟩: the derivatives by the
    /// point's own logit and by its change are −a n − ȧ m and −a m.
    /// </summary>
    private readonly void ReverseSelf(int receiver)
    {
        Span<double> means = MeansOf(receiver),
            changes = ChangesOf(receiver);
        ReadOnlySpan<S> adjoint = _run.Sums.AdjointRow(receiver);
        _run.Values.Inner(adjoint, _run.Sums.Row(receiver), 1, _copies, means);
        _run.Values.Inner<S>(adjoint, _run.Sums.Tangent.Row(receiver), 1, _copies, changes);
        if (_run.Sums.HasGradient)
        {
            _run.Values.Inner<S>(_run.Sums.GradientRow(receiver), _run.Sums.Row(receiver), 1, _copies, _byShare);
            TensorPrimitives.Add(changes, _byShare, changes);
        }

        SelfShares(receiver, _byShare, _byShareTangent);
        ReadOnlySpan<double> grown = _run.State.Tangent.Row(receiver)[_heads..];
        for (int h = 0; h < _heads; h++)
        {
            double share = _byShare[h],
                change = share * (_byShareTangent[h] - grown[h]);
            First(0)[h] = LaneMath.Scalar<S>(-share * means[h] * _run.Scale);
            Second(0)[h] = LaneMath.Scalar<S>(-((share * changes[h]) + (change * means[h])) * _run.Scale);
        }
        (Storage<S> queries, Storage<S> own) = (_run.Queries, _run.Own);
        AddFactors(0, own.Row(receiver), Moved(own, receiver), queries.GradientRow(receiver));
        AddFactors(0, queries.Row(receiver), Moved(queries, receiver), own.GradientRow(receiver));
    }

    /// <summary>Of a receiver: a of the point itself, and the change of its logit.</summary>
    private readonly void SelfShares(int receiver, Span<double> shares, Span<double> logitTangents)
    {
        (Storage<S> queries, Storage<S> own) = (_run.Queries, _run.Own);
        logitTangents.Clear();
        if (queries.HasTangent)
        {
            _run.Keys.Inner<S>(queries.Tangent.Row(receiver), own.Row(receiver), _run.Scale, _copies, shares);
            TensorPrimitives.Add(logitTangents, shares, logitTangents);
        }
        if (own.HasTangent)
        {
            _run.Keys.Inner<S>(queries.Row(receiver), own.Tangent.Row(receiver), _run.Scale, _copies, shares);
            TensorPrimitives.Add(logitTangents, shares, logitTangents);
        }

        SelfLogits(receiver, shares);
        ReadOnlySpan<double> state = _run.State.Row(receiver);
        for (int h = 0; h < _heads; h++)
            shares[h] = Math.Exp(shares[h] - state[h]) / state[_heads + h];
    }

    /// <summary>
    /// The block's edges with their changes; logits are replaced by a, and beside them stand their changes.
    /// </summary>
    private void PrepareChanges(RadialOrder order)
    {
        Prepare(order);
        _block.Tangents(_run.Operand);
        _first.Fill(S.One);
        _second.Clear();
        _keyTangents.Clear();
        for (int i = 0; i < _block.Count; i++)
        {
            MixWeights(_run.Keys, i, KeysOfRow);
            Multiply<TKey>(i, i + 1, 0, ref KeyTangent(i)[0]);
        }
        for (int start = 0; start < _block.Count; )
        {
            (int receiver, int end) = _block.Run(start);
            ReadOnlySpan<double> state = _run.State.Row(receiver);
            for (int i = start; i < end; i++)
            {
                Span<double> logit = Logits(i),
                    change = LogitTangents(i);
                _run.Keys.Inner(_run.Queries.Row(receiver), KeyTangent(i), _run.Scale, _copies, change);
                if (_run.Queries.HasTangent)
                {
                    _run.Keys.Inner(_run.Queries.Tangent.Row(receiver), Key(i), _run.Scale, _copies, _byHead);
                    TensorPrimitives.Add(change, _byHead, change);
                }
                for (int h = 0; h < _heads; h++)
                    logit[h] = _envelope[i] > 0 ? Math.Exp(logit[h] - state[h]) / state[_heads + h] : 0;
            }
            start = end;
        }
    }

    /// <summary>Factors of an edge's values: α, and β.</summary>
    private readonly void Shares(int receiver, int i)
    {
        ReadOnlySpan<double> share = Logits(i),
            change = LogitTangents(i),
            grown = _run.State.Tangent.Row(receiver)[_heads..];
        double slope = _envelopeSlopes[i] * _block.UTangent(i);
        for (int h = 0; h < _heads; h++)
        {
            First(i)[h] = LaneMath.Scalar<S>(share[h] * _envelope[i]);
            Second(i)[h] = LaneMath.Scalar<S>(share[h] * ((_envelope[i] * (change[h] - grown[h])) + slope));
        }
    }

    /// <summary>
    /// With v = ⟨g, V⟩ and p = ⟨ġ, V⟩ + ⟨g, V̇⟩, the derivative by a logit is α(p − n) + β(v − m), by its change
    /// α(v − m), by the envelope a(p − n) + ȧ(v − m), and by its change a(v − m). They make the factors of the keys.
    /// </summary>
    private readonly void ReverseShares(int receiver, int i)
    {
        Span<S> byMixed = Row(_byMixed, i)[ValuesOfRow],
            byFirst = Row(_byFirst, i)[ValuesOfRow];
        Span<double> v = _byShareTangent,
            p = _byShare;
        ReadOnlySpan<S> weights = _block.WeightRow(i)[ValuesOfRow];
        _run.Values.InnerOfWeights<S>(weights, byFirst, p);
        if (_block.MovesEdges)
        {
            _run.Values.InnerOfWeights<S>(_block.WeightTangentRow(i)[ValuesOfRow], byMixed, v);
            TensorPrimitives.Add(p, v, p);
        }
        _run.Values.InnerOfWeights<S>(weights, byMixed, v);
        AddWeights(_run.Values, i, ValuesOfRow);

        ReadOnlySpan<double> share = Logits(i),
            change = LogitTangents(i),
            grown = _run.State.Tangent.Row(receiver)[_heads..],
            means = MeansOf(receiver),
            changes = ChangesOf(receiver);
        double f = _envelope[i],
            slope = _envelopeSlopes[i] * _block.UTangent(i),
            byEnvelope = 0,
            byEnvelopeTangent = 0;
        for (int h = 0; h < _heads; h++)
        {
            double a = share[h],
                moved = change[h] - grown[h],
                above = v[h] - means[h],
                aboveTangent = p[h] - changes[h];
            byEnvelope += (a * aboveTangent) + (a * moved * above);
            byEnvelopeTangent += a * above;
            double byLogit = (a * f * aboveTangent) + (a * ((f * moved) + slope) * above);
            First(i)[h] = LaneMath.Scalar<S>(a * f * above * _run.Scale);
            Second(i)[h] = LaneMath.Scalar<S>(byLogit * _run.Scale);
        }
        _byU[i] = byEnvelopeTangent * _envelopeSlopes[i];
        _byUTangents[i] = byEnvelope * _envelopeSlopes[i];
        if (_block.MovesEdges && !_envelopeBends.IsEmpty)
            _byUTangents[i] += byEnvelopeTangent * _envelopeBends[i] * _block.UTangent(i);
        MixWeights(_run.Keys, i, KeysOfRow);
        AddFactors(i, Key(i), KeyTangent(i), _run.Queries.GradientRow(receiver));
    }

    /// <summary>to += second factors · row + first factors · its change.</summary>
    private readonly void AddFactors(int i, ReadOnlySpan<S> row, ReadOnlySpan<S> change, Span<S> to)
    {
        _run.Keys.AddScaled(row, Second(i), _copies, to);
        if (!change.IsEmpty)
            _run.Keys.AddScaled(change, First(i), _copies, to);
    }

    private static Range KeysOfRow => ..TKey.WeightCount;

    private static Range ValuesOfRow => TKey.WeightCount..;

    /// <summary>The weights of an edge in one of the block's sets of them.</summary>
    private static Span<S> Row(Span<S> weights, int i) => weights.Slice(i * WeightCount, WeightCount);

    /// <summary>The change of a row; empty if the storage does not move.</summary>
    private static ReadOnlySpan<S> Moved(Storage<S> storage, int row) =>
        storage.HasTangent ? storage.Tangent.Row(row) : [];

    /// <summary>Factors of an edge's product, by head: of its change.</summary>
    private readonly Span<S> First(int i) => _first.Slice(i * _heads, _heads);

    /// <summary>Factors of an edge's product, by head: of itself.</summary>
    private readonly Span<S> Second(int i) => _second.Slice(i * _heads, _heads);

    private readonly Span<double> LogitTangents(int i) => _logitTangents.Slice(i * _heads, _heads);

    private readonly Span<double> ChangesOf(int receiver) => _changes.Slice(receiver * _heads, _heads);

    private readonly Span<S> KeyTangent(int i) => _keyTangents.Slice(i * TKey.ResultDim, TKey.ResultDim);
}
