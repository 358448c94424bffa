using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>The memory of attention over graphs, and layers that do not fit; values are tested with emitted kernels.
/// </summary>
public class GraphAttentionLayerTests
{
    private const int Nodes = 60;
    private const int Heads = 2;

    private static readonly FeatureLayout Input = FeatureLayout.Of("4x0e + 6x1o + 4x2e");
    private static readonly FeatureLayout Logits = FeatureLayout.Of("2x0e");

    [Fact]
    public void Memory_GrowsWithEdgesTimesHeads_NotWithTheirFeatures()
    {
        (GraphAttentionLayer layer, ParameterSet parameters) = Make(Heads);
        // Every node has as many edges: scratch is that of one of them.
        long Held(int edgesANode, bool withLogits)
        {
            using var pass = new LayerPass(new WorkspacePool(parameters));
            Run(pass, layer, Edges(edgesANode), withLogits);
            return pass.Pass.Workspace.HeldBytes;
        }

        const int Few = 2,
            Many = 50;
        long scratch = 2 * (Many - Few) * Heads * sizeof(double);
        Assert.InRange(Held(Many, false) - Held(Few, false), 0, scratch + 256);
        // A logit and its gradient, in float.
        long logits = Nodes * (Many - Few) * Heads * 2L * sizeof(float);
        Assert.InRange(Held(Many, true) - Held(Few, true), 0, scratch + logits + 512);
    }

    [Fact]
    public void WarmPass_AllocatesNothing()
    {
        (GraphAttentionLayer layer, ParameterSet parameters) = Make(Heads);
        var pool = new WorkspacePool(parameters);
        GraphData edges = Edges(5);
        Assert.Equal(
            0,
            WarmAllocation.Measure(() =>
            {
                using var pass = new LayerPass(pool);
                return Run(pass, layer, edges, withLogits: true);
            })
        );
    }

    [Fact]
    public void Threads_DoNotChangeResults()
    {
        (GraphAttentionLayer layer, ParameterSet parameters) = Make(Heads);
        double[] Values(int threads)
        {
            int before = Parallelism.Threads;
            Parallelism.Threads = threads;
            try
            {
                using var pass = new LayerPass(new WorkspacePool(parameters));
                return LayerPass.Read(Apply(pass, layer, Edges(50), withLogits: true));
            }
            finally
            {
                Parallelism.Threads = before;
            }
        }

        Assert.Equal(Values(1), Values(3));
    }

    [Fact]
    public void Rejects_HeadsAndRowsThatDoNotFit()
    {
        Assert.Contains(
            "4 heads do not divide",
            Assert.Throws<ArgumentException>(() => Make(4)).Message,
            StringComparison.Ordinal
        );
        (GraphAttentionLayer layer, ParameterSet parameters) = Make(Heads);
        using var pass = new LayerPass(new WorkspacePool(parameters));
        GraphGeometry graph = Bind(pass, Edges(3));
        Handle other = pass.Enter(RowSpace.OfRows(Nodes), Input, new double[Nodes * Input.Dim]),
            x = pass.Enter(graph.Receivers, Input, new double[Nodes * Input.Dim]),
            logits = pass.Enter(graph.Receivers, Logits, new double[Nodes * Heads]);
        string Message(Func<Handle> apply) => Assert.Throws<ArgumentException>(() => apply().Storage.Dim).Message;
        Assert.Contains(
            "points or nodes that its edges join",
            Message(() => layer.Apply(new GraphEdges(graph), other))
        );
        Assert.Contains("not the same rows", Message(() => layer.Apply(new GraphEdges(graph), x, logits)));
    }

    private static (GraphAttentionLayer Layer, ParameterSet Parameters) Make(int heads)
    {
        ReferenceLinear<Mixing>.Spec = LinearSpec.Create(Input.Signature.Irreps, Input.Signature.Irreps);
        ModelBuilder root = ModelBuilder.Root(5, Precision.Single);
        var layer = GraphAttentionLayer.Create<ReferenceLinear<Mixing>, ReferenceLinear<Mixing>>(
            root.Child("layer"),
            Input,
            Input,
            heads
        );
        return (layer, root.Complete());
    }

    private static GraphData Edges(int edgesANode)
    {
        int[] edges = [.. Enumerable.Range(0, Nodes * edgesANode)];
        return GraphData.Create(
            Nodes,
            Array.ConvertAll(edges, static e => e * 7 % Nodes),
            Array.ConvertAll(edges, e => e / edgesANode)
        );
    }

    private static GraphGeometry Bind(LayerPass pass, GraphData edges)
    {
        GraphGeometry graph = pass.Pass.Workspace.RentGraph();
        graph.Bind(edges, SymmetryGroup.O3, Precision.Single, pass.Pass.Workspace);
        return graph;
    }

    private static Handle Apply(LayerPass pass, GraphAttentionLayer layer, GraphData edges, bool withLogits)
    {
        GraphGeometry graph = Bind(pass, edges);
        Handle x = pass.Enter(edges.Nodes, Input, Numbers.Normal(2, Nodes * Input.Dim));
        if (!withLogits)
            return layer.Apply(new GraphEdges(graph), x);
        Handle logits = pass.Enter(edges.EdgeSpace, Logits, Numbers.Normal(3, edges.Index.Count * Heads));
        return layer.Apply(new GraphEdges(graph), x, logits);
    }

    /// <summary>The bytes that the layer allocates, forwards and backwards.</summary>
    private static long Run(LayerPass pass, GraphAttentionLayer layer, GraphData edges, bool withLogits)
    {
        GraphGeometry graph = Bind(pass, edges);
        Handle x = pass.Enter(edges.Nodes, Input, Numbers.Normal(2, Nodes * Input.Dim)),
            logits = withLogits
                ? pass.Enter(edges.EdgeSpace, Logits, Numbers.Normal(3, edges.Index.Count * Heads))
                : default;
        double[] cotangent = Numbers.Normal(4, Nodes * Input.Dim);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Handle result = withLogits
            ? layer.Apply(new GraphEdges(graph), x, logits)
            : layer.Apply(new GraphEdges(graph), x);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        pass.Backward(result, cotangent);
        before = GC.GetAllocatedBytesForCurrentThread();
        pass.Pass.Workspace.Tape!.Backward(pass.Pass);
        return bytes + GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private struct Mixing;
}
