using System.Xml.Linq;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Page.Flow;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page;

/// <summary>The graph of a model's layers.</summary>
internal static class GraphSection
{
    /// <summary>The section.</summary>
    public static XElement Of(ModelContent model)
    {
        Dictionary<string, LayerContent> layers = model.Layers.ToDictionary(static l => l.Summary.Path);
        DataFlow flow = model.Flow;
        return Tag(
            "section",
            Class("graph"),
            Tag("h3", "Layers"),
            Tag("p", Class("note"), Note(model)),
            Tag(
                "div",
                Class("scroll"),
                FlowDrawing.Draw(flow, $"The layers of {model.Summary.Name}", node => Box(node, layers))
            )
        );
    }

    private static string Note(ModelContent model)
    {
        if (model.Flow.Fault is { } fault)
        {
            return $"The model could not be run ({fault.TrimEnd('.')}), so its arrows are not known: these are its "
                + "layers, in the order in which they are declared.";
        }
        string[] missing =
        [
            .. model
                .Layers.Select(static l => l.Summary.Path)
                .Except(model.Flow.Nodes.Where(static n => n.Kind == FlowKind.Layer).Select(static n => n.Name)),
        ];
        bool hasEdges = model.Layers.Any(static l => l.Object.Layer is SteerableConvolutionLayer);
        return "As one run of Forward found it; irreps are those of the value that leaves."
            + (hasEdges ? " Edges between given points, which convolutions take as well, are not drawn." : "")
            + " Choose a layer to see its paths and its code."
            + (missing.Length == 0 ? "" : $" The run did not come through {string.Join(", ", missing)}.");
    }

    private static FlowBox Box(FlowNode node, Dictionary<string, LayerContent> layers)
    {
        if (node.Kind != FlowKind.Layer)
            return new FlowBox(node.Name, node.Kind == FlowKind.Result ? node.Signature : $"on {node.Rows}", "", false);
        LayerContent layer = layers[node.Name];
        string often = node.Calls > 1 ? $", {node.Calls} times" : "";
        return new FlowBox(node.Name, layer.Kind + often, layer.Id, layer.Algebra is not null);
    }
}
