using System.Numerics.Tensors;

namespace GeoDL.Typed.Studies.Galaxies.Plain;

/// <summary>
/// y = x W/√inputs + b, row by row; W and b lie in a flat array of all weights, as their gradients do.
/// </summary>
/// <param name="Inputs">Numbers of a row of x.</param>
/// <param name="Outputs">Numbers of a row of y.</param>
/// <param name="Offset">Where W (inputs × outputs, row-major) starts; b follows.</param>
/// <remarks>
/// Weights of variance 1 and the root beside them, as in the library's layers: a learning rate then means the same.
/// </remarks>
public sealed record Dense(int Inputs, int Outputs, int Offset)
{
    /// <summary>Weights and biases.</summary>
    public int Count => (Inputs + 1) * Outputs;

    private float Scale => 1 / MathF.Sqrt(Inputs);

    /// <summary>Adds x W/√inputs + b to every row of y.</summary>
    public void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> x, Span<float> y)
    {
        ReadOnlySpan<float> w = weights.Slice(Offset, Count);
        ReadOnlySpan<float> bias = w[(Inputs * Outputs)..];
        for (int row = 0, from = 0; from < y.Length; row++, from += Outputs)
        {
            Span<float> result = y.Slice(from, Outputs);
            TensorPrimitives.Add(result, bias, result);
            for (int k = 0; k < Inputs; k++)
            {
                TensorPrimitives.MultiplyAdd(
                    w.Slice(k * Outputs, Outputs),
                    x[(row * Inputs) + k] * Scale,
                    result,
                    result
                );
            }
        }
    }

    /// <summary>Adds the gradients that belong to that of y; that of x unless it is empty.</summary>
    public void Backward(
        ReadOnlySpan<float> weights,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> yGradient,
        Span<float> xGradient,
        Span<float> gradient
    )
    {
        ReadOnlySpan<float> w = weights.Slice(Offset, Count);
        Span<float> wGradient = gradient.Slice(Offset, Count);
        Span<float> biasGradient = wGradient[(Inputs * Outputs)..];
        for (int row = 0, from = 0; from < yGradient.Length; row++, from += Outputs)
        {
            ReadOnlySpan<float> g = yGradient.Slice(from, Outputs);
            TensorPrimitives.Add(biasGradient, g, biasGradient);
            for (int k = 0; k < Inputs; k++)
            {
                Span<float> of = wGradient.Slice(k * Outputs, Outputs);
                TensorPrimitives.MultiplyAdd(g, x[(row * Inputs) + k] * Scale, of, of);
                if (!xGradient.IsEmpty)
                    xGradient[(row * Inputs) + k] += Scale * TensorPrimitives.Dot(w.Slice(k * Outputs, Outputs), g);
            }
        }
    }
}
