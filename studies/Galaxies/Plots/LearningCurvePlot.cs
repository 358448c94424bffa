using ScottPlot;

namespace GeoDL.Typed.Studies.Galaxies.Plots;

/// <summary>R² against training clouds or epochs.</summary>
public static class LearningCurvePlot
{
    private const int Width = 1000,
        Height = 640;

    /// <summary>Draws the curves; <paramref name="logarithmic"/> spaces the horizontal axis by powers.</summary>
    public static void Save(
        string path,
        string title,
        string xLabel,
        IReadOnlyList<LearningCurve> curves,
        bool logarithmic = false
    )
    {
        Plot plot = PlotTheme.Create(title, xLabel, "R² of velocities (0: everything at rest, 1: exact)");
        for (int i = 0; i < curves.Count; i++)
        {
            double[] x = [.. curves[i].X.Select(v => logarithmic ? Math.Log10(v) : v)];
            ScottPlot.Plottables.Scatter line = plot.Add.Scatter(x, [.. curves[i].R2]);
            line.LegendText = curves[i].Name;
            line.Color = PlotTheme.SeriesColor(i);
            line.LineWidth = 2;
            line.MarkerSize = 8;
        }

        if (logarithmic)
        {
            double[] ticks = [.. curves.SelectMany(static c => c.X).Distinct().Order()];
            plot.Axes.Bottom.SetTicks(
                [.. ticks.Select(Math.Log10)],
                [.. ticks.Select(static t => PlotTheme.Number(t, "0"))]
            );
        }

        double lowest = curves.SelectMany(static c => c.R2).DefaultIfEmpty(0.0).Min();
        plot.Axes.AutoScale();
        // A model that has not learned yet may be far below zero; the interesting part is not.
        plot.Axes.SetLimitsY(
            Math.Max(Math.Min(lowest, 0.0), -0.5) - 0.02,
            Math.Max(curves.SelectMany(static c => c.R2).DefaultIfEmpty(0.0).Max() * 1.15, 0.1)
        );
        plot.ShowLegend(Edge.Right); // beside the plot: a curve may run anywhere inside it
        byte[] png = plot.GetImageBytes(Width, Height, ImageFormat.Png);
        AtomicFile.Write(path, stream => stream.Write(png));
    }
}
