using System.Numerics.Tensors;

namespace GeoDL.Typed.Studies.Galaxies.Plain;

/// <summary>
/// One step of message passing: messages of two dense layers, summed over the edges of a receiver, then a change of
/// what it remembers.
/// </summary>
public sealed class PlainLayer
{
    // The sum over about four neighbours has the size of one message.
    private const float SumScale = 0.5f;

    private readonly int _channels,
        _hidden;
    private readonly Dense _sender,
        _receiver,
        _between,
        _refine,
        _widen,
        _narrow;
    private readonly Standard _standard;

    /// <param name="channels">Numbers remembered of a galaxy.</param>
    /// <param name="hidden">Width of the perceptron that changes them.</param>
    /// <param name="offset">Where the layer's weights start; moved behind them.</param>
    public PlainLayer(int channels, int hidden, ref int offset)
    {
        (_channels, _hidden) = (channels, hidden);
        _sender = Take(channels, channels, ref offset);
        _receiver = Take(channels, channels, ref offset);
        _between = Take(PlainInput.EdgeNumbers, channels, ref offset);
        _refine = Take(channels, channels, ref offset);
        _widen = Take(2 * channels, hidden, ref offset);
        _narrow = Take(hidden, channels, ref offset);
        _standard = new Standard(channels);
    }

    /// <summary>A dense layer whose weights start at an offset, which is moved behind them.</summary>
    public static Dense Take(int inputs, int outputs, ref int offset)
    {
        var dense = new Dense(inputs, outputs, offset);
        offset += dense.Count;
        return dense;
    }

    /// <summary>Multiply-adds of the layer for so many galaxies and edges.</summary>
    public long MultiplyAdds(long nodes, long edges) =>
        (nodes * ((2 * _channels * _channels) + (3 * _channels * _hidden)))
        + (edges * _channels * (PlainInput.EdgeNumbers + _channels));

    /// <summary>Lets the layer measure its sums over a number of clouds.</summary>
    public void Measure(IReadOnlyList<float[]> sums) => _standard.Measure(sums);

    /// <summary>What each galaxy remembers afterwards.</summary>
    /// <param name="weights">All weights.</param>
    /// <param name="input">The cloud.</param>
    /// <param name="h">N × channels.</param>
    /// <param name="trace">Keeps what the reverse needs.</param>
    public float[] Forward(float[] weights, PlainInput input, float[] h, PlainTrace trace)
    {
        int c = _channels,
            nodes = input.Count,
            edges = input.Senders.Length;
        float[] sent = new float[nodes * c],
            received = new float[nodes * c],
            m = new float[edges * c];
        _sender.Forward(weights, h, sent);
        _receiver.Forward(weights, h, received);
        _between.Forward(weights, input.Edges, m);
        for (int e = 0; e < edges; e++)
        {
            Span<float> row = m.AsSpan(e * c, c);
            TensorPrimitives.Add(row, sent.AsSpan(input.Senders[e] * c, c), row);
            TensorPrimitives.Add(row, received.AsSpan(input.Receivers[e] * c, c), row);
        }

        float[] active = new float[edges * c],
            refined = new float[edges * c],
            message = new float[edges * c],
            sums = new float[nodes * c];
        SiLU.Forward(m, active);
        _refine.Forward(weights, active, refined);
        SiLU.Forward(refined, message);
        for (int e = 0; e < edges; e++)
        {
            Span<float> sum = sums.AsSpan(input.Receivers[e] * c, c);
            TensorPrimitives.MultiplyAdd(message.AsSpan(e * c, c), SumScale * input.Envelope[e], sum, sum);
        }

        trace.RawSums = [.. sums];
        _standard.Forward(sums);
        float[] both = new float[nodes * 2 * c],
            wide = new float[nodes * _hidden],
            wideActive = new float[nodes * _hidden],
            after = [.. h];
        for (int i = 0; i < nodes; i++)
        {
            h.AsSpan(i * c, c).CopyTo(both.AsSpan(2 * i * c));
            sums.AsSpan(i * c, c).CopyTo(both.AsSpan((2 * i * c) + c));
        }

        _widen.Forward(weights, both, wide);
        SiLU.Forward(wide, wideActive);
        _narrow.Forward(weights, wideActive, after);
        (trace.Before, trace.Message, trace.Active, trace.Refined, trace.Both, trace.Wide, trace.WideActive) = (
            h,
            m,
            active,
            refined,
            both,
            wide,
            wideActive
        );
        return after;
    }

    /// <summary>
    /// The gradient of what was remembered before, from that of what is afterwards; adds those of the weights.
    /// </summary>
    public float[] Backward(
        float[] weights,
        PlainInput input,
        PlainTrace trace,
        float[] afterGradient,
        float[] gradient
    )
    {
        int c = _channels,
            nodes = input.Count,
            edges = input.Senders.Length;
        float[] wide = new float[nodes * _hidden],
            both = new float[nodes * 2 * c],
            before = [.. afterGradient],
            sums = new float[nodes * c];
        _narrow.Backward(weights, trace.WideActive, afterGradient, wide, gradient);
        SiLU.Backward(trace.Wide, wide);
        _widen.Backward(weights, trace.Both, wide, both, gradient);
        for (int i = 0; i < nodes; i++)
        {
            Span<float> row = before.AsSpan(i * c, c);
            TensorPrimitives.Add(row, both.AsSpan(2 * i * c, c), row);
            both.AsSpan((2 * i * c) + c, c).CopyTo(sums.AsSpan(i * c));
        }

        _standard.Backward(sums);
        float[] message = new float[edges * c],
            active = new float[edges * c],
            sent = new float[nodes * c],
            received = new float[nodes * c];
        for (int e = 0; e < edges; e++)
        {
            TensorPrimitives.Multiply(
                sums.AsSpan(input.Receivers[e] * c, c),
                SumScale * input.Envelope[e],
                message.AsSpan(e * c, c)
            );
        }

        SiLU.Backward(trace.Refined, message);
        _refine.Backward(weights, trace.Active, message, active, gradient);
        SiLU.Backward(trace.Message, active);
        _between.Backward(weights, input.Edges, active, [], gradient);
        for (int e = 0; e < edges; e++)
        {
            Span<float> row = active.AsSpan(e * c, c),
                to = sent.AsSpan(input.Senders[e] * c, c),
                from = received.AsSpan(input.Receivers[e] * c, c);
            TensorPrimitives.Add(to, row, to);
            TensorPrimitives.Add(from, row, from);
        }

        _sender.Backward(weights, trace.Before, sent, before, gradient);
        _receiver.Backward(weights, trace.Before, received, before, gradient);
        return before;
    }
}
