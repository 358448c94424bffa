namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Models of graphs: what they may read, where values live, and attention over edges.</summary>
public sealed class GraphModelTests
{
    private const string Bond = "[Irreps(\"2x0e + 1o\")] public readonly ref partial struct Bond;\n";

    private const string Layers = """
        [Linear] private partial Hidden Mix(Hidden x);
        [Linear("2x0e + 1o", "2x0e")] private partial Features Bias(Bond x);
        [Attention(Heads = 2)] private partial Hidden Attend(GraphEdges edges, Hidden x, Scalars logits);
        [SteerableConvolution] private partial Hidden Convolve(Neighbourhood edges, Hidden x);

        """;

    [Theory]
    [InlineData("public Hidden F(Graph<Hidden> g) => g.Edges.Sum(g.Edges.Sender(Mix(g.Features)));")]
    [InlineData("public Bond F(Graph<Hidden, Bond> g) => g.Edges.Mean(g.EdgeFeatures).Sum(g.Batch);")]
    [InlineData("public Bond F(Graph<Hidden, Bond> g) => g.EdgeFeatures.Sum(g.Batch) / (g.Count + g.GraphCount);")]
    [InlineData(
        "public Hidden F(Graph<Hidden, Bond> g) { GraphEdges e = g.Edges; Scalars w = e.Softmax(Scalars.From("
            + "Bias(g.EdgeFeatures).MeanOverCopies())); return e.Sum(w * e.Sender(g.Features)); }"
    )]
    [InlineData(
        "public Hidden F(Graph<Hidden, Bond> g) => "
            + "Attend(g.Edges, Mix(g.Features), Scalars.From(Bias(g.EdgeFeatures)));"
    )]
    [InlineData("public Hidden F(Graph<Hidden> g, Labels l) => g.Features * g.Batch.OneHot(l, 1);")]
    public Task DoesNotTrigger_OnWhatGraphsOffer(string member) => Verify.That(Bond + Verify.InModel(Layers + member));

    [Theory]
    [InlineData("public Hidden F(Graph<Hidden> g) => {|GDL4001:g.Senders|}[0] * g.Features;")]
    [InlineData("public Hidden F(Graph<Hidden> g) => {|GDL4001:g.Receivers|}.Length * g.Features;")]
    [InlineData("public Hidden F(Graph<Hidden, Bond> g) => {|GDL4001:g.EdgeOrder|}[0] * g.Features;")]
    [InlineData("public Hidden F(Graph<Hidden, Bond> g) => {|GDL4001:g.GraphOffsets|}[1] * g.Features;")]
    [InlineData("public Hidden F(Graph<Hidden> g) => {|GDL4001:g.Rows|}[0, 0] * g.Features;")]
    [InlineData("public Hidden F(Graph<Hidden, Bond> g) => {|GDL4001:g.EdgeRows|}[0, 0] * g.Features;")]
    [InlineData(
        "public Hidden F(Graph<Hidden> g) => {|GDL4001:Graph.Create<Hidden>|}(new double[10], [0], [0]).Features;"
    )]
    [InlineData("public Hidden F(Graph<Hidden> g) => {|GDL4003:default(Graph<Hidden>)|}.Features;")]
    [InlineData(
        "public Hidden F(Graph<Hidden> g) { GraphEdges e = {|GDL4003:default|}; return e.Sum(e.Sender(g.Features)); }"
    )]
    public Task Triggers_OnNumbersOfNodes(string member) => Verify.That(Bond + Verify.InModel(Layers + member));

    [Theory]
    [InlineData("public Hidden F(Graph<Hidden> g) => g.Features + {|GDL3010:g.Edges.Sender(g.Features)|};")]
    [InlineData("public Bond F(Graph<Bond, Bond> g) => g.Features + {|GDL3010:g.EdgeFeatures|};")]
    [InlineData("public Hidden F(Graph<Hidden> g) => g.Edges.Sum({|GDL3010:g.Features|});")]
    [InlineData("public Bond F(Graph<Bond, Bond> g) => g.Edges.Sender({|GDL3010:g.EdgeFeatures|});")]
    [InlineData("public Hidden F(Graph<Hidden> g) => g.Features + {|GDL3010:g.Features.Sum(g.Batch)|};")]
    [InlineData(
        "public Hidden F(Graph<Bond, Hidden> g) => Attend(g.Edges, {|GDL3010:g.EdgeFeatures|}, "
            + "Scalars.From(Bias(g.Edges.Sender(g.Features))));"
    )]
    [InlineData(
        "public Hidden F(Graph<Hidden, Bond> g) => Attend(g.Edges, g.Features, "
            + "{|GDL3010:Scalars.From(Bias(g.Edges.Mean(g.EdgeFeatures)))|});"
    )]
    public Task Triggers_OnMixedRows(string member) => Verify.That(Bond + Verify.InModel(Layers + member));

