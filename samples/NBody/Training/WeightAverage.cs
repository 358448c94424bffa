namespace GeoDL.Typed.Samples.NBody.Training;

/// <summary>
/// A running average of weights over the last steps: it errs less than the weights of any one step (Polyak and Juditsky
/// 1992).
/// </summary>
/// <param name="source">The weights that are trained.</param>
/// <param name="average">Those of the copy that holds the average.</param>
/// <param name="steps">Steps in all; the average is over about a tenth of them, at most a thousand.</param>
public sealed class WeightAverage(ParameterSet source, ParameterSet average, long steps)
{
    private const int Every = 10;
    private const double LongestMemory = 1000;

    private readonly double _memory = Math.Clamp(steps / 10.0, Every, LongestMemory);

    /// <summary>
    /// Takes in the weights after a step; a function of step and weights alone, so that a resumed run goes on exactly.
    /// </summary>
    /// <param name="step">Steps done.</param>
    public void Update(long step)
    {
        if (step % Every != 0)
            return;

        // Until it has run for its memory, the average is over all steps alike.
        double share = Every / Math.Min(step, _memory);
        for (int i = 0; i < source.All.Count; i++)
        {
            double[] now = source.All[i].ToArray(),
                mean = average.All[i].ToArray();
            for (int k = 0; k < now.Length; k++)
                mean[k] += share * (now[k] - mean[k]);

            average.All[i].Assign(mean);
        }
    }
}
