namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>
/// The cells of one model in one size with one number of clouds: their seeds, and the error of each on each test cloud.
/// </summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Size">Name of its size.</param>
/// <param name="Clouds">Training clouds.</param>
/// <param name="Results">One result a seed.</param>
/// <param name="Errors">For each seed and test cloud the squared error over the variance of the labels, averaged over
/// both parameters.</param>
public sealed record StudyGroup(
    string Model,
    string Size,
    int Clouds,
    IReadOnlyList<StudyResult> Results,
    double[][] Errors
)
{
    /// <summary>Trained weights.</summary>
    public int Weights => Results[0].Weights;

    /// <summary>Mean error: 1 − R², averaged over parameters and seeds.</summary>
    public double Error => Errors.Average(static e => e.Average());

    /// <summary>The groups of results.</summary>
    /// <param name="results">Results in any order.</param>
    /// <param name="truth">The labels of the test clouds.</param>
    public static IReadOnlyList<StudyGroup> Of(IEnumerable<StudyResult> results, double[][] truth)
    {
        double[] mean = [.. Enumerable.Range(0, 2).Select(p => truth.Average(t => t[p]))];
        double[] variance =
        [
            .. Enumerable.Range(0, 2).Select(p => truth.Average(t => (t[p] - mean[p]) * (t[p] - mean[p]))),
        ];
        double Error(double[] t, double[] predicted) =>
            Enumerable.Range(0, 2).Average(p => (t[p] - predicted[p]) * (t[p] - predicted[p]) / variance[p]);
        return
        [
            .. results
                .GroupBy(static r => (r.Cell.Model, r.Cell.Size, r.Cell.Clouds))
                .Select(g => new StudyGroup(
                    g.Key.Model,
                    g.Key.Size,
                    g.Key.Clouds,
                    [.. g],
                    [.. g.Select(r => r.Predictions.Select((p, i) => Error(truth[i], p)).ToArray())]
                )),
        ];
    }
}
