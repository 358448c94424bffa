using GeoDL.Typed.Samples.Molecules.Dynamics;
using ScottPlot;

namespace GeoDL.Typed.Samples.Molecules.Reports;

/// <summary>The sample's plots.</summary>
public static class MoleculePlots
{
    private const int Width = 1000,
        Height = 640;

    private const double Milli = 1000;

    /// <summary>Predicted against true components of forces.</summary>
    public static void SaveForces(string path, IReadOnlyList<AtomFrame> truth, IReadOnlyList<AtomFrame> found)
    {
        Plot plot = PlotTheme.Create(
            "Forces of configurations that were not learned from",
            "DFT, eV/Å",
            "network, eV/Å"
        );
        double[] x = [.. truth.SelectMany(static f => f.Forces!)],
            y = [.. found.SelectMany(static f => f.Forces!)];
        double end = Math.Max(x.Max(Math.Abs), y.Max(Math.Abs));
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(new[] { -end, end }, new[] { -end, end }, PlotTheme.Muted);
        line.MarkerSize = 0;
        ScottPlot.Plottables.Scatter points = plot.Add.Scatter(x, y, PlotTheme.Blue);
        points.LineWidth = 0;
        points.MarkerSize = 3;
        Save(plot, path);
    }

    /// <summary>How the energy of a dynamics stays, and its temperature.</summary>
    public static void SaveDynamics(string path, DynamicsRun run)
    {
        Plot plot = PlotTheme.Create(
            "Energy of a molecule that moves",
            "time, ps",
            "change of the total energy, meV/atom",
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"drift by a straight line {run.Drift:0.0000} meV/atom; mean temperature "
                    + $"{run.Moments.Average(static m => m.Temperature):0} K"
            )
        );
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(
            run.Moments.Select(static m => m.Time / Milli).ToArray(),
            run.Moments.Select(m => Milli * (m.Energy - run.Moments[0].Energy) / run.Atoms).ToArray(),
            PlotTheme.Blue
        );
        line.LineWidth = 1.5f;
        line.MarkerSize = 0;
        Save(plot, path);
    }

    /// <summary>Errors of forces against the number of configurations, both by powers, a line a network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="points">Name of the line, configurations, error in meV/Å.</param>
    public static void SaveLearningCurve(
        string path,
        IReadOnlyList<(string Name, int Configurations, double Error)> points
    )
    {
        Plot plot = PlotTheme.Create(
            "What each further configuration gives",
            "configurations to learn from",
            "error of forces at 300 K, meV/Å"
        );
        int series = 0;
        foreach (var curve in points.GroupBy(static p => p.Name))
        {
            var means = curve
                .GroupBy(static p => p.Configurations)
                .OrderBy(static g => g.Key)
                .Select(static g => (X: Math.Log10(g.Key), Y: Math.Log10(g.Average(static p => p.Error))))
                .ToArray();
            ScottPlot.Plottables.Scatter line = plot.Add.Scatter(
                means.Select(static m => m.X).ToArray(),
                means.Select(static m => m.Y).ToArray(),
                PlotTheme.SeriesColor(series++)
            );
            line.LegendText = curve.Key;
            line.LineWidth = 2;
            line.MarkerSize = 6;
        }

        double[] x = [.. points.Select(static p => (double)p.Configurations).Distinct().Order()],
            y = [2, 5, 10, 20, 50, 100, 200, 500];
        plot.Axes.Bottom.SetTicks([.. x.Select(Math.Log10)], [.. x.Select(static t => PlotTheme.Number(t, "0"))]);
        plot.Axes.Left.SetTicks([.. y.Select(Math.Log10)], [.. y.Select(static t => PlotTheme.Number(t, "0"))]);
        plot.ShowLegend(Alignment.UpperRight);
        Save(plot, path);
    }

    private static void Save(Plot plot, string path)
    {
        byte[] png = plot.GetImageBytes(Width, Height, ImageFormat.Png);
        AtomicFile.Write(path, stream => stream.Write(png));
    }
}
