using System.Numerics.Tensors;

namespace GeoDL.Typed.Studies.Galaxies.Plain;

/// <summary>
/// x·sigmoid(x) over a span, scaled so that normal numbers keep their mean square, as the library scales it.
/// </summary>
public static class SiLU
{
    // 1/√E[silu(z)²] for normal z.
    private const float Scale = 1.6765f;

    /// <summary>The values.</summary>
    public static void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Sigmoid(x, y);
        TensorPrimitives.Multiply(y, x, y);
        TensorPrimitives.Multiply(y, Scale, y);
    }

    /// <summary>Turns the gradient of the values into that of the arguments.</summary>
    public static void Backward(ReadOnlySpan<float> x, Span<float> gradient)
    {
        var sigmoid = new float[x.Length];
        TensorPrimitives.Sigmoid(x, sigmoid);
        for (int i = 0; i < x.Length; i++)
            gradient[i] *= Scale * sigmoid[i] * (1 + (x[i] * (1 - sigmoid[i])));
    }
}
