using System.Globalization;
using ScottPlot;

namespace GeoDL.Typed.Samples.Plots;

/// <summary>What all plots share.</summary>
public static class PlotTheme
{
    public static readonly Color Ink = Color.FromHex("#222222");
    public static readonly Color Muted = Color.FromHex("#8a8f98");
    public static readonly Color Blue = Color.FromHex("#1f6fb4");
    public static readonly Color Red = Color.FromHex("#d1495b");

    // ScottPlot's default fills every axis with numbers.
    private const double SparseTicks = 0.4;

    private static readonly string[] Series =
    [
        "#1f6fb4",
        "#d1495b",
        "#2a9d6f",
        "#e09f3e",
        "#7b4fa3",
        "#8a8f98",
        "#8c5a3c",
        "#29b6c6",
    ];

    public static Color SeriesColor(int index) => Color.FromHex(Series[index % Series.Length]);

    /// <summary>
    /// An empty plot with a title, axis labels, and a caption of its own lines below the horizontal axis.
    /// </summary>
    public static Plot Create(string title, string xLabel, string yLabel, params ReadOnlySpan<string> caption)
    {
        var plot = new Plot();
        plot.Title(title, 18);
        plot.Axes.Left.Label.Text = yLabel;
        plot.Axes.Left.Label.FontSize = 15;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.Label.Text = string.Join('\n', [xLabel, .. caption]);
        plot.Axes.Bottom.Label.FontSize = 14;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13;
        plot.Axes.Left.TickLabelStyle.FontSize = 13;
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { TickDensity = SparseTicks };
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { TickDensity = SparseTicks };
        plot.Grid.MajorLineColor = Color.FromHex("#ececec");
        return plot;
    }

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
