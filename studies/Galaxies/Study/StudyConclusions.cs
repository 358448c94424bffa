using System.Globalization;

namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>What the grid says of the three claims, by criteria that were fixed before it was run.</summary>
/// <remarks>
/// Fewer weights: the ratio of weights at equal error, from the models' errors at their sizes, interpolated in the
/// logarithm of weights; shown if its 95 % interval lies above 1, an order of magnitude if above 5. More from each
/// cloud: slopes of log error against log clouds; shown if the difference of slopes is below zero with its interval.
/// Errors are 1 − R², averaged over both parameters.
/// </remarks>
/// <param name="groups">All groups.</param>
/// <param name="bootstrap">For the intervals.</param>
public sealed class StudyConclusions(IReadOnlyList<StudyGroup> groups, Bootstrap bootstrap)
{
    private const double OrderOfMagnitude = 5;

    // A floor that no model can fall below is not known; half of the lowest error is tried beside none.
    private const double FloorShare = 0.5;

    /// <summary>The page, in Markdown.</summary>
    public IEnumerable<string> Lines()
    {
        int most = groups.Count > 0 ? groups.Max(static g => g.Clouds) : 0;
        yield return "## The three claims";
        yield return "";
        yield return "**1. Fewer weights for the same error** (weights of the other model over those of l1, both "
            + "where they first reach the worse of their two best errors; > 1 speaks for l1):";
        yield return "";
        foreach (string other in new[] { StudyModels.Augmented, StudyModels.Invariant, StudyModels.Distances })
            yield return $"- against {other}: {Weights(Curve(StudyModels.Vectors, most), Curve(other, most))}";

        yield return "";
        yield return "**2. More from each further cloud** (slope of log error against log clouds, of l1 less that "
            + "of the other; < 0 speaks for l1):";
        yield return "";
        foreach (string other in new[] { StudyModels.Invariant, StudyModels.Distances, StudyModels.Augmented })
            yield return $"- against {other}: {Slopes(Samples(StudyModels.Vectors), Samples(other))}";

        yield return "";
        yield return "**3. Symmetry is guaranteed** (largest change of a scaled prediction when a test cloud is "
            + "turned or mirrored with its box; its deviation over the prior is 1):";
        yield return "";
        foreach (IGrouping<string, StudyGroup> model in groups.GroupBy(static g => g.Model))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"- {model.Key}: {model.SelectMany(static g => g.Results).Max(static r => r.SymmetryError):0.0e+0}"
            );
        }
    }

    private StudyGroup[] Curve(string model, int clouds) =>
        [.. groups.Where(g => g.Model == model && g.Clouds == clouds).OrderBy(static g => g.Weights)];

    private StudyGroup[] Samples(string model) =>
        [.. groups.Where(g => g.Model == model && g.Size == StudyModels.Medium).OrderBy(static g => g.Clouds)];

    private string Weights(StudyGroup[] ours, StudyGroup[] theirs)
    {
        if (ours.Length < 2 || theirs.Length < 2)
            return "not enough cells yet";

        Interval ratio = bootstrap.Of(
            [.. ours, .. theirs],
            errors =>
            {
                double[] a = errors[..ours.Length],
                    b = errors[ours.Length..];
                double level = Math.Max(a.Min(), b.Min());
                return Reached(theirs, b, level) / Reached(ours, a, level);
            }
        );
        string verdict =
            ratio.Low > OrderOfMagnitude ? "an order of magnitude fewer"
            : ratio.Low > 1 ? "fewer, not by an order of magnitude for certain"
            : ratio.High < 1 ? "l1 needs more"
            : "no difference shown";
        // No curve goes further than its largest model, and none begins before its smallest.
        double most = (double)theirs[^1].Weights / ours[0].Weights;
        string edge =
            ratio.High < 0.999 * most
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $" ({most:0.0} is the edge of the grid: {theirs[^1].Weights} weights over {ours[0].Weights})"
                );
        return $"{ratio.ToText("0.0")}: {verdict}{edge}";
    }

    /// <summary>Weights at which a curve first falls to a level.</summary>
    private static double Reached(StudyGroup[] sizes, double[] errors, double level)
    {
        for (int i = 0; i < errors.Length; i++)
        {
            if (errors[i] > level)
                continue;

            if (i == 0)
                return sizes[0].Weights;

            double share = (errors[i - 1] - level) / (errors[i - 1] - errors[i]);
            return sizes[i - 1].Weights * Math.Pow((double)sizes[i].Weights / sizes[i - 1].Weights, share);
        }

        return sizes[^1].Weights;
    }

    private string Slopes(StudyGroup[] ours, StudyGroup[] theirs)
    {
        if (ours.Length < 2 || theirs.Length < 2)
            return "not enough cells yet";

        double lowest = groups.Min(static g => g.Error);
        Interval Difference(StudyGroup[] a, StudyGroup[] b, double floor) =>
            bootstrap.Of(
                [.. a, .. b],
                errors => Slope(a, errors[..a.Length], floor) - Slope(b, errors[a.Length..], floor)
            );
        Interval plain = Difference(ours, theirs, 0),
            floored = Difference(ours, theirs, FloorShare * lowest);
        string verdict =
            plain.High < 0 ? "shown"
            : plain.Low > 0 ? "the opposite is shown"
            : "not shown";
        // A curve that begins higher falls more steeply without being better anywhere.
        string start = string.Create(
            CultureInfo.InvariantCulture,
            $"errors at {ours[0].Clouds} and {ours[^1].Clouds} clouds: l1 {ours[0].Error:0.000} and "
                + $"{ours[^1].Error:0.000}, the other {theirs[0].Error:0.000} and {theirs[^1].Error:0.000}"
        );
        // Whether a slope is that of the whole curve or of its first cells.
        string rest =
            ours.Length < 3 || theirs.Length < 3
                ? ""
                : $"without the cells of {ours[0].Clouds} clouds: "
                    + $"{Difference(ours[1..], theirs[1..], 0).ToText("0.00")}; ";
        return $"{plain.ToText("0.00")}: {verdict} ({rest}with a floor at half of the study's lowest error: "
            + $"{floored.ToText("0.00")}; {start})";
    }

    private static double Slope(StudyGroup[] counts, double[] errors, double floor)
    {
        double[] x = [.. counts.Select(static g => Math.Log(g.Clouds))],
            y = [.. errors.Select(e => Math.Log(Math.Max(e - floor, 1e-3)))];
        double mx = x.Average(),
            my = y.Average();
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
    }
}
