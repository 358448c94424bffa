using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>Models of graphs against plain loops, under symmetries, and their derivatives.</summary>
public class GraphTests
{
    private static readonly Irreps AtomIrreps = Signature.Parse(Atom.Signature).Irreps;
    private static readonly Irreps BondIrreps = Signature.Parse(Bond.Signature).Irreps;

    [Theory]
    [InlineData(Precision.Single, true)]
    [InlineData(Precision.Double, true)]
    [InlineData(Precision.Double, false)]
    public void Attention_IsWhatTheDefinitionSays(Precision precision, bool withLogits)
    {
        var net = new GraphNet(5, precision);
        GraphCase graph = GraphCase.Random(new Random(3), 12, 50);
        double[] expected = SlowAttention(net, graph, heads: 2, "attend", AtomIrreps, withLogits);
        Near.Equal(
            expected,
            net.Predict(graph.ToGraph(), withLogits).ToArray(),
            Tolerance.Value.Of(precision == Precision.Double)
        );
    }

    [Fact]
    public void Attention_NeedsNoFeaturesOfEdges()
    {
        var net = new GraphNet(5, Precision.Double);
        GraphCase graph = GraphCase.Random(new Random(4), 9, 30);
        Graph<Atom> bare = Graph.Create<Atom>(graph.Nodes, graph.Senders, graph.Receivers);
        Near.Equal(
            SlowAttention(net, graph, heads: 1, "answer", BondIrreps, withLogits: false),
            net.Predict(bare).ToArray(),
            Tolerance.Value.Double
        );
    }

