using GeoDL.Typed.Studies.Galaxies.Study;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>
/// How sure R² is: 95 % intervals over test clouds, of models and of differences between them on the same clouds.
/// </summary>
/// <param name="truth">Labels of the test clouds.</param>
public sealed class InferenceIntervals(double[][] truth)
{
    private readonly CloudBootstrap _bootstrap = new(truth.Length);

    /// <summary>R² of a parameter.</summary>
    /// <param name="predicted">What a model says, one a cloud.</param>
    /// <param name="parameter">Which of the label's numbers.</param>
    public Interval Of(double[][] predicted, int parameter) => _bootstrap.Of(drawn => R2(predicted, parameter, drawn));

    /// <summary>By how much R² of a parameter is larger than another model's.</summary>
    public Interval Difference(double[][] predicted, double[][] other, int parameter) =>
        _bootstrap.Of(drawn => R2(predicted, parameter, drawn) - R2(other, parameter, drawn));

    private double R2(double[][] predicted, int parameter, int[] drawn)
    {
        double sum = 0,
            square = 0,
            error = 0;
        foreach (int i in drawn)
        {
            double value = truth[i][parameter],
                difference = value - predicted[i][parameter];
            sum += value;
            square += value * value;
            error += difference * difference;
        }

        return 1 - (error / (square - (sum * sum / drawn.Length)));
    }
}
