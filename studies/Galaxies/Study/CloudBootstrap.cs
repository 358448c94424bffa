namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>
/// Intervals by drawing test clouds again, with repetition: the same draws for every number, so that differences are
/// paired.
/// </summary>
/// <param name="testClouds">How many test clouds there are.</param>
public sealed class CloudBootstrap(int testClouds)
{
    private const int Draws = 2000;

    private readonly int[][] _drawn = Draw(testClouds);

    /// <summary>The 95 % interval of a number.</summary>
    /// <param name="statistic">Computes the number of some clouds, given by their places; a place may be there several
    /// times.</param>
    public Interval Of(Func<int[], double> statistic) =>
        Interval.OfDraws(statistic([.. Enumerable.Range(0, testClouds)]), [.. _drawn.Select(statistic)]);

    private static int[][] Draw(int clouds)
    {
        var random = new RandomStream(11);
        return
        [
            .. Enumerable
                .Range(0, Draws)
                .Select(_ => Enumerable.Range(0, clouds).Select(_ => random.Below(clouds)).ToArray()),
        ];
    }
}
