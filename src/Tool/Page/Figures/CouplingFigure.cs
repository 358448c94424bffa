using System.Globalization;
using System.Xml.Linq;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Algebra;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>Where the entries of a coupling are not zero: for each component of the result a grid of pairs.</summary>
internal static class CouplingFigure
{
    private const int Cell = 11,
        Gap = 10;

    /// <summary>The picture of a coupling.</summary>
    /// <param name="path">The coupling.</param>
    /// <param name="title">What it is.</param>
    public static XElement Draw(CouplingPath path, string title)
    {
        (int rows, int columns, int blocks) = (path.First.Dim, path.Second.Dim, path.Result.Dim);
        int width = (blocks * ((columns * Cell) + Gap)) - Gap,
            height = rows * Cell;
        double largest = path.Terms.Max(static t => Math.Abs(t.Value.ToDouble()));
        return Tag(
            "svg",
            Class("coupling"),
            Attribute("viewBox", $"-1 -1 {width + 2} {height + 2}"),
            Attribute("width", width + 2),
            Attribute("height", height + 2),
            Attribute("role", "img"),
            Attribute("aria-label", title),
            Enumerable
                .Range(0, blocks)
                .Select(k =>
                    Tag(
                        "rect",
                        Class("ground"),
                        Attribute("x", k * ((columns * Cell) + Gap)),
                        Attribute("y", 0),
                        Attribute("width", columns * Cell),
                        Attribute("height", height)
                    )
                ),
            path.Terms.Select(t => DrawTerm(path, t, largest, columns))
        );
    }

    private static XElement DrawTerm(CouplingPath path, CouplingTerm term, double largest, int columns)
    {
        string text =
            $"C = {term.Value} for {CouplingCommand.Component(path.First, term.I)}, "
            + $"{CouplingCommand.Component(path.Second, term.J)} → {CouplingCommand.Component(path.Result, term.K)}";
        double share = Math.Abs(term.Value.ToDouble()) / largest;
        return Tag(
            "rect",
            Class(term.Value.Sign < 0 ? "negative" : "positive"),
            Attribute("x", (term.K * ((columns * Cell) + Gap)) + (term.J * Cell) + 1),
            Attribute("y", (term.I * Cell) + 1),
            Attribute("width", Cell - 2),
            Attribute("height", Cell - 2),
            Attribute("fill-opacity", (0.3 + (0.7 * share)).ToString("0.##", CultureInfo.InvariantCulture)),
            Tag("title", text)
        );
    }
}
