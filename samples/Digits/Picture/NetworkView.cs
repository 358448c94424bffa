using GeoDL.Typed.Samples.Digits.Data;
using GeoDL.Typed.Samples.Digits.Training;

namespace GeoDL.Typed.Samples.Digits.Picture;

/// <summary>
/// What a network's first layers find in a turning digit: one scalar and one vector at each pixel, as they are and
/// turned back.
/// </summary>
public sealed class NetworkView
{
    private const string Shown = "scalar: 0 + vector: 1";

    // Strengths are shown up to this part of all numbers, so that single pixels do not make the rest faint.
    private const double Brightest = 0.995;

    private NetworkView(string name, Field[] seen, Field[] still, double[] changes, double[] resampling)
    {
        (Name, Seen, Still, Changes, Resampling) = (name, seen, still, changes, resampling);
        ScalarScale = Strength(seen, static row => Math.Abs(row[0]));
        VectorScale = Strength(seen, static row => double.Hypot(row[1], row[2]));
    }

    /// <summary>The network.</summary>
    public string Name { get; }

    /// <summary>The scalar and the vector of each frame.</summary>
    public IReadOnlyList<Field> Seen { get; }

    /// <summary>The same turned back by the frame's angle.</summary>
    public IReadOnlyList<Field> Still { get; }

    /// <summary>
    /// By how much all fields of the frame, turned back, differ from those of the first one: the root mean square of
    /// the difference over that of the first.
    /// </summary>
    public IReadOnlyList<double> Changes { get; }

    /// <summary>
    /// What of this pixels cost without a network: the same, of the first frame's fields turned by the angle and back.
    /// </summary>
    public IReadOnlyList<double> Resampling { get; }

    /// <summary>A strong scalar.</summary>
    public double ScalarScale { get; }

    /// <summary>The length of a long vector.</summary>
    public double VectorScale { get; }

    /// <summary>Shows a network a digit in many orientations.</summary>
    /// <param name="classifier">The network.</param>
    /// <param name="frames">The digit, the first one upright.</param>
    /// <param name="angles">By how much it is turned in each.</param>
    public static NetworkView Of(Classifier classifier, DigitImages frames, IReadOnlyList<double> angles)
    {
        Field[] all = [.. Enumerable.Range(0, frames.Count).Select(i => classifier.Early(frames.Slice(i, 1)))];
        int[] columns = all[0].Strongest();
        Field[] seen = [.. all.Select(field => field.Select(Shown, columns))];
        double rms = all[0].Rms();
        return new NetworkView(
            classifier.Name,
            seen,
            [.. seen.Select((field, i) => field.Turn(-angles[i]))],
            [.. all.Select((field, i) => field.Turn(-angles[i]).Change(all[0]) / rms)],
            [.. angles.Select(angle => all[0].Turn(angle).Turn(-angle).Change(all[0]) / rms)]
        );
    }

    private static double Strength(Field[] fields, Func<double[], double> strength)
    {
        double[] all = [.. fields.SelectMany(field => field.Values.Chunk(field.Width).Select(strength)).Order()];
        return all[(int)(Brightest * (all.Length - 1))];
    }
}
