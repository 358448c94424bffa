using System.Xml.Linq;
using GeoDL.Typed.Tool.Page.Figures;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page;

/// <summary>How sparse the couplings of a model are.</summary>
internal static class CouplingSection
{
    private const int Most = 40,
        LargestEntries = 2000;

    /// <summary>The section; null for a model without couplings.</summary>
    public static XElement? Of(ModelContent model)
    {
        CouplingPath[] couplings =
        [
            .. model
                .Layers.Where(static l => l.Product is not null)
                .SelectMany(static l => l.Product!.Paths.Select(CouplingPath.Of))
                .Distinct(),
        ];
        if (couplings.Length == 0)
            return null;
        CouplingPath[] drawn = [.. couplings.Where(static c => Entries(c) <= LargestEntries).Take(Most)];
        int nonzero = couplings.Sum(static c => c.Terms.Count),
            all = couplings.Sum(Entries);
        return Tag(
            "section",
            Tag("h3", "Coupling blocks"),
            Tag(
                "p",
                Class("note"),
                $"Of the entries of {couplings.Length} couplings {LayerSection.Text(nonzero)} of "
                    + $"{LayerSection.Text(all)} are not zero, and only these are in the code. A grid for each "
                    + "component of the result: rows are components of the first operand, columns of the second."
                    + (drawn.Length < couplings.Length ? $" Drawn are {drawn.Length}." : "")
            ),
            Tag(
                "div",
                Class("figures"),
                drawn.Select(static c =>
                {
                    string title = $"{c}: {c.Terms.Count} of {Entries(c)}";
                    return Tag(
                        "figure",
                        Tag("div", Class("scroll"), CouplingFigure.Draw(c, title)),
                        Tag("figcaption", title)
                    );
                })
            )
        );
    }

    private static int Entries(CouplingPath coupling) => coupling.First.Dim * coupling.Second.Dim * coupling.Result.Dim;
}
