using GeoDL.Typed.Samples.NBody.Training;
using ScottPlot;

namespace GeoDL.Typed.Samples.NBody.Reports;

/// <summary>Errors against minutes of training, with published numbers as lines.</summary>
public static class LearningCurvePlot
{
    private const int Width = 1000,
        Height = 640;

    // An untrained network is far above all that matters.
    private const double HighestError = 0.03;

    private static readonly string[] Lines = ["EGNN", "SEGNN", "CGENN"];

    /// <summary>Draws the curve; the error is spaced by powers.</summary>
    public static void Save(string path, IReadOnlyList<CurvePoint> curve)
    {
        Plot plot = PlotTheme.Create("Where will the charges be?", "minutes of training", "mean squared error");
        CurvePoint[] shown = [.. curve.Where(static p => p.Training > 0 && p.Validation > 0)];
        Add(plot, "training", shown, static p => p.Training, 0);
        Add(plot, "validation", shown, static p => p.Validation, 1);
        foreach (string name in Lines)
        {
            PublishedResult published = PublishedResult.All.Single(r => r.Model == name);
            ScottPlot.Plottables.HorizontalLine line = plot.Add.HorizontalLine(
                Math.Log10(published.Error),
                1,
                PlotTheme.Muted,
                LinePattern.Dashed
            );
            line.LabelText = name;
            line.LabelOppositeAxis = true;
            line.LabelRotation = 0;
            line.LabelAlignment = Alignment.MiddleLeft;
            line.LabelFontSize = 12;
            line.LabelFontColor = PlotTheme.Ink;
            line.LabelBackgroundColor = Colors.White;
        }

        double[] ticks = [0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.03];
        plot.Axes.Left.SetTicks(
            [.. ticks.Select(Math.Log10)],
            [.. ticks.Select(static t => PlotTheme.Number(t, "0.000"))]
        );
        plot.Axes.AutoScale();
        double lowest = shown.SelectMany(static p => new[] { p.Training, p.Validation }).Append(0.004).Min();
        plot.Axes.SetLimitsY(Math.Log10(lowest) - 0.1, Math.Log10(HighestError));
        plot.Axes.Right.MinimumSize = 80; // room for the names of the lines
        plot.ShowLegend(Alignment.UpperRight);
        byte[] png = plot.GetImageBytes(Width, Height, ImageFormat.Png);
        AtomicFile.Write(path, stream => stream.Write(png));
    }

    private static void Add(Plot plot, string name, CurvePoint[] curve, Func<CurvePoint, double> error, int series)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(
            curve.Select(static p => p.Minutes).ToArray(),
            curve.Select(p => Math.Log10(error(p))).ToArray()
        );
        line.LegendText = name;
        line.Color = PlotTheme.SeriesColor(series);
        line.LineWidth = 2;
        line.MarkerSize = 5;
    }
}
