using System.Text;
using GeoDL.Typed.Tool.Running;
using ScottPlot;

namespace GeoDL.Typed.Tool.Plot;

/// <summary>Writes a plot as PNG or SVG, by the name of the file.</summary>
internal static class PictureFile
{
    /// <summary>Refuses a name before anything is computed.</summary>
    public static string Checked(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".PNG" or ".SVG"
            ? path
            : throw new ToolException($"'{path}' is neither a .png nor a .svg file.");

    /// <summary>Writes the plot.</summary>
    public static void Write(ScottPlot.Plot plot, string path, int width, int height)
    {
        byte[] bytes =
            Path.GetExtension(path).ToUpperInvariant() == ".SVG"
                ? Encoding.UTF8.GetBytes(plot.GetSvgXml(width, height))
                : plot.GetImageBytes(width, height, ImageFormat.Png);
        ReplacedFile.Write(path, stream => stream.Write(bytes));
    }
}
