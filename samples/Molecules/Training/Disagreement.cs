using System.Globalization;

namespace GeoDL.Typed.Samples.Molecules.Training;

/// <summary>How far the members of a committee are from their mean, and what that tells of its errors.</summary>
/// <param name="Members">The error of forces of each member, in meV/Å.</param>
/// <param name="Spread">The rms of components of forces about the mean of the members, in meV/Å.</param>
/// <param name="Doubted">The committee's error of forces on the tenth of the configurations with the largest spread,
/// in meV/Å.</param>
/// <param name="Others">Its error on the others.</param>
public sealed record Disagreement(IReadOnlyList<double> Members, double Spread, double Doubted, double Others)
{
    private const double Milli = 1000;

    private const int DoubtedPart = 10;

    /// <summary>Measures.</summary>
    /// <param name="frames">Configurations with forces.</param>
    /// <param name="answers">What each member says of each.</param>
    /// <param name="means">Their means.</param>
    public static Disagreement Of(
        IReadOnlyList<AtomFrame> frames,
        IReadOnlyList<IReadOnlyList<AtomFrame>> answers,
        IReadOnlyList<AtomFrame> means
    )
    {
        (double Spread, double Error, int Components)[] each =
        [
            .. means.Select(
                (mean, i) =>
                    (answers.Average(of => Squares(of[i], mean)), Squares(mean, frames[i]), frames[i].Forces!.Length)
            ),
        ];
        int doubted = (each.Length + DoubtedPart - 1) / DoubtedPart;
        (double Spread, double Error, int Components)[] ordered =
        [
            .. each.OrderByDescending(static e => e.Spread / e.Components),
        ];
        return new Disagreement(
            [.. answers.Select(of => Rms(of.Select((a, i) => (Squares(a, frames[i]), frames[i].Forces!.Length))))],
            Rms(each.Select(static e => (e.Spread, e.Components))),
            Rms(ordered.Take(doubted).Select(static e => (e.Error, e.Components))),
            Rms(ordered.Skip(doubted).Select(static e => (e.Error, e.Components)))
        );
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string members = string.Join(", ", Members.Select(static m => m.ToString("0.0", CultureInfo.InvariantCulture)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"forces of the members {members}; from their mean {Spread:0.0}; the tenth that they disagree on most "
                + $"{Doubted:0.0}, the others {Others:0.0} meV/Å"
        );
    }

    private static double Squares(AtomFrame a, AtomFrame b) =>
        a.Forces!.Zip(b.Forces!, static (x, y) => (x - y) * (x - y)).Sum();

    private static double Rms(IEnumerable<(double Squares, int Components)> parts)
    {
        (double squares, long components) = (0, 0);
        foreach ((double Squares, int Components) part in parts)
            (squares, components) = (squares + part.Squares, components + part.Components);
        return components > 0 ? Milli * Math.Sqrt(squares / components) : 0;
    }
}
