using System.Numerics.Tensors;

namespace GeoDL.Typed.Studies.Galaxies.Plain;

/// <summary>AdamW (Loshchilov and Hutter, 1711.05101) on a flat array, with the constants of the library's.</summary>
/// <param name="weights">Changed by each step.</param>
/// <param name="rate">The learning rate.</param>
/// <param name="weightDecay">Times the rate: the share of each weight that a step takes away.</param>
/// <param name="clipNorm">Longer gradients are shortened to this.</param>
public sealed class PlainOptimiser(float[] weights, LearningRate rate, double weightDecay, double clipNorm)
{
    private const double Beta1 = 0.9,
        Beta2 = 0.999,
        Epsilon = 1e-8;

    private readonly double[] _mean = new double[weights.Length],
        _square = new double[weights.Length];
    private long _step;

    /// <summary>One step along a gradient.</summary>
    public void Step(ReadOnlySpan<float> gradient)
    {
        double norm = TensorPrimitives.Norm(gradient);
        if (!double.IsFinite(norm))
        {
            throw new ArithmeticException(
                $"The gradient of the plain network is not finite at step {_step}; the learning rate is too large."
            );
        }

        double scale = norm > clipNorm ? clipNorm / norm : 1,
            speed = rate.At(_step++);
        double first = 1 - Math.Pow(Beta1, _step),
            second = 1 - Math.Pow(Beta2, _step);
        for (int i = 0; i < weights.Length; i++)
        {
            double g = scale * gradient[i];
            _mean[i] += (1 - Beta1) * (g - _mean[i]);
            _square[i] += (1 - Beta2) * ((g * g) - _square[i]);
            double weight = weights[i] * (1 - (speed * weightDecay));
            weights[i] = (float)(weight - (speed * (_mean[i] / first) / (Math.Sqrt(_square[i] / second) + Epsilon)));
        }
    }
}
