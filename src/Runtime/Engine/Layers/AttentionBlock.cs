using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A block of edges in an attention layer: keys and values are made of senders and harmonics in cache, and never
/// stored.
/// </summary>
/// <remarks>
/// A product is linear in its weights, so a factor of each head goes into them: the sum of weighted values is the
/// product's own sum over rows with the weights α·w, and gradients of keys are those of its reverse with the weights
/// (dL/dl)·w. Of the result of all blocks the forward pass keeps, for each receiver and head, the largest logit so far
/// and the sum of f·e^(l − largest): so one pass over the edges is enough, and nothing overflows.
/// </remarks>
internal ref partial struct AttentionBlock<TKey, TValue, THarmonics, S>
    where TKey : struct, IBilinearKernel
    where TValue : struct, IBilinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int Edges = EdgeBlock<THarmonics, NetworkWeights<S>, S>.Edges;

    private readonly AttentionRun<S> _run;
    private readonly int _heads;
    private readonly Span<double> _envelope;
    private readonly Span<double> _envelopeSlopes;
    private readonly Span<double> _logits;
    private readonly Span<double> _byHead;
    private readonly Span<S> _factors;
    private readonly Span<S> _keys;
    private readonly Span<S> _weights;
    private readonly Span<S> _copies;
    private readonly Span<S> _product;
    private EdgeBlock<THarmonics, NetworkWeights<S>, S> _block;
    private Span<double> _byU;
    private Span<double> _means;
    private int _last = -1;
    private Span<double> _envelopeBends;
    private Span<double> _logitTangents;
    private Span<double> _changes;
    private Span<double> _byUTangents;
    private Span<double> _byShare;
    private Span<double> _byShareTangent;
    private Span<S> _keyTangents;
    private Span<S> _mixed;
    private Span<S> _byMixed;
    private Span<S> _byFirst;
    private Span<S> _first;
    private Span<S> _second;

    /// <param name="workspace">Where scratch comes from.</param>
    /// <param name="run">The operands.</param>
    /// <param name="firstEdge">The first edge of the blocks.</param>
    /// <param name="endEdge">The edge after their last.</param>
    internal AttentionBlock(Workspace? workspace, AttentionRun<S> run, int firstEdge, int endEdge)
    {
        _run = run;
        _heads = run.Keys.Count;
        Span<double> doubles = Workspace.Scratch<double>(workspace, (Edges * (2 + _heads)) + _heads);
        _envelope = doubles[..Edges];
        _envelopeSlopes = doubles[Edges..(2 * Edges)];
        _logits = doubles.Slice(2 * Edges, Edges * _heads);
        _byHead = doubles[(Edges * (2 + _heads))..];
        int keys = Edges * TKey.ResultDim,
            weights = Edges * WeightCount,
            copies = Math.Max(run.Keys.Copies, run.Values.Copies);
        int scratch = Math.Max(TKey.ScratchSize(Edges), TValue.ScratchSize(Edges));
        Span<S> numbers = Workspace.Scratch<S>(workspace, keys + weights + copies + _heads + scratch);
        _keys = numbers[..keys];
        _weights = numbers.Slice(keys, weights);
        _copies = numbers.Slice(keys + weights, copies);
        _factors = numbers.Slice(keys + weights + copies, _heads);
        _product = numbers[(keys + weights + copies + _heads)..];
        _block = new EdgeBlock<THarmonics, NetworkWeights<S>, S>(
            workspace,
            new NetworkWeights<S>(workspace, run.Radial, run.RadialOptions),
            WeightCount,
            TKey.LeftDim,
            run.Options.Envelope != CutoffEnvelope.None,
            run.Path,
            run.Index,
            run.Cutoff,
            firstEdge,
            endEdge,
            run.Arguments,
            run.Cutoffs
        );
    }

    private static int WeightCount => TKey.WeightCount + TValue.WeightCount;

    /// <summary>Collects the next edges within the cutoff.</summary>
    internal bool Next() => _block.Next();

    /// <summary>Begins receivers: nothing is attended to but the point itself.</summary>
    internal readonly void Begin(int first, int end)
    {
        _run.Sums.Values[(first * _run.Sums.Dim)..(end * _run.Sums.Dim)].Clear();
        for (int receiver = first; receiver < end; receiver++)
        {
            Span<double> state = _run.State.Row(receiver);
            SelfLogits(receiver, state[.._heads]);
            state[_heads..].Fill(1);
        }
    }

    /// <summary>Adds the block's values to the receivers' rows, not yet divided.</summary>
    internal void Add()
    {
        Prepare(RadialOrder.Values);
        for (int start = 0; start < _block.Count; )
        {
            (int receiver, int end) = _block.Run(start);
            Raise(receiver, start, end);
            Span<double> sums = _run.State.Row(receiver)[_heads..];
            for (int i = start; i < end; i++)
            {
                Span<double> share = Logits(i);
                TensorPrimitives.Multiply(share, _envelope[i], share);
                TensorPrimitives.Add(sums, share, sums);
                _run.Values.ScaleWeights(_block.WeightRow(i)[TKey.WeightCount..], Factors(share, 1), ValueWeights(i));
            }
            TValue.Forward(
                end - start,
                in _block.Sender(start),
                TValue.LeftDim,
                in _block.Harmonics(start),
                THarmonics.Dim,
                in ValueWeights(start)[0],
                WeightCount,
                ref _run.Sums.Row(receiver)[0],
                0,
                ref LayerValues.First(_product)
            );
            start = end;
        }
    }

    /// <summary>Divides the receivers' rows, after all of their edges.</summary>
    internal readonly void End(int first, int end)
    {
        for (int receiver = first; receiver < end; receiver++)
        {
            ReadOnlySpan<double> sums = _run.State.Row(receiver)[_heads..];
            for (int h = 0; h < _heads; h++)
                _factors[h] = LaneMath.Scalar<S>(1 / sums[h]);
            _run.Values.Scale(_run.Sums.Row(receiver), _factors, _copies);
        }
    }

    /// <summary>
    /// Reserves memory for the reverse pass, and propagates to the points' own logits; called once, before its blocks.
    /// </summary>
    internal void PrepareReverse(Workspace workspace)
    {
        int receivers = _run.Sums.Rows;
        Span<double> doubles = workspace.Scratch<double>(Edges + (receivers * _heads));
        _byU = doubles[..Edges];
        _means = doubles[Edges..];
        _block.PrepareReverse(workspace);
        for (int receiver = 0; receiver < receivers; receiver++)
        {
            // Σ_j α_j dL/dα_j: the values that were weighted have been summed already.
            Span<double> means = MeansOf(receiver);
            _run.Values.Inner<S>(_run.Sums.GradientRow(receiver), _run.Sums.Row(receiver), 1, _copies, means);
            SelfLogits(receiver, _byHead);
            ReadOnlySpan<double> state = _run.State.Row(receiver);
            for (int h = 0; h < _heads; h++)
                _byHead[h] = -means[h] * Math.Exp(_byHead[h] - state[h]) / state[_heads + h];
            Span<S> factors = Factors(_byHead, _run.Scale);
            (Storage<S> queries, Storage<S> own) = (_run.Queries, _run.Own);
            _run.Keys.AddScaled<S>(own.Row(receiver), factors, _copies, queries.GradientRow(receiver));
            _run.Keys.AddScaled<S>(queries.Row(receiver), factors, _copies, own.GradientRow(receiver));
        }
    }

    /// <summary>Propagates the gradients of the receivers' rows to senders, queries, weights and geometry.</summary>
    internal void Reverse(Pass pass)
    {
        Prepare(_block.HasGeometryGradient ? RadialOrder.Slopes : RadialOrder.Values);
        _block.ClearGradients();
        for (int start = 0; start < _block.Count; )
        {
            (int receiver, int end) = _block.Run(start);
            ReverseValues(receiver, start, end);
            for (int i = start; i < end; i++)
                ReverseSoftmax(receiver, i);
            ReverseKeys(receiver, start, end);
            start = end;
        }

        _block.Reverse(_run.Operand, _byU, pass);
    }

    /// <summary>The work that can be done only after all blocks of the reverse pass.</summary>
    internal readonly void CompleteReverse(Pass pass) => _block.CompleteReverse(pass);

    /// <summary>The block's edges, the envelope, keys and logits.</summary>
    private void Prepare(RadialOrder order)
    {
        _block.Prepare(_run.Operand, order);
        Envelopes.Evaluate(
            _run.Options.Envelope,
            _run.Options.EnvelopeExponent,
            _block.U,
            _envelope,
            _envelopeSlopes,
            order == RadialOrder.Bends ? _envelopeBends : default
        );
        TKey.Forward(
            _block.Count,
            in _block.Sender(0),
            TKey.LeftDim,
            in _block.Harmonics(0),
            THarmonics.Dim,
            in _block.Weights(0),
            WeightCount,
            ref LayerValues.First(_keys),
            TKey.ResultDim,
            ref LayerValues.First(_product)
        );
        for (int start = 0; start < _block.Count; )
        {
            (int receiver, int end) = _block.Run(start);
            ReadOnlySpan<S> query = _run.Queries.Row(receiver);
            for (int i = start; i < end; i++)
                _run.Keys.Inner(query, Key(i), _run.Scale, _copies, Logits(i));
            start = end;
        }
    }

    /// <summary>
    /// Replaces the logits of edges to one receiver by e^(l − largest), where the largest of the receiver may grow;
    /// what was summed before is scaled down with it.
    /// </summary>
    private void Raise(int receiver, int start, int end)
    {
        Span<double> state = _run.State.Row(receiver),
            largest = state[.._heads],
            sums = state[_heads..];
        for (int h = 0; h < _heads; h++)
        {
            double most = largest[h];
            for (int i = start; i < end; i++)
            {
                // Where the envelope is zero, an edge has no part at all.
                if (_envelope[i] > 0)
                    most = Math.Max(most, _logits[(i * _heads) + h]);
            }
            _byHead[h] = Math.Exp(largest[h] - most);
            sums[h] *= _byHead[h];
            largest[h] = most;
        }
        if (receiver == _last)
            _run.Values.Scale(_run.Sums.Row(receiver), Factors(_byHead, 1), _copies);
        _last = receiver;

        for (int i = start; i < end; i++)
        {
            Span<double> logits = Logits(i);
            for (int h = 0; h < _heads; h++)
                logits[h] = _envelope[i] > 0 ? logits[h] - largest[h] : 0;
        }
        Span<double> all = _logits[(start * _heads)..(end * _heads)];
        TensorPrimitives.Exp(all, all);
    }

    /// <summary>
    /// Replaces logits by a = α/f, and the gradients of the scaled values' weights by what they are at scale 1.
    /// </summary>
    private void ReverseValues(int receiver, int start, int end)
    {
        ReadOnlySpan<double> state = _run.State.Row(receiver);
        for (int i = start; i < end; i++)
        {
            Span<double> share = Logits(i);
            for (int h = 0; h < _heads; h++)
            {
                share[h] = _envelope[i] > 0 ? Math.Exp(share[h] - state[h]) / state[_heads + h] : 0;
                _factors[h] = LaneMath.Scalar<S>(share[h] * _envelope[i]);
            }
            _run.Values.ScaleWeights(_block.WeightRow(i)[TKey.WeightCount..], _factors, ValueWeights(i));
        }
        TValue.Backward(
            end - start,
            in _block.Sender(start),
            TValue.LeftDim,
            in _block.Harmonics(start),
            THarmonics.Dim,
            in ValueWeights(start)[0],
            WeightCount,
            in _run.Sums.GradientRow(receiver)[0],
            0,
            ref _block.SenderGradient(start),
            ref _block.HarmonicsGradient(start),
            ref _block.WeightGradientRow(start)[TKey.WeightCount],
            ref LayerValues.First(_product)
        );
    }

    /// <summary>
    /// dL/dl = α (dL/dα − Σ_k α_k dL/dα_k) and dL/df = that by f, where dL/dα is the inner product of the value with
    /// the gradient of the sum: that of the value's weights with their gradient.
    /// </summary>
    private readonly void ReverseSoftmax(int receiver, int i)
    {
        Span<double> share = Logits(i),
            means = MeansOf(receiver);
        Span<S> gradient = _block.WeightGradientRow(i)[TKey.WeightCount..];
        _run.Values.InnerOfWeights<S>(_block.WeightRow(i)[TKey.WeightCount..], gradient, _byHead);
        _run.Values.ScaleWeights(gradient, Factors(share, _envelope[i]), gradient);
        double byEnvelope = 0;
        for (int h = 0; h < _heads; h++)
        {
            share[h] *= _byHead[h] - means[h];
            byEnvelope += share[h];
            share[h] *= _envelope[i];
        }
        _byU[i] = byEnvelope * _envelopeSlopes[i];
        Span<S> factors = Factors(share, _run.Scale);
        _run.Keys.AddScaled(Key(i), factors, _copies, _run.Queries.GradientRow(receiver));
        _run.Keys.ScaleWeights(_block.WeightRow(i)[..TKey.WeightCount], factors, KeyWeights(i));
    }

    private readonly void ReverseKeys(int receiver, int start, int end)
    {
        TKey.Backward(
            end - start,
            in _block.Sender(start),
            TKey.LeftDim,
            in _block.Harmonics(start),
            THarmonics.Dim,
            in KeyWeights(start)[0],
            WeightCount,
            in _run.Queries.Row(receiver)[0],
            0,
            ref _block.SenderGradient(start),
            ref _block.HarmonicsGradient(start),
            ref _block.WeightsGradient(start),
            ref LayerValues.First(_product)
        );
        for (int i = start; i < end; i++)
        {
            Span<S> gradient = _block.WeightGradientRow(i)[..TKey.WeightCount];
            _run.Keys.ScaleWeights(gradient, Factors(Logits(i), _run.Scale), gradient);
        }
    }

    private readonly void SelfLogits(int receiver, Span<double> logits) =>
        _run.Keys.Inner<S>(_run.Queries.Row(receiver), _run.Own.Row(receiver), _run.Scale, _copies, logits);

    private readonly Span<double> MeansOf(int receiver) => _means.Slice(receiver * _heads, _heads);

    private readonly Span<double> Logits(int i) => _logits.Slice(i * _heads, _heads);

    private readonly Span<S> Key(int i) => _keys.Slice(i * TKey.ResultDim, TKey.ResultDim);

    private readonly Span<S> KeyWeights(int i) => _weights.Slice(i * WeightCount, TKey.WeightCount);

    private readonly Span<S> ValueWeights(int i) =>
        _weights.Slice((i * WeightCount) + TKey.WeightCount, TValue.WeightCount);

    /// <summary>Numbers of each head in the layer's precision.</summary>
    private readonly Span<S> Factors(ReadOnlySpan<double> byHead, double scale)
    {
        for (int h = 0; h < _factors.Length; h++)
            _factors[h] = LaneMath.Scalar<S>(byHead[h] * scale);
        return _factors;
    }
}
