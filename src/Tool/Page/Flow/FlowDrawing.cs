using System.Globalization;
using System.Xml.Linq;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page.Flow;

/// <summary>Draws a graph of layers as SVG; colours are the page's.</summary>
internal sealed class FlowDrawing
{
    private const double NodeHeight = 46,
        RankHeight = 104,
        Margin = 12,
        LetterWidth = 7.4,
        Padding = 30,
        LoopWidth = 26,
        Stem = 22;

    private readonly DataFlow _flow;
    private readonly FlowLayout _layout;
    private readonly Func<FlowNode, FlowBox> _box;

    private FlowDrawing(DataFlow flow, Func<FlowNode, FlowBox> box)
    {
        (_flow, _box) = (flow, box);
        _layout = FlowLayout.Of(flow, WidthOf);
    }

    /// <summary>The picture of a graph.</summary>
    /// <param name="flow">The graph.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="box">What stands in a node.</param>
    public static XElement Draw(DataFlow flow, string title, Func<FlowNode, FlowBox> box) =>
        new FlowDrawing(flow, box).Draw(title);

    private XElement Draw(string title)
    {
        FlowArrow[] later = [.. _flow.Arrows.Where(_layout.IsLater)];
        double width = _layout.Width + (2 * Margin) + (later.Length > 0 ? LoopWidth + (8 * later.Length) : 0),
            height = YOf(_layout.RankCount - 1) + (NodeHeight / 2) + Margin + (IrrepsAtEnd() ? Stem : 0);
        return Tag(
            "svg",
            Class("flow"),
            Attribute("viewBox", $"0 0 {N(width)} {N(height)}"),
            Attribute("width", N(width)),
            Attribute("height", N(height)),
            Attribute("role", "group"),
            Attribute("aria-label", title),
            _flow.Arrows.Where(a => !_layout.IsLater(a)).Select(DrawArrow),
            later.Select((a, n) => DrawLoop(a, n, later.Length)),
            _flow.Nodes.Index().Select(n => DrawSignature(n.Index, n.Item)),
            _flow.Nodes.Index().Select(n => DrawNode(n.Index, n.Item))
        );
    }

    private XElement DrawNode(int number, FlowNode node)
    {
        FlowBox box = _box(node);
        (double x, double y) = Middle(number);
        double width = BoxWidth(node);
        bool isLayer = node.Kind == FlowKind.Layer;
        return Tag(
            "g",
            Class($"node {node.Kind.ToString().ToLowerInvariant()}{(box.HasAlgebra ? " algebra" : "")}"),
            Attribute("role", isLayer ? "button" : "img"),
            isLayer ? Attribute("tabindex", "0") : null,
            isLayer ? Attribute("aria-haspopup", "dialog") : null,
            isLayer ? Attribute("data-open", box.Opens) : null,
            Attribute("aria-label", $"{box.Title}, {box.Subtitle}, gives {node.Signature}"),
            Tag("title", isLayer ? $"{node.Name}: open the code" : node.Signature),
            Rectangle(x - (width / 2), y - (NodeHeight / 2), width),
            Text(x, y - 4, "name", box.Title),
            Text(x, y + 13, "kind", box.Subtitle)
        );
    }

    private static XElement Rectangle(double left, double top, double width) =>
        Tag(
            "rect",
            Attribute("x", N(left)),
            Attribute("y", N(top)),
            Attribute("width", N(width)),
            Attribute("height", N(NodeHeight)),
            Attribute("rx", "9")
        );

    private static XElement Text(double x, double y, string kind, string text) =>
        Tag("text", Class(kind), Attribute("x", N(x)), Attribute("y", N(y)), text);

    /// <summary>What leaves a node stands on its arrows, once below the node.</summary>
    private XElement? DrawSignature(int number, FlowNode node)
    {
        if (node.Kind == FlowKind.Result || !_flow.Arrows.Any(a => a.From == number))
            return null;
        (double x, double y) = Middle(number);
        string rows = node.Signature.Length == 0 ? node.Rows : node.Signature;
        return Text(x, y + (NodeHeight / 2) + 17, "irreps", rows);
    }

