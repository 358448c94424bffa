namespace GeoDL.Typed.Tool.Page.Flow;

/// <summary>What a node of the graph is.</summary>
internal enum FlowKind
{
    /// <summary>What is given to the model.</summary>
    Input,

    /// <summary>A layer.</summary>
    Layer,

    /// <summary>What the model gives.</summary>
    Result,
}

/// <summary>A layer, an input or a result.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The path of a layer, else words.</param>
/// <param name="Signature">What leaves it; of a result what it is.</param>
/// <param name="Rows">What the rows of that are: points, edges, clouds, pixels, images.</param>
/// <param name="Order">When it ran first.</param>
internal sealed record FlowNode(FlowKind Kind, string Name, string Signature, string Rows, int Order)
{
    /// <summary>How often a layer ran.</summary>
    public int Calls { get; init; } = 1;
}

/// <summary>A value on its way.</summary>
/// <param name="From">The number of the node that it leaves.</param>
/// <param name="To">The number of the node that it enters.</param>
/// <param name="Steps">The operations between, by name.</param>
internal sealed record FlowArrow(int From, int To, IReadOnlyList<string> Steps);
