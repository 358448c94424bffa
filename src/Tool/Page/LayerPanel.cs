using System.Xml.Linq;
using GeoDL.Typed.Tool.Page.Code;
using GeoDL.Typed.Tool.Page.Flow;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page;

/// <summary>The panel of a layer: what it is, its paths, its emitted code.</summary>
internal static class LayerPanel
{
    /// <summary>The panel.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="flow">Where its operands come from.</param>
    /// <param name="whyNoCode">What stands where there is no code.</param>
    public static XElement Of(LayerContent layer, DataFlow flow, string whyNoCode) =>
        Tag(
            "dialog",
            Attribute("id", layer.Id),
            Class("panel"),
            Attribute("aria-labelledby", layer.Id + "-title"),
            Tag(
                "header",
                Tag(
                    "h2",
                    Attribute("id", layer.Id + "-title"),
                    Tag("span", Class("module"), layer.Module),
                    layer.Name,
                    Tag("small", layer.Kind)
                ),
                Tag("button", Class("close"), Attribute("type", "button"), Attribute("aria-label", "Close"), "×")
            ),
            Tag("p", Class("irreps"), layer.Summary.Signature),
            Facts(layer),
            Sources(layer, flow),
            layer.Product is { } product ? PathTables.Of(product) : null,
            layer.Algebra is LayerAlgebra.GroupConvolution convolution ? PathTables.Of(convolution.Spec) : null,
            layer.Map is { } map ? PathTables.Of(map) : null,
            Tag("h3", "Emitted code"),
            layer.Code.Count == 0
                ? Tag("p", Class("note"), whyNoCode)
                : Tag(
                    "div",
                    Class("tabs"),
                    Attribute("role", "group"),
                    Attribute("aria-label", "Emitted code"),
                    layer.Code.Select(static c =>
                        Tag(
                            "button",
                            Attribute("type", "button"),
                            Attribute("aria-pressed", "false"),
                            Attribute("data-code", c.Id),
                            Attribute("title", c.File),
                            c.Title
                        )
                    )
                ),
            layer.Code.Count == 0 ? null : Tag("div", Class("code"))
        );

    /// <summary>What enters the layer, and what was done to it on the way.</summary>
    private static XElement? Sources(LayerContent layer, DataFlow flow)
    {
        int self = flow.Nodes.ToList().FindIndex(n => n.Kind == FlowKind.Layer && n.Name == layer.Summary.Path);
        FlowArrow[] arrows = [.. flow.Arrows.Where(a => a.To == self)];
        return arrows.Length == 0
            ? null
            : Tag(
                "p",
                Class("note"),
                "Takes "
                    + string.Join(
                        "; ",
                        arrows.Select(a =>
                            flow.Nodes[a.From].Name + (a.Steps.Count == 0 ? "" : $" ({string.Join(", ", a.Steps)})")
                        )
                    )
                    + "."
            );
    }

    private static XElement Facts(LayerContent layer)
    {
        LayerSummary summary = layer.Summary;
        (string Name, string Value)[] facts =
        [
            .. summary.Options.Select(static o => (o.Key.Replace('_', ' '), o.Value)),
            ("parameters", LayerSection.Text(summary.Parameters)),
            ("multiply-adds a row", LayerSection.Text(summary.MultiplyAddsPerRow)),
            ("multiply-adds an edge", LayerSection.Text(summary.MultiplyAddsPerEdge)),
            ("bytes a row", LayerSection.Text(summary.BytesPerRow)),
        ];
        return Tag(
            "dl",
            Class("facts"),
            facts
                .Where(static f => f.Value.Length > 0)
                .Select(static f => Tag("div", Tag("dt", f.Name), Tag("dd", f.Value)))
        );
    }
}
