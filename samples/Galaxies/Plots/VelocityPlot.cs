using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using ScottPlot;

namespace GeoDL.Typed.Samples.Galaxies.Plots;

/// <summary>Slices through clouds of galaxies, each with an arrow along its peculiar velocity.</summary>
public static class VelocityPlot
{
    private const int Width = 1100,
        Height = 1150;

    // A velocity of the root mean square gets an arrow of this part of the plot's width.
    private const double TypicalArrow = 0.035;

    // Half the slab's thickness as a part of the catalogue's depth.
    private const double SlabShare = 0.2;

    /// <summary>
    /// A catalogue: the slab around the supergalactic plane, arrows coloured by the sign of the radial velocity.
    /// </summary>
    /// <param name="path">PNG file to write.</param>
    /// <param name="matched">The galaxies.</param>
    /// <param name="velocities">Predicted velocities, N × 3 equatorial, km/s.</param>
    /// <param name="title">Title.</param>
    /// <param name="landmarks">Clusters to name; none for a mock.</param>
    public static void SaveCatalogue(
        string path,
        MatchedCatalogue matched,
        double[] velocities,
        string title,
        IReadOnlyList<CatalogueGalaxy> landmarks
    )
    {
        double half = matched.MaxDistance * SlabShare;
        Plot plot = PlotTheme.Create(
            title,
            "SGX (Mpc/h)",
            "SGY (Mpc/h)",
            "",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Slab |SGZ| < {half:0} Mpc/h, the observer at the cross. Arrows: predicted peculiar "
                    + $"velocity in the plane of the slab."
            ),
            "Redshift stands for distance (cz/100). Edges of the survey are not corrected. There is no "
                + "truth to compare with."
        );

        List<(double X, double Y, double Vx, double Vy, bool Approaches)> arrows = [];
        for (int i = 0; i < matched.Galaxies.Count; i++)
        {
            (double ex, double ey, double ez) = matched.Galaxies[i].Position;
            (double x, double y, double z) = Supergalactic.FromEquatorial(ex, ey, ez);
            if (Math.Abs(z) < half)
            {
                double evx = velocities[3 * i],
                    evy = velocities[3 * i + 1],
                    evz = velocities[3 * i + 2];
                (double vx, double vy, _) = Supergalactic.FromEquatorial(evx, evy, evz);
                arrows.Add((x, y, vx, vy, ex * evx + ey * evy + ez * evz < 0.0));
            }
        }

        (double left, double bottom, double width) = Square(arrows.Select(static a => (a.X, a.Y)).Append((0.0, 0.0)));
        double unit = Unit(width, RootMeanSquare(velocities));
        foreach ((double x, double y, double vx, double vy, bool approaches) in arrows)
            AddArrow(plot, x, y, unit * vx, unit * vy, approaches ? PlotTheme.Blue : PlotTheme.Red);

        foreach (CatalogueGalaxy cluster in landmarks)
        {
            (double x, double y, double z) = Supergalactic.FromEquatorial(
                cluster.Position.X,
                cluster.Position.Y,
                cluster.Position.Z
            );
            if (Math.Abs(z) < half && cluster.Distance < matched.MaxDistance)
            {
                plot.Add.Marker(x, y, MarkerShape.OpenCircle, 14, PlotTheme.Ink).MarkerLineWidth = 1.5f;
                AddText(plot, cluster.Name, x + 0.01 * width, y + 0.008 * width);
            }
        }

