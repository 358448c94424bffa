using System.Numerics.Tensors;

namespace GeoDL.Typed.Studies.Galaxies.Plain;

/// <summary>
/// A message-passing network on coordinates, without any symmetry but the order of galaxies: for comparison. Written by
/// hand, since the library's models cannot express it; its reverse is tested against differences.
/// </summary>
public sealed class PlainNetwork
{
    private const int LayerCount = 2;

    private readonly int _channels,
        _hidden;
    private readonly Dense _embed,
        _widen,
        _read;
    private readonly PlainLayer[] _layers = new PlainLayer[LayerCount];
    private readonly Standard _standard;

    /// <param name="channels">Numbers remembered of a galaxy.</param>
    /// <param name="hidden">Width of its perceptrons.</param>
    /// <param name="seed">Of the initial weights.</param>
    public PlainNetwork(int channels, int hidden, ulong seed)
    {
        (_channels, _hidden) = (channels, hidden);
        int offset = 0;
        _embed = PlainLayer.Take(PlainInput.NodeNumbers, channels, ref offset);
        for (int layer = 0; layer < LayerCount; layer++)
            _layers[layer] = new PlainLayer(channels, hidden, ref offset);

        _widen = PlainLayer.Take(channels + 1, hidden, ref offset);
        _read = PlainLayer.Take(hidden, Inference.CosmologyLabels.Count, ref offset);
        _standard = new Standard(channels + 1);
        var random = new RandomStream(seed);
        Weights = [.. Enumerable.Range(0, offset).Select(_ => (float)random.Normal())];
    }

    /// <summary>All weights.</summary>
    public float[] Weights { get; }

    /// <summary>Multiply-adds of a prediction for so many galaxies and edges.</summary>
    public long MultiplyAdds(long nodes, long edges) =>
        _layers.Sum(l => l.MultiplyAdds(nodes, edges))
        + (nodes * PlainInput.NodeNumbers * _channels)
        + ((_channels + 3) * _hidden);

    /// <summary>Measures, layer by layer, what is centred and scaled.</summary>
    public void Measure(IReadOnlyList<PlainInput> clouds)
    {
        for (int layer = 0; layer < LayerCount; layer++)
        {
            _layers[layer]
                .Measure([
                    .. clouds.Select(c =>
                    {
                        PlainTrace[] traces = Traces();
                        Means(c, traces);
                        return traces[layer].RawSums;
                    }),
                ]);
        }

        _standard.Measure([.. clouds.Select(c => Means(c, Traces()))]);
    }

    /// <summary>The scaled label of a cloud.</summary>
    public float[] Predict(PlainInput input) =>
        Conclude(Standardize(Means(input, Traces())), new float[_hidden], new float[_hidden]);

    /// <summary>The mean squared error of a cloud; adds its gradient.</summary>
    public double Backward(PlainInput input, ReadOnlySpan<double> target, float[] gradient)
    {
        PlainTrace[] traces = Traces();
        float[] means = Standardize(Means(input, traces)),
            wide = new float[_hidden],
            wideActive = new float[_hidden];
        float[] answer = Conclude(means, wide, wideActive),
            wideGradient = new float[_hidden],
            meanGradient = new float[_channels + 1];
        double loss = 0;
        for (int p = 0; p < answer.Length; p++)
        {
            float difference = answer[p] - (float)target[p];
            loss += difference * difference / answer.Length;
            answer[p] = 2 * difference / answer.Length;
        }

        _read.Backward(Weights, wideActive, answer, wideGradient, gradient);
        SiLU.Backward(wide, wideGradient);
        _widen.Backward(Weights, means, wideGradient, meanGradient, gradient);
        _standard.Backward(meanGradient);
        float[] h = new float[input.Count * _channels];
        for (int i = 0; i < input.Count; i++)
            TensorPrimitives.Divide(meanGradient.AsSpan(0, _channels), input.Count, h.AsSpan(i * _channels, _channels));

        for (int layer = LayerCount - 1; layer >= 0; layer--)
            h = _layers[layer].Backward(Weights, input, traces[layer], h, gradient);

        _embed.Backward(Weights, input.Nodes, h, [], gradient);
        return loss;
    }

    private static PlainTrace[] Traces() => [.. Enumerable.Range(0, LayerCount).Select(static _ => new PlainTrace())];

    /// <summary>Means over the cloud of what galaxies remember, and the logarithm of the velocity dispersion.</summary>
    private float[] Means(PlainInput input, PlainTrace[] traces)
    {
        float[] h = new float[input.Count * _channels];
        _embed.Forward(Weights, input.Nodes, h);
        for (int layer = 0; layer < LayerCount; layer++)
            h = _layers[layer].Forward(Weights, input, h, traces[layer]);

        float[] means = new float[_channels + 1];
        for (int i = 0; i < input.Count; i++)
        {
            Span<float> sum = means.AsSpan(0, _channels);
            TensorPrimitives.Add(sum, h.AsSpan(i * _channels, _channels), sum);
        }

        TensorPrimitives.Divide(means, input.Count, means);
        means[_channels] = input.LogDispersion;
        return means;
    }

    private float[] Standardize(float[] means)
    {
        _standard.Forward(means);
        return means;
    }

    private float[] Conclude(float[] means, float[] wide, float[] wideActive)
    {
        float[] answer = new float[Inference.CosmologyLabels.Count];
        _widen.Forward(Weights, means, wide);
        SiLU.Forward(wide, wideActive);
        _read.Forward(Weights, wideActive, answer);
        return answer;
    }
}
