using System.Globalization;
using System.Text;
using System.Xml.Linq;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>Functions of a length as thin lines over one axis.</summary>
internal static class CurveFigure
{
    private const double Width = 230,
        Height = 120,
        Left = 6,
        Bottom = 16;

    /// <summary>The picture of functions.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="end">The length at which the axis ends, in words.</param>
    /// <param name="curves">Values at equal steps from zero to the end.</param>
    /// <param name="scale">The largest value of the axis.</param>
    public static XElement Draw(string title, string end, IReadOnlyList<double[]> curves, double scale)
    {
        double middle = (Height - Bottom) / 2;
        return Tag(
            "svg",
            Class("curves"),
            Attribute("viewBox", $"0 0 {N(Width)} {N(Height)}"),
            Attribute("width", N(Width)),
            Attribute("height", N(Height)),
            Attribute("role", "img"),
            Attribute("aria-label", title),
            Tag(
                "path",
                Class("axis"),
                Attribute("d", $"M{N(Left)} {N(middle)}H{N(Width - 2)}M{N(Left)} 2V{N(Height - Bottom)}")
            ),
            curves.Select(c => Tag("path", Class("curve"), Attribute("d", Line(c, scale, middle)))),
            Tag("text", Attribute("x", N(Left)), Attribute("y", N(Height - 3)), "0"),
            Tag("text", Class("end"), Attribute("x", N(Width - 2)), Attribute("y", N(Height - 3)), end),
            Tag(
                "text",
                Attribute("x", N(Left + 5)),
                Attribute("y", "11"),
                scale.ToString("0.##", CultureInfo.InvariantCulture)
            )
        );
    }

    private static string Line(double[] curve, double scale, double middle)
    {
        var text = new StringBuilder();
        for (int i = 0; i < curve.Length; i++)
        {
            double x = Left + ((Width - Left - 2) * i / (curve.Length - 1)),
                y = middle - ((middle - 3) * Math.Clamp(curve[i] / scale, -2, 2));
            text.Append(i == 0 ? 'M' : 'L').Append(N(x)).Append(' ').Append(N(y));
        }

        return text.ToString();
    }

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
