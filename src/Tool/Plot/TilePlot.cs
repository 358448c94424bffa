using ScottPlot;

namespace GeoDL.Typed.Tool.Plot;

/// <summary>Functions as coloured tiles side by side, each with its name: red is positive, blue negative.</summary>
internal static class TilePlot
{
    private const int LabelSize = 14,
        Margin = 60;

    /// <summary>Draws tiles of one size in rows.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="tiles">Names and values; row 0 is the top.</param>
    /// <param name="columns">Tiles in a row.</param>
    /// <param name="scale">Pixels of the picture for a value.</param>
    public static Picture Create(
        string title,
        IReadOnlyList<(string Name, double[,] Values)> tiles,
        int columns,
        int scale
    )
    {
        int height = tiles[0].Values.GetLength(0),
            width = tiles[0].Values.GetLength(1),
            gap = Math.Max(1, Math.Max(height, width) / 8),
            rows = (tiles.Count + columns - 1) / columns;
        // Room for a name above each tile.
        int label = Math.Max(gap, (int)Math.Ceiling(2.0 * LabelSize / scale));
        var all = new double[(rows * (height + label)) + gap, (columns * (width + gap)) + gap];
        for (int i = 0; i < all.GetLength(0); i++)
        {
            for (int j = 0; j < all.GetLength(1); j++)
                all[i, j] = double.NaN;
        }

        var plot = new ScottPlot.Plot();
        double largest = tiles.Max(static t => t.Values.Cast<double>().Max(Math.Abs));
        foreach ((int number, (string name, double[,] values)) in tiles.Index())
        {
            (int top, int left) = (
                ((number / columns) * (height + label)) + label,
                ((number % columns) * (width + gap)) + gap
            );
            for (int i = 0; i < height; i++)
            {
                for (int j = 0; j < width; j++)
                    all[top + i, left + j] = values[i, j];
            }
            ScottPlot.Plottables.Text text = plot.Add.Text(name, left + (width / 2.0), all.GetLength(0) - top + 0.2);
            text.LabelFontSize = LabelSize;
            text.LabelAlignment = Alignment.LowerCenter;
        }

        ScottPlot.Plottables.Heatmap map = plot.Add.Heatmap(all);
        map.Colormap = new ScottPlot.Colormaps.Balance();
        map.NaNCellColor = Colors.Transparent;
        map.ManualRange = new ScottPlot.Range(-largest, largest);
        map.Extent = new CoordinateRect(0, all.GetLength(1), 0, all.GetLength(0));
        plot.MoveToTop(map);
        plot.Axes.Frameless();
        plot.HideGrid();
        plot.Axes.SetLimits(0, all.GetLength(1), 0, all.GetLength(0));
        plot.Title(title, LabelSize + 4);
        return new Picture(plot, all.GetLength(1) * scale, (all.GetLength(0) * scale) + Margin);
    }
}
