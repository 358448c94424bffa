namespace GeoDL.Typed.Samples.Galaxies.Study;

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Value, double Low, double High)
{
    /// <summary>Whether a number lies inside.</summary>
    public bool Contains(double x) => Low <= x && x <= High;

    /// <summary>As text: <c>3.1 [2.2, 4.0]</c>.</summary>
    public string ToText(string format) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{PlotTheme.Number(Value, format)} [{PlotTheme.Number(Low, format)}, {PlotTheme.Number(High, format)}]");
}
