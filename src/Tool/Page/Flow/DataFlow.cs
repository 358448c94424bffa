namespace GeoDL.Typed.Tool.Page.Flow;

/// <summary>Which layer's result enters which.</summary>
/// <param name="Nodes">Inputs, layers and results, in the order in which they ran.</param>
/// <param name="Arrows">The values between them.</param>
/// <param name="Fault">Why nothing is known of the arrows; null where the model ran.</param>
internal sealed record DataFlow(IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowArrow> Arrows, string? Fault)
{
    /// <summary>The layers alone, in the order in which they are declared.</summary>
    public static DataFlow Unknown(IReadOnlyList<DeclaredLayer> layers, string fault) =>
        new(
            [
                .. layers.Select(
                    static (layer, n) =>
                        new FlowNode(
                            FlowKind.Layer,
                            layer.Description.Path,
                            layer.Result.Signature.ToString(),
                            string.Empty,
                            n
                        )
                ),
            ],
            [],
            fault
        );
}
