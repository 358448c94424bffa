namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Value, double Low, double High)
{
    private const double Tail = 0.025;

    /// <summary>The middle 95 % of a number's values in many draws.</summary>
    /// <param name="value">The number.</param>
    /// <param name="draws">Its values; they are sorted.</param>
    public static Interval OfDraws(double value, double[] draws)
    {
        Array.Sort(draws);
        return new Interval(value, draws[(int)(Tail * draws.Length)], draws[(int)((1 - Tail) * draws.Length) - 1]);
    }

    /// <summary>Whether a number lies inside.</summary>
    public bool Contains(double x) => Low <= x && x <= High;

    /// <summary>As text: <c>3.1 [2.2, 4.0]</c>.</summary>
    public string ToText(string format) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{PlotTheme.Number(Value, format)} [{PlotTheme.Number(Low, format)}, {PlotTheme.Number(High, format)}]"
        );
}
