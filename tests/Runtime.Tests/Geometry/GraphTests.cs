using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Values;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Geometry;

/// <summary>Graphs from lists of edges: their order, batches, values on edges, wrong lists.</summary>
public class GraphTests
{
    [Fact]
    public void Edges_AreSortedByReceiverAndSender_AndTakeTheirFeaturesAlong()
    {
        // Edge 3 is edge 0 once more, and edge 2 a loop: both are kept.
        Graph<Features, Features> graph = Graph.Create(
            Rows.From("0e", [10.0, 11, 12]),
            [2, 0, 1, 2],
            [1, 2, 1, 1],
            Rows.From("0e", [0.0, 1, 2, 3])
        );
        Assert.Equal([1, 2, 2, 0], graph.Senders.ToArray());
        Assert.Equal([1, 1, 1, 2], graph.Receivers.ToArray());
        Assert.Equal([2, 0, 3, 1], graph.EdgeOrder.ToArray());
        Assert.Equal([2.0, 0, 3, 1], graph.EdgeRows.ToArray());
        Assert.Equal([10.0, 11, 12], graph.Rows.ToArray());
        Assert.Equal((3, 1, 4), (graph.Count, graph.GraphCount, graph.Edges.Count));
        Assert.Equal([11.0, 12, 12, 10], graph.Edges.Sender(graph.Features).ToRows().ToArray());
        Assert.Equal([11.0, 11, 11, 12], graph.Edges.Receiver(graph.Features).ToRows().ToArray());
        Assert.Equal([0.0, 5, 1], graph.Edges.Sum(graph.EdgeFeatures).ToRows().ToArray());
        Near.Equal(
            [0.0, 5 / 3.0, 1],
            graph.Edges.Mean(graph.EdgeFeatures).ToRows().ToArray(),
            Tolerance.Rounding.Once.Double
        );
    }

    [Fact]
    public void Batches_RenumberNodesAndEdges()
    {
        Graph<Features, Features> one = Make([1, 2], [1, 0], [0, 1], [5, 6]),
            none = Make([], [], [], []),
            all = Graph.Batch([one, none, one]);
        Assert.Equal((4, 3, 4), (all.Count, all.GraphCount, all.Edges.Count));
        Assert.Equal([0, 2, 2, 4], all.GraphOffsets.ToArray());
        Assert.Equal([1, 0, 3, 2], all.Senders.ToArray());
        Assert.Equal([0, 1, 2, 3], all.Receivers.ToArray());
        Assert.Equal([0, 1, 2, 3], all.EdgeOrder.ToArray());
        Assert.Equal([5.0, 6, 5, 6], all.EdgeRows.ToArray());
        Assert.Equal([3.0, 0, 3], all.Features.Sum(all.Batch).ToRows().ToArray());
        Assert.Equal([11.0, 0, 11], all.EdgeFeatures.Sum(all.Batch).ToRows().ToArray());
        Assert.Equal([3.0, 3, 3, 3], all.Features.Sum(all.Batch).Broadcast(all.Edges).ToRows().ToArray());
        Assert.StartsWith("3 graphs, 4 nodes, 4 edges, features ", all.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, Graph.Batch([all, one]).GraphCount);

        Graph<Features> bare = Graph.Create(Rows.From("0e", [1.0, 2]), [0], [1]);
        Assert.Equal((6, 3), (Graph.Batch([bare, bare, bare]).Count, Graph.Batch([bare, bare, bare]).Edges.Count));
    }

    [Fact]
    public void FurtherRowsAndLabels_BelongToNodesOrGraphs()
    {
        Graph<Features, Features> graph = Make([1, 2, 3], [1, 0], [0, 1], [5, 6]);
        Rows<Features> nodes = Rows.From("0e", [7.0, 8, 9]).OnNodesOf(graph),
            graphs = Rows.From("0e", [7.0]).OnGraphsOf(graph);
        Assert.Same(graph.Rows.RowSpace, nodes.RowSpace);
        Assert.Same(graph.Rows.RowSpace.Clouds, graphs.RowSpace);
        Assert.Equal(
            [0.0, 1, 1, 0, 0, 1],
            ((Features)graph.Batch.OneHot(Labels.OnNodesOf(graph, [1, 0, 1]), 2)).ToRows().ToArray()
        );
        Assert.Equal([0.0, 1], ((Features)graph.Batch.OneHot(Labels.OnGraphsOf(graph, [1]), 2)).ToRows().ToArray());
        Throws("3 nodes", () => Rows.From("0e", [7.0]).OnNodesOf(graph));
        Throws("2 labels for 3 nodes", () => Labels.OnNodesOf(graph, [1, 0]));
    }

    [Fact]
    public void WrongLists_AreNamed()
    {
        Rows<Features> nodes = Rows.From("0e", [1.0, 2, 3]);
        Throws("2 senders and 1 receivers", () => Graph.Create(nodes, [0, 1], [2]));
        Throws(
            "Edge 1 comes from node 3, but the nodes are numbered from 0 to 2",
            () => Graph.Create(nodes, [0, 3], [1, 1])
        );
        Throws("Edge 0 goes to node -1", () => Graph.Create(nodes, [0], [-1]));
        Throws("the graph has no nodes", () => Graph.Create(Rows.From("0e", Array.Empty<double>()), [0], [0]));
        Throws(
            "There are 2 edges, but 1 rows of features of edges",
            () => Graph.Create(nodes, [0, 1], [1, 2], Rows.From("0e", [1.0]))
        );
        Throws("at least one graph", static () => Graph.Batch(Array.Empty<Graph<Features>>()));
        Throws("at least one graph", static () => Graph.Batch(Array.Empty<Graph<Features, Features>>()));
        Assert.Throws<ArgumentNullException>(() => Graph.Create((Rows<Features>)null!, [0], [1]));
        Assert.Contains(
            "Graph.Create",
            Assert.Throws<InvalidOperationException>(static () => default(Graph<Features>).Count).Message
        );
        Assert.Contains(
            "graph.Edges",
            Assert.Throws<InvalidOperationException>(static () => default(GraphEdges).Count).Message
        );
    }

    [Fact]
    public void AGraph_OfAPassThatHasEnded_Throws()
    {
        Graph<Features, Features> entered;
        using (Pass pass = GradientCheck.Pool().Record(training: true, step: 0))
        {
            entered = pass.Enter(Make([1, 2], [1], [0], [5]));
            Assert.Equal(1, entered.Edges.Count);
        }
        Assert.Contains(
            "pass that has ended",
            Assert.Throws<InvalidOperationException>(() => entered.Edges.Count).Message
        );
    }

    private static Graph<Features, Features> Make(double[] nodes, int[] senders, int[] receivers, double[] edges) =>
        Graph.Create(Rows.From("0e", nodes), senders, receivers, Rows.From("0e", edges));

    private static void Throws(string part, Action wrong) =>
        Assert.Contains(part, Assert.Throws<ArgumentException>(wrong).Message);
}
