using System.Text;
using GeoDL.Typed.Studies.Galaxies.Study;
using ScottPlot;

namespace GeoDL.Typed.Studies.Galaxies.Plots;

/// <summary>Mean R² of models, with intervals, against something that is best seen by powers.</summary>
public static class StudyPlot
{
    private const int Width = 1000,
        Height = 640;

    private const double Aside = 0.008;

    /// <summary>Draws a PNG and an SVG.</summary>
    /// <param name="path">Of both, without an ending.</param>
    /// <param name="title">Above the plot.</param>
    /// <param name="xLabel">Below it.</param>
    /// <param name="groups">What is drawn: one line a model.</param>
    /// <param name="x">Where a group stands.</param>
    /// <param name="bootstrap">For the intervals.</param>
    public static void Save(
        string path,
        string title,
        string xLabel,
        IReadOnlyList<StudyGroup> groups,
        Func<StudyGroup, double> x,
        Bootstrap bootstrap
    )
    {
        Plot plot = PlotTheme.Create(title, xLabel, "R², mean of both parameters");
        int series = 0;
        foreach (IGrouping<string, StudyGroup> model in groups.GroupBy(static g => g.Model))
        {
            StudyGroup[] line = [.. model.OrderBy(x)];
            Interval[] r2 = [.. line.Select(g => bootstrap.Of([g], static e => 1 - e[0]))];
            // Side by side where models have about as many weights.
            double[] at = [.. line.Select(g => Math.Log10(x(g)) + (series * Aside))];
            ScottPlot.Plottables.Scatter scatter = plot.Add.Scatter(at, r2.Select(static i => i.Value).ToArray());
            scatter.LegendText = model.Key;
            scatter.Color = PlotTheme.SeriesColor(series++);
            scatter.LineWidth = 2;
            scatter.MarkerSize = 8;
            for (int i = 0; i < line.Length; i++)
            {
                ScottPlot.Plottables.LinePlot bar = plot.Add.Line(at[i], r2[i].Low, at[i], r2[i].High);
                bar.Color = scatter.Color;
            }
        }

        double[] ticks = [.. groups.Select(x).Order()];
        ticks = [.. ticks.Where((t, i) => i == 0 || t > 1.25 * ticks[i - 1])];
        plot.Axes.Bottom.SetTicks(
            [.. ticks.Select(Math.Log10)],
            [.. ticks.Select(static t => PlotTheme.Number(t, t < 100 ? "0.#" : "0"))]
        );
        plot.Axes.AutoScale();
        plot.ShowLegend(Edge.Right);
        byte[] png = plot.GetImageBytes(Width, Height, ImageFormat.Png);
        AtomicFile.Write(path + ".png", stream => stream.Write(png));
        byte[] svg = Encoding.UTF8.GetBytes(plot.GetSvgXml(Width, Height));
        AtomicFile.Write(path + ".svg", stream => stream.Write(svg));
    }
}
