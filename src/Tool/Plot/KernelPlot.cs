using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Plot;

/// <summary>The sampled harmonics of a window of square pixels, with the residual of each.</summary>
internal static class KernelPlot
{
    private const int TileSize = 110,
        LargestRow = 6;

    public static Picture Create(WindowOptions options, SymmetryGroup group)
    {
        SampledWindow window;
        try
        {
            window = SampledWindow.Create(options, group);
        }
        catch (ArgumentException error)
        {
            throw new ToolException(error.Message, error);
        }

        if (window.Harmonics.Count == 0)
            throw new ToolException($"No function of a window of {options.Size} pixels is within {options.Bound}.");
        var tiles = new List<(string, double[,])>();
        foreach (SampledHarmonic harmonic in window.Harmonics)
        {
            string residual = harmonic.Residual.ToString("0.0e+0", CultureInfo.InvariantCulture);
            tiles.Add(($"cos {harmonic.Order}, ε {residual}", Tile(harmonic.Size, harmonic.Cosine)));
            if (harmonic.Order > 0)
                tiles.Add(($"sin {harmonic.Order}, ε {residual}", Tile(harmonic.Size, harmonic.Sine)));
        }

        return TilePlot.Create(
            $"Kernels of {window.Size} × {window.Size} pixels under {group}",
            tiles,
            Math.Min(LargestRow, tiles.Count),
            Math.Max(1, TileSize / window.Size)
        );
    }

    private static double[,] Tile(int size, Func<int, int, double> value)
    {
        var tile = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                tile[i, j] = value(i, j);
        }

        return tile;
    }
}