        ScottPlot.Plottables.Marker observer = plot.Add.Marker(0, 0, MarkerShape.Cross, 16, PlotTheme.Ink);
        observer.MarkerLineWidth = 2;
        int toward = arrows.Count(static a => a.Approaches);
        AddLegend(
            plot,
            (PlotTheme.Blue, $"moving towards us ({toward})"),
            (PlotTheme.Red, $"moving away ({arrows.Count - toward})")
        );
        AddScale(plot, left, bottom, width, unit);
        Save(plot, path, left, bottom, width);
    }

    /// <summary>A simulated cloud: a slab of the box with true and predicted velocities.</summary>
    /// <param name="path">PNG file to write.</param>
    /// <param name="cloud">The cloud, periodic, with velocities.</param>
    /// <param name="predicted">Predicted velocities, N × 3, km/s.</param>
    /// <param name="title">Title.</param>
    public static void SaveCloud(string path, GalaxyCloud cloud, double[] predicted, string title)
    {
        double length = cloud.BoxLength,
            thickness = length * 0.2;
        Plot plot = PlotTheme.Create(
            title,
            "x (Mpc/h)",
            "y (Mpc/h)",
            "",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Slab of {thickness:0} Mpc/h of a simulated box of {length:0} Mpc/h (periodic), which "
                    + $"the model has not seen."
            )
        );
        double unit = Unit(length, RootMeanSquare(cloud.Velocities));
        for (int i = 0; i < cloud.Count; i++)
        {
            if (cloud.Positions[3 * i + 2] > thickness)
                continue;

            double x = cloud.Positions[3 * i],
                y = cloud.Positions[3 * i + 1];
            AddArrow(plot, x, y, unit * cloud.Velocities[3 * i], unit * cloud.Velocities[3 * i + 1], PlotTheme.Muted);
            AddArrow(plot, x, y, unit * predicted[3 * i], unit * predicted[3 * i + 1], PlotTheme.Red);
            plot.Add.Marker(x, y, MarkerShape.FilledCircle, 4, PlotTheme.Ink);
        }

        AddLegend(plot, (PlotTheme.Muted, "true velocity"), (PlotTheme.Red, "predicted from positions"));
        AddScale(plot, 0.0, 0.0, length, unit);
        Save(plot, path, -0.04 * length, -0.04 * length, 1.08 * length);
    }

    private static void AddArrow(Plot plot, double x, double y, double dx, double dy, Color color)
    {
        if (dx == 0.0 && dy == 0.0)
        {
            plot.Add.Marker(x, y, MarkerShape.FilledCircle, 3, color);
            return;
        }

        ScottPlot.Plottables.Arrow arrow = plot.Add.Arrow(x, y, x + dx, y + dy);
        arrow.ArrowFillColor = color.WithAlpha(0.85);
        arrow.ArrowLineWidth = 0;
        arrow.ArrowWidth = 1.6f;
        arrow.ArrowheadWidth = 6;
        arrow.ArrowheadLength = 8;
        arrow.ArrowheadAxisLength = 7;
        arrow.ArrowMinimumLength = 0;
    }

    private static void AddLegend(Plot plot, params ReadOnlySpan<(Color Color, string Text)> items)
    {
        foreach ((Color color, string text) in items)
        {
            plot.Legend.ManualItems.Add(
                new LegendItem
                {
                    LabelText = text,
                    LineColor = color,
                    LineWidth = 3,
                }
            );
        }

        plot.ShowLegend(Alignment.UpperRight);
    }

    /// <summary>An arrow of a round speed in the lower left corner.</summary>
    private static void AddScale(Plot plot, double left, double bottom, double width, double unit)
    {
        if (unit <= 0.0)
            return;

        double speed = RoundDown(2.0 * TypicalArrow * width / unit);
        double x = left + 0.03 * width,
            y = bottom + 0.03 * width;
        AddArrow(plot, x, y, unit * speed, 0.0, PlotTheme.Ink);
        AddText(plot, $"{PlotTheme.Number(speed, "0.##")} km/s", x, y + 0.01 * width);
    }

    private static void AddText(Plot plot, string label, double x, double y)
    {
        ScottPlot.Plottables.Text text = plot.Add.Text(label, x, y);
        text.LabelFontSize = 14;
        text.LabelFontColor = PlotTheme.Ink;
        text.LabelBackgroundColor = Colors.White.WithAlpha(0.75);
        text.LabelAlignment = Alignment.LowerLeft;
    }

    /// <summary>
    /// Length of 1 km/s on the plot, so that a typical arrow is neither a dot nor a hedge; zero if nothing moves.
    /// </summary>
    private static double Unit(double width, double speed) => speed > 0.0 ? TypicalArrow * width / speed : 0.0;

    /// <summary>The largest of 1, 2, 5 times a power of ten that is not above a value.</summary>
    private static double RoundDown(double value)
    {
        double power = Math.Pow(10.0, Math.Floor(Math.Log10(value)));
        double leading = value / power;
        return power
            * (
                leading >= 5.0 ? 5.0
                : leading >= 2.0 ? 2.0
                : 1.0
            );
    }

    private static double RootMeanSquare(double[] values) => Math.Sqrt(values.Average(static v => v * v));

    /// <summary>The smallest square around some points, with a margin.</summary>
    private static (double Left, double Bottom, double Width) Square(IEnumerable<(double X, double Y)> points)
    {
        double left = points.Min(static p => p.X),
            right = points.Max(static p => p.X);
        double bottom = points.Min(static p => p.Y),
            top = points.Max(static p => p.Y);
        double width = 1.1 * Math.Max(Math.Max(right - left, top - bottom), 1.0);
        return ((left + right - width) / 2.0, (bottom + top - width) / 2.0, width);
    }

    private static void Save(Plot plot, string path, double left, double bottom, double width)
    {
        plot.Axes.SetLimits(left, left + width, bottom, bottom + width);
        plot.Axes.SquareUnits();
        byte[] png = plot.GetImageBytes(Width, Height, ImageFormat.Png);
        AtomicFile.Write(path, stream => stream.Write(png));
    }
}