    private XElement DrawArrow(FlowArrow arrow)
    {
        IReadOnlyList<(double X, int Rank)> route = _layout.RouteOf(arrow);
        var path = new System.Text.StringBuilder();
        (double x, double y) = Start(arrow.From);
        // From below the irreps, which stand between.
        y += Stem;
        path.Append(CultureInfo.InvariantCulture, $"M{N(x)} {N(y)}");
        for (int i = 1; i < route.Count; i++)
        {
            double toX = route[i].X + Margin,
                toY = YOf(route[i].Rank) - (NodeHeight / 2) - 2,
                bend = (toY - y) / 2;
            path.Append(
                CultureInfo.InvariantCulture,
                $"C{N(x)} {N(y + bend)} {N(toX)} {N(toY - bend)} {N(toX)} {N(toY)}"
            );
            (x, y) = (toX, toY);
            if (i == route.Count - 1)
                break;
            // Straight past the nodes of the rank and their irreps.
            y = YOf(route[i].Rank) + (NodeHeight / 2) + Stem;
            path.Append(CultureInfo.InvariantCulture, $"V{N(y)}");
        }

        string steps = string.Join(", ", arrow.Steps);
        return Tag(
            "g",
            Class("arrow"),
            Tag("title", steps.Length == 0 ? "as it is" : steps),
            Tag("path", Attribute("d", path.ToString()), Attribute("marker-end", "url(#head)")),
            arrow.Steps.Count == 0 || !IsAlone(arrow) ? null : Text(x + 8, y - 9, "steps", Short(arrow.Steps))
        );
    }

    /// <summary>A value that the next round of a loop takes: around the right side.</summary>
    private XElement DrawLoop(FlowArrow arrow, int number, int count)
    {
        (double fromX, double fromY) = Middle(arrow.From);
        (double toX, double toY) = Middle(arrow.To);
        double side = _layout.RightOf(arrow.From, arrow.To) + Margin + (8 * (count - number));
        (fromX, toX) = (
            fromX + (BoxWidth(_flow.Nodes[arrow.From]) / 2),
            toX + (BoxWidth(_flow.Nodes[arrow.To]) / 2) + 2
        );
        (fromY, toY) = (fromY + 8, toY - 8);
        double turn = Math.Clamp((toY - fromY) / 2, -24, 24);
        string steps = string.Join(", ", arrow.Steps);
        return Tag(
            "g",
            Class("arrow later"),
            Tag("title", $"in the next round{(steps.Length == 0 ? "" : ": " + steps)}"),
            Tag(
                "path",
                Attribute(
                    "d",
                    $"M{N(fromX)} {N(fromY)}C{N(side)} {N(fromY)} {N(side)} {N(fromY)} {N(side)} {N(fromY + turn)}"
                        + $"L{N(side)} {N(toY - turn)}C{N(side)} {N(toY)} {N(side)} {N(toY)} {N(toX)} {N(toY)}"
                ),
                Attribute("marker-end", "url(#head)")
            )
        );
    }

    /// <summary>Whether irreps stand below the last rank, since they leave in a loop.</summary>
    private bool IrrepsAtEnd() => _flow.Arrows.Any(a => _layout[a.From].Rank == _layout.RankCount - 1);

    /// <summary>Whether little else leaves and nothing else enters there: then there is room for words.</summary>
    private bool IsAlone(FlowArrow arrow) =>
        _flow.Arrows.Count(a => a.To == arrow.To && !_layout.IsLater(a)) == 1
        && _flow.Arrows.Count(a => a.From == arrow.From) <= 2;

    private (double X, double Y) Start(int node)
    {
        (double x, double y) = Middle(node);
        return (x, y + (NodeHeight / 2));
    }

    private (double X, double Y) Middle(int node)
    {
        (double x, int rank) = _layout[node];
        return (x + Margin, YOf(rank));
    }

    private static double YOf(int rank) => Margin + (NodeHeight / 2) + (rank * RankHeight);

    private double WidthOf(FlowNode node) => Math.Max(BoxWidth(node), LetterWidth * node.Signature.Length);

    private double BoxWidth(FlowNode node)
    {
        FlowBox box = _box(node);
        return Math.Max(120, (LetterWidth * Math.Max(box.Title.Length, box.Subtitle.Length)) + Padding);
    }

    private static string Short(IReadOnlyList<string> steps) =>
        steps.Count <= 2 ? string.Join(", ", steps) : $"{steps[0]}, … {steps[^1]}";

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
