namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>
/// Intervals by drawing again, with repetition, test clouds (the same for all groups) and seeds (of each group).
/// </summary>
/// <param name="testClouds">How many test clouds there are.</param>
public sealed class Bootstrap(int testClouds)
{
    private const int Draws = 1000;

    /// <summary>The 95 % interval of a number that is computed from the errors of groups.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="statistic">Takes the mean error of each group.</param>
    /// <returns>The number itself and the ends of the interval.</returns>
    public Interval Of(IReadOnlyList<StudyGroup> groups, Func<double[], double> statistic)
    {
        var random = new RandomStream(11);
        var values = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            int[] clouds = [.. Enumerable.Range(0, testClouds).Select(_ => random.Below(testClouds))];
            values[draw] = statistic([
                .. groups.Select(group =>
                    Enumerable
                        .Range(0, group.Errors.Length)
                        .Select(_ => group.Errors[random.Below(group.Errors.Length)])
                        .ToArray()
                        .Average(errors => clouds.Average(i => errors[i]))
                ),
            ]);
        }

        return Interval.OfDraws(statistic([.. groups.Select(static g => g.Error)]), values);
    }
}
