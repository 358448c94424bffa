namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>Copies that two heads share.</summary>
[Irreps("4x0e + 2x1o + 2x1e + 2x0e")]
public readonly ref partial struct Atom;

/// <summary>What an edge holds: numbers and a direction.</summary>
[Irreps("3x0e + 1o")]
public readonly ref partial struct Bond;

/// <summary>Messages along typed edges, attention with and without logits of edges, a value of each graph.</summary>
[EquivariantModel]
public sealed partial class GraphNet
{
    [TensorProduct]
    private partial Atom Couple(Atom sender, Bond bond);

    [Linear("3x0e + 1o", "2x0e")]
    private partial Features Bias(Features bond);

    [Attention(Heads = 2)]
    private partial Atom Attend(GraphEdges edges, Atom x, Scalars logits);

    [Attention]
    private partial Bond Answer(GraphEdges edges, Atom x);

    [Linear("3x0e + 1o", "2x0e + 1o")]
    private partial Features Pool(Features x);

    /// <summary>One row a node.</summary>
    public Bond Forward(Graph<Atom, Bond> graph)
    {
        GraphEdges edges = graph.Edges;
        Atom x = graph.Features;
        x += edges.Mean(Couple(edges.Sender(x), graph.EdgeFeatures));
        x += Attend(edges, x, Scalars.From(Bias(graph.EdgeFeatures)));
        return Answer(edges, x);
    }

    /// <summary>One row a graph.</summary>
    [return: Irreps("2x0e + 1o")]
    public Features Pooled(Graph<Atom, Bond> graph) => Pool(Forward(graph).Sum(graph.Batch));

    /// <summary>Attention with logits alone.</summary>
    public Atom Forward(Graph<Atom, Bond> graph, bool withLogits) =>
        withLogits
            ? Attend(graph.Edges, graph.Features, Scalars.From(Bias(graph.EdgeFeatures)))
            : Attend(graph.Edges, graph.Features, Scalars.Zeros(Scalars.From(Bias(graph.EdgeFeatures)), 2));

    /// <summary>Attention without logits.</summary>
    public Bond Forward(Graph<Atom> graph) => Answer(graph.Edges, graph.Features);
}

/// <summary>Under a group of the plane graphs need no axis.</summary>
[EquivariantModel(Group = Group.O2)]
public sealed partial class PlaneGraphNet
{
    [Linear]
    private partial Flag Mix(Flag x);

    [Attention(Heads = 2)]
    private partial Flag Attend(GraphEdges edges, Flag x);

    /// <summary>One row a node.</summary>
    public Flag Forward(Graph<Flag> graph) => Attend(graph.Edges, Mix(graph.Features));

    /// <summary>An odd scalar and orders.</summary>
    [Irreps("2x0e + 2x0o + 4x1 + 2x2", Group = Group.O2)]
    public readonly ref partial struct Flag;
}