    [Fact]
    public void Attention_IsZeroWithoutEdges_AndFiniteForLargeLogits()
    {
        var net = new GraphNet(5, Precision.Single);
        double[] nodes = GraphCase.Random(new Random(4), 3, 0).Nodes;
        Graph<Atom> alone = Graph.Create<Atom>(nodes, [1], [2]);
        double[] result = net.Predict(alone).ToArray();
        Assert.All(result[..(2 * BondIrreps.Dim)], static v => Assert.Equal(0, v));
        Assert.True(result.Max(Math.Abs) > Tolerance.Noticeable);

        Graph<Atom> large = Graph.Create<Atom>([.. nodes.Select(static v => 1e3 * v)], [0, 1, 2], [1, 2, 1]);
        Assert.All(net.Predict(large).ToArray(), static v => Assert.True(double.IsFinite(v)));
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Batches_AreEquivariantGraphByGraph(Precision precision)
    {
        var net = new GraphNet(7, precision);
        var random = new Random(6);
        GraphCase[] graphs = [GraphCase.Random(random, 7, 20), GraphCase.Random(random, 5, 12)];
        Symmetry[] symmetries =
        [
            Symmetry.Random(random, 7, withInversion: true),
            Symmetry.Random(random, 5, withInversion: false),
        ];
        GraphCase[] moved = [.. graphs.Zip(symmetries, (g, s) => g.Transform(s, random))];
        double tolerance = Tolerance.Equivariance.Of(precision == Precision.Double);
        Near.Equal(
            Symmetry.TransformBatch(symmetries, Predict(graphs), BondIrreps),
            Predict(moved),
            tolerance,
            "nodes"
        );
        Near.Equal(
            Symmetry.TransformBatch(symmetries, Pooled(graphs), Signature.Parse("2x0e + 1o").Irreps),
            Pooled(moved),
            tolerance,
            "graphs"
        );
        Near.Equal([.. graphs.SelectMany(g => Predict([g]))], Predict(graphs), tolerance, "one by one");

        double[] Predict(GraphCase[] parts) => net.Predict(GraphCase.ToBatch(parts)).ToArray();

        double[] Pooled(GraphCase[] parts)
        {
            using Pass pass = net.Record();
            return net.Pooled(pass.Enter(GraphCase.ToBatch(parts))).ToRows().ToArray();
        }
    }

    [Fact]
    public void GroupsOfThePlane_NeedNoAxis()
    {
        SymmetryGroup group = SymmetryGroup.O2;
        Irreps irreps = Signature.Parse("2x0e + 2x0o + 4x1 + 2x2", group).Irreps;
        var net = new PlaneGraphNet(1, Precision.Double);
        var random = new Random(2);
        double[] nodes = GraphCase.Numbers(random, 6 * irreps.Dim);
        (int[] senders, int[] receivers) = ([0, 1, 2, 3, 4, 5, 0, 0], [1, 2, 3, 4, 5, 0, 3, 2]);
        double[] Run(double[] rows) =>
            net.Predict(Graph.Create<PlaneGraphNet.Flag>(rows, senders, receivers)).ToArray();
        GroupElement element = GroupElement.OfPlane(0.7, reflects: true);
        double[] Turn(double[] rows) =>
            [
                .. rows.Chunk(irreps.Dim)
                    .SelectMany(row =>
                    {
                        int at = 0;
                        return irreps.SelectMany(block =>
                            Enumerable
                                .Range(0, block.Mul)
                                .SelectMany(_ =>
                                {
                                    double[] copy = row[at..(at += block.Irrep.Dim)];
                                    double[,] d = group.Matrix(block.Irrep, element);
                                    return copy.Select((_, m) => copy.Select((x, k) => d[m, k] * x).Sum());
                                })
                        );
                    }),
            ];
        Near.Equal(Turn(Run(nodes)), Run(Turn(nodes)), Tolerance.Equivariance.Double);
    }

    [Fact]
    public void Derivatives_AgreeWithDifferences()
    {
        var net = new GraphNet(7, Precision.Double);
        GraphCase graph = GraphCase.Random(new Random(8), 6, 14);
        var random = new Random(9);
        double[] target = GraphCase.Numbers(random, 6 * BondIrreps.Dim);
        double[][] parameters = [.. net.Parameters.All.Select(static p => p.ToArray())];
        double[][] along = [.. parameters.Select(p => GraphCase.Numbers(random, p.Length))];
        double[] nodes = GraphCase.Numbers(random, graph.Nodes.Length),
            edges = GraphCase.Numbers(random, graph.Edges.Length);

        double byParameters,
            byNodes,
            byEdges;
        using (Pass pass = net.Record())
        {
            Graph<Atom, Bond> entered = pass.Enter(graph.ToGraph(), GradientInputs.Features);
            pass.Backward(Loss.MeanSquaredError(net.Forward(entered), Rows<Bond>.From(target)));
            byParameters = net.Parameters.All.Select((p, i) => Dot(pass.Gradient(p), along[i])).Sum();
            byNodes = Dot(pass.FeatureGradient(entered).ToArray(), nodes);
            // Rows of edges are in the graph's order of them.
            double[] gradient = pass.FeatureGradient(entered.EdgeFeatures).ToArray();
            byEdges = Enumerable
                .Range(0, entered.EdgeOrder.Length)
                .Sum(e =>
                {
                    int given = graph.ToGraph().EdgeOrder[e];
                    return Dot(
                        gradient[(e * BondIrreps.Dim)..((e + 1) * BondIrreps.Dim)],
                        edges[(given * BondIrreps.Dim)..((given + 1) * BondIrreps.Dim)]
                    );
                });
        }

        Near.Equal([Difference(h => Value(h, 0, 0))], [byParameters], Tolerance.Derivative.Curved, "parameters");
        Near.Equal([Difference(h => Value(0, h, 0))], [byNodes], Tolerance.Derivative.Curved, "nodes");
        Near.Equal([Difference(h => Value(0, 0, h))], [byEdges], Tolerance.Derivative.Curved, "edges");
        Assert.All([byParameters, byNodes, byEdges], static d => Assert.True(Math.Abs(d) > Tolerance.NoticeableChange));

        double Value(double parameterStep, double nodeStep, double edgeStep)
        {
            for (int i = 0; i < parameters.Length; i++)
                net.Parameters.All[i].Assign(Moved(parameters[i], along[i], parameterStep));
            GraphCase moved = graph with
            {
                Nodes = Moved(graph.Nodes, nodes, nodeStep),
                Edges = Moved(graph.Edges, edges, edgeStep),
            };
            using Pass pass = net.Record();
            return Loss.MeanSquaredError(net.Forward(pass.Enter(moved.ToGraph())), Rows<Bond>.From(target)).Value;
        }
    }

    [Fact]
    public void TwoGraphs_DoNotMix()
    {
        var net = new GraphNet(7);
        Graph<Atom> graph = Graph.Create<Atom>(GraphCase.Random(new Random(8), 6, 0).Nodes, [0, 1], [1, 2]),
            other = Graph.Create<Atom>(GraphCase.Random(new Random(9), 6, 0).Nodes, [0, 1], [1, 2]);
        Assert.Contains(
            "not the same rows",
            Assert.Throws<ArgumentException>(() => graph.Edges.Sender(other.Features).ToRows()).Message
        );
        Assert.Contains(
            "not the same rows",
            Assert.Throws<ArgumentException>(() => (graph.Features + other.Features).ToRows()).Message
        );
        Assert.Equal(6, net.Predict(graph).Count);
    }

    [Fact]
    public void Positions_HaveNoDerivatives()
    {
        var net = new GraphNet(7);
        using Pass pass = net.Record();
        Graph<Atom, Bond> graph = GraphCase.Random(new Random(8), 6, 4).ToGraph();
        ArgumentException error = Assert.Throws<ArgumentException>(() => Enter(pass, graph));
        Assert.Contains("graphs have neither", error.Message);

        static void Enter(Pass pass, Graph<Atom, Bond> graph) => pass.Enter(graph, GradientInputs.Positions);
    }

    /// <summary>As its definition says it: receiver by receiver, in public order.</summary>
    private static double[] SlowAttention(
        GraphNet net,
        GraphCase graph,
        int heads,
        string layer,
        Irreps result,
        bool withLogits
    )
    {
        var query = LinearSpec.Create(AtomIrreps, AtomIrreps);
        int[] head =
        [
            .. AtomIrreps.SelectMany(block =>
                Enumerable.Range(0, block.Dim).Select(i => i / block.Irrep.Dim * heads / block.Mul)
            ),
        ];
        double[] Map(LinearSpec map, string name, double[] row) =>
            Runtime.Tests.Layers.SlowEdges.Mix(map, net.Parameters[$"{layer}.{name}.weight"].ToArray(), row);
        double[] Exponentials(double[] q, double[] k, double[] more) =>
            [
                .. Enumerable
                    .Range(0, heads)
                    .Select(h =>
                        Math.Exp(
                            more[h]
                                + (
                                    Enumerable.Range(0, k.Length).Where(i => head[i] == h).Sum(i => q[i] * k[i])
                                    / Math.Sqrt(head.Count(i => i == h))
                                )
                        )
                    ),
            ];
        var bias = LinearSpec.Create(BondIrreps, Irreps.Parse("2x0e"));
        double[] biases = net.Parameters["bias.weight"].ToArray();
        var rows = new List<double>();
        for (int i = 0; i < graph.Count; i++)
        {
            double[] q = Map(query, "query", graph.Node(i)),
                total = Exponentials(q, Map(query, "self", graph.Node(i)), new double[heads]);
            var sums = new double[AtomIrreps.Dim];
            for (int e = 0; e < graph.Senders.Length; e++)
            {
                if (graph.Receivers[e] != i)
                    continue;
                double[] more = withLogits
                    ? Runtime.Tests.Layers.SlowEdges.Mix(bias, biases, graph.Edge(e))
                    : new double[heads];
                double[] value = graph.Node(graph.Senders[e]),
                    share = Exponentials(q, Map(query, "key", value), more);
                for (int h = 0; h < heads; h++)
                    total[h] += share[h];
                for (int c = 0; c < sums.Length; c++)
                    sums[c] += share[head[c]] * value[c];
            }
            rows.AddRange(
                Map(LinearSpec.Create(AtomIrreps, result), "linear", [.. sums.Select((s, c) => s / total[head[c]])])
            );
        }
        return [.. rows];
    }

    private static double[] Moved(double[] x, double[] along, double step) =>
        [.. x.Zip(along, (a, d) => a + (step * d))];

    /// <summary>The central difference of fourth order.</summary>
    private static double Difference(Func<double, double> f)
    {
        const double Step = 2e-4;
        return ((8 * (f(Step) - f(-Step))) - (f(2 * Step) - f(-2 * Step))) / (12 * Step);
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, static (a, b) => a * b).Sum();
}
