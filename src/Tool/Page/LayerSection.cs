using System.Globalization;
using System.Xml.Linq;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page;

/// <summary>The table of a model's layers: the graph for those who do not see it.</summary>
internal static class LayerSection
{
    /// <summary>The section.</summary>
    public static XElement Of(ModelContent model) =>
        Tag(
            "section",
            Tag("h3", "Sizes"),
            Tag(
                "div",
                Class("scroll"),
                Tag(
                    "table",
                    Tag(
                        "thead",
                        Tag(
                            "tr",
                            Tag("th", "layer"),
                            Tag("th", "from and to"),
                            Number("paths"),
                            Number("parameters"),
                            Number("multiply-adds a row"),
                            Number("an edge")
                        )
                    ),
                    Tag("tbody", model.Layers.Select(Row))
                )
            )
        );

    private static XElement Row(LayerContent layer) =>
        Tag(
            "tr",
            Tag(
                "td",
                Tag(
                    "button",
                    Class("link"),
                    Attribute("type", "button"),
                    Attribute("data-open", layer.Id),
                    Attribute("aria-haspopup", "dialog"),
                    layer.Summary.Path
                )
            ),
            Tag("td", Class("irreps"), layer.Summary.Signature),
            Cell(layer.Summary.Paths),
            Cell(layer.Summary.Parameters),
            Cell(layer.Summary.MultiplyAddsPerRow),
            Cell(layer.Summary.MultiplyAddsPerEdge)
        );

    private static XElement Number(string heading) => Tag("th", Class("number"), heading);

    private static XElement Cell(long? value) => Tag("td", Class("number"), Text(value));

    /// <summary>A number; nothing where it is not known.</summary>
    internal static string Text(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