    [Theory]
    [InlineData("\"8x0e + 4x1o\", \"3x0e + 1o\", Heads = 4", "")]
    [InlineData("\"8x0e + 4x1o\", \"3x0e + 1o\", Heads = 4", ", Features logits")]
    [InlineData("\"8x0e + 4x1o\", \"3x0e + 1o\", Heads = 4", ", [Irreps(\"2x0e + 2x0e\")] Features logits")]
    [InlineData("\"8x0e + 4x1o\", \"3x0e + 1o\"", ", Scalars logits")]
    [InlineData("\"8x0e + 4x1o\", \"{|GDL2102:2e|}\"", "")]
    [InlineData("\"8x0e + 6x1o\", \"0e\", Heads = {|GDL2125:4|}", "")]
    [InlineData("\"8x0e\", \"0e\", Heads = {|GDL2112:0|}", ", Scalars logits")]
    [InlineData("\"8x0e\", \"0e\", MaxDegree = {|GDL2130:2|}", "")]
    [InlineData("\"8x0e\", \"0e\", Cutoff = {|GDL2130:2|}", ", Scalars logits")]
    [InlineData("\"8x0e\", \"0e\", Heads = 2", ", [Irreps(\"{|GDL2126:3x0e|}\")] Features logits")]
    [InlineData("\"8x0e\", \"0e\"", ", [Irreps(\"{|GDL2126:1o|}\")] Features logits")]
    public Task Attention_OverEdgesOfGraphs(string arguments, string logits) =>
        Verify.That(Attention(arguments, $"(GraphEdges edges, Features x{logits})"));

    [Fact]
    public Task Says_WhatLogitsAre() =>
        Verify.Says(
            Attention(
                "\"8x0e\", \"0e\", Heads = 2",
                "(GraphEdges edges, Features x, [Irreps(\"{|GDL2126:3x0e|}\")] Features logits)"
            ),
            "'A' gets its logits as \"3x0e\". An edge adds one invariant number to the logit of each head. Write "
                + "\"2x0e\"."
        );

    [Fact]
    public Task Says_WhatAttentionTakes() =>
        Verify.Says(
            Attention("\"8x0e\", \"0e\"", "{|GDL2035:(Neighbourhood edges, Features x, Features logits)|}"),
            "[Attention] takes a Neighbourhood and one feature, or GraphEdges, one feature, and optionally logits, but "
                + "'A' has GeoDL.Typed.Neighbourhood, GeoDL.Typed.Features, GeoDL.Typed.Features. A layer couples "
                + "features, and each operand must state how it transforms. Write a Neighbourhood and one feature, or "
                + "GraphEdges, one feature, and optionally logits as parameters."
        );

    [Fact]
    public Task Convolutions_NeedPositions() =>
        Verify.That(
            """
            [EquivariantModel]
            public sealed partial class Net
            {
                [SteerableConvolution("0e", "0e")]
                private partial Features C{|GDL2035:(GraphEdges edges, Features x)|};
            }
            """
        );

    [Fact]
    public Task EveryGroup_HasGraphs() =>
        Verify.That(
            """
            [Irreps("2x0 + 2x1", Group = Group.SO2)] public readonly ref partial struct Flat;
            [EquivariantModel(Group = Group.SO2)]
            public sealed partial class Net
            {
                [Attention(Heads = 2)] private partial Flat Attend(GraphEdges edges, Flat x);
                public Flat Forward(Graph<Flat> g) => Attend(g.Edges, g.Features);
            }
            [EquivariantModel]
            public sealed partial class OfSpace
            {
                public int Count(Graph<{|GDL1016:Flat|}> g) => g.Count;
                public int CountEdges(Graph<Hidden, {|GDL1016:Flat|}> g) => g.Edges.Count;
            }
            """
        );

    private static string Attention(string arguments, string parameters) =>
        $$"""
            [EquivariantModel]
            public sealed partial class Net
            {
                [Attention({{arguments}})] private partial Features A{{parameters}};
            }
            """;
}
