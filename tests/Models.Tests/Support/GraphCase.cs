using GeoDL.Typed.Algebra;
using GeoDL.Typed.Models.Tests.Networks;

namespace GeoDL.Typed.Models.Tests.Support;

/// <summary>The numbers of one graph in double, and what a symmetry does to them.</summary>
/// <param name="Nodes">One row of <see cref="Atom"/> a node.</param>
/// <param name="Senders">The node that each edge comes from.</param>
/// <param name="Receivers">The node that it goes to.</param>
/// <param name="Edges">One row of <see cref="Bond"/> an edge.</param>
internal sealed record GraphCase(double[] Nodes, int[] Senders, int[] Receivers, double[] Edges)
{
    private static readonly Irreps OfNodes = Signature.Parse(Atom.Signature).Irreps;
    private static readonly Irreps OfEdges = Signature.Parse(Bond.Signature).Irreps;

    public int Count => Nodes.Length / OfNodes.Dim;

    /// <summary>Random edges: loops and equal edges among them.</summary>
    public static GraphCase Random(Random random, int nodes, int edges) =>
        new(
            Numbers(random, nodes * OfNodes.Dim),
            [.. Enumerable.Range(0, edges).Select(_ => random.Next(nodes))],
            [.. Enumerable.Range(0, edges).Select(_ => random.Next(nodes))],
            Numbers(random, edges * OfEdges.Dim)
        );

    public static double[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    public double[] Node(int i) => Nodes[(i * OfNodes.Dim)..((i + 1) * OfNodes.Dim)];

    public double[] Edge(int e) => Edges[(e * OfEdges.Dim)..((e + 1) * OfEdges.Dim)];

    /// <summary>Features turned, nodes renumbered, edges in another order.</summary>
    public GraphCase Transform(Symmetry symmetry, Random random)
    {
        int[] order = [.. Enumerable.Range(0, Senders.Length)];
        random.Shuffle(order);
        double[] turned = symmetry.TransformRows(Edges, OfEdges, isPermuted: false);
        return new GraphCase(
            symmetry.TransformRows(Nodes, OfNodes, isPermuted: true),
            [.. order.Select(e => symmetry.Permutation[Senders[e]])],
            [.. order.Select(e => symmetry.Permutation[Receivers[e]])],
            [.. order.SelectMany(e => turned[(e * OfEdges.Dim)..((e + 1) * OfEdges.Dim)])]
        );
    }

    public Graph<Atom, Bond> ToGraph() => Graph.Create<Atom, Bond>(Nodes, Senders, Receivers, Edges);

    public static Graph<Atom, Bond> ToBatch(params GraphCase[] graphs) =>
        Graph.Batch(graphs.Select(static g => g.ToGraph()));
}
