namespace GeoDL.Typed.Tool.Models;

/// <summary>What an edge of a graph holds.</summary>
[Irreps("order: 0e + torque: 1o")]
public readonly ref partial struct Bond;

/// <summary>A part of another model, which takes edges of graphs and numbers on them.</summary>
[EquivariantModel]
public sealed partial class Passing
{
    [Linear]
    private partial Particle Mix(Particle x);

    /// <summary>Sums what the neighbours send, weighted.</summary>
    public Particle Forward(GraphEdges edges, [Irreps("1x0e")] Scalars weights, Particle x) =>
        Mix(edges.Sum(weights * edges.Sender(x)));
}

/// <summary>Messages and attention over the edges of graphs.</summary>
[EquivariantModel]
public sealed partial class GraphNet
{
    [TensorProduct]
    private partial Hidden Couple(Particle sender, Bond bond);

    [Linear("order: 0e + torque: 1o", "2x0e")]
    private partial Features Bias(Features bond);

    [Attention(Heads = 2)]
    private partial Hidden Attend(GraphEdges edges, Hidden x, Features logits);

    /// <summary>The module.</summary>
    [Module]
    public partial Passing Pass { get; }

    [Linear]
    private partial Particle Read(Hidden x);

    /// <summary>One answer for each node.</summary>
    public Particle Forward(Graph<Particle, Bond> graph)
    {
        GraphEdges edges = graph.Edges;
        Hidden h = edges.Mean(Couple(edges.Sender(graph.Features), graph.EdgeFeatures));
        h += Attend(edges, h, Bias(graph.EdgeFeatures));
        return Pass.Forward(edges, graph.EdgeFeatures.Order, Read(h));
    }
}

/// <summary>Graphs without features of edges, of which one value is made.</summary>
[EquivariantModel]
public sealed partial class BareGraphNet
{
    [Attention]
    private partial Particle Attend(GraphEdges edges, Particle x);

    /// <summary>One answer for each graph.</summary>
    public Particle Forward(Graph<Particle> graph) => Attend(graph.Edges, graph.Features).Sum(graph.Batch);
}
