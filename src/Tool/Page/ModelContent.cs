using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Page.Code;
using GeoDL.Typed.Tool.Page.Flow;
using GeoDL.Typed.Tool.Verify;

namespace GeoDL.Typed.Tool.Page;

/// <summary>What the page tells of a model.</summary>
/// <param name="Id">The id of its section.</param>
/// <param name="Type">Its class.</param>
/// <param name="Summary">Its sizes.</param>
/// <param name="Layers">Its layers, in the order in which they are declared.</param>
/// <param name="Flow">Which layer's result enters which.</param>
/// <param name="IsTrained">Whether its weights come from a checkpoint.</param>
internal sealed record ModelContent(
    string Id,
    Type Type,
    ModelSummary Summary,
    IReadOnlyList<LayerContent> Layers,
    DataFlow Flow,
    bool IsTrained
)
{
    private const int Seed = 7;

    /// <summary>Looks at a model.</summary>
    /// <param name="number">Which model of the page it is.</param>
    /// <param name="source">The assembly.</param>
    /// <param name="model">The model, with the weights that are shown.</param>
    /// <param name="isTrained">Whether these come from a checkpoint.</param>
    /// <param name="code">The emitted code of the project.</param>
    public static ModelContent Of(
        int number,
        ModelAssembly source,
        IEquivariantModel model,
        bool isTrained,
        EmittedCode code
    )
    {
        IReadOnlyDictionary<string, LayerObject> objects = LayerObjects.Of(model);
        ModelSummary summary = model.Summary();
        Dictionary<string, DeclaredLayer> declared = model.Parameters.Declared.ToDictionary(static l =>
            l.Description.Path
        );
        return new ModelContent(
            $"model-{number}",
            model.GetType(),
            summary,
            [
                .. summary.Layers.Select(
                    (layer, n) =>
                    {
                        Parameter[] own =
                        [
                            .. model.Parameters.All.Where(p =>
                                p.Path.StartsWith(layer.Path + ".", StringComparison.Ordinal)
                            ),
                        ];
                        var content = new LayerContent(
                            $"layer-{number}-{n}",
                            layer,
                            LayerAlgebra.Of(declared[layer.Path], own),
                            objects[layer.Path],
                            []
                        );
                        return content with
                        {
                            Code = code.Of(
                                content.Object,
                                content.Product?.Paths.Count ?? 0,
                                content.Map?.Paths.Count ?? 0
                            ),
                        };
                    }
                ),
            ],
            FlowRecorder.Of(new Verifier(source, Seed), model.GetType(), model),
            isTrained
        );
    }
}
