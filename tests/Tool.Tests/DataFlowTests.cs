using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Page.Flow;
using GeoDL.Typed.Tool.Verify;

namespace GeoDL.Typed.Tool.Tests;

/// <summary>Which layer's result enters which, and where the layers stand.</summary>
public sealed class DataFlowTests
{
    [Fact]
    public void Flow_IsThatOfTheCode()
    {
        DataFlow flow = FlowOf("ForceNet");

        Assert.Null(flow.Fault);
        Assert.Equal(
            [
                "activate -> exchange.mix (gather, scale by, receiver sum)",
                "activate -> read (add)",
                "embed -> activate ()",
                "exchange.mix -> read (add)",
                "input -> embed ()",
                "positions -> exchange.mix (norm, scale by, receiver sum)",
                "read -> result ()",
            ],
            Words(flow)
        );
    }

    [Fact]
    public void Flow_OfImagesAndOfThePlaneIsFound()
    {
        Assert.Equal(["activate -> result ()", "input -> lift ()", "lift -> activate ()"], Words(FlowOf("ImageNet")));
        Assert.Equal(["convolve -> result (cloud sum)", "input -> convolve ()"], Words(FlowOf("PlaneNet")));
    }

    /// <summary>The second round takes the result of the first.</summary>
    [Fact]
    public void Flow_OfALoopIsOneNodeForEachLayer()
    {
        DataFlow flow = FlowOf("LoopNet");

        Assert.Equal(["input -> mix ()", "mix -> mix ()", "mix -> result ()"], Words(flow));
        FlowNode mix = Assert.Single(flow.Nodes, static n => n.Kind == FlowKind.Layer);
        Assert.Equal(3, mix.Calls);
        FlowArrow again = Assert.Single(flow.Arrows, static a => a.From == a.To);
        var layout = FlowLayout.Of(flow, static _ => 100);
        Assert.True(layout.IsLater(again));
        Assert.Empty(layout.RouteOf(again));
    }

    [Fact]
    public void Flow_OfAModelThatCannotRunIsTheListOfItsLayers()
    {
        DataFlow flow = FlowOf("UnfedNet");

        Assert.Contains("[VerificationInputs]", flow.Fault, StringComparison.Ordinal);
        Assert.Equal(["mix"], flow.Nodes.Select(static n => n.Name));
        Assert.Empty(flow.Arrows);
    }

    /// <summary>On random graphs: arrows lead downwards rank by rank, and no two nodes overlap.</summary>
    [Fact]
    public void Layout_LeadsDownwardsWithoutOverlaps()
    {
        var random = new Random(3);
        for (int trial = 0; trial < 30; trial++)
        {
            int count = random.Next(1, 14);
            FlowNode[] nodes =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(n => new FlowNode(n < 2 ? FlowKind.Input : FlowKind.Layer, $"n{n}", "1o", "points", n)),
            ];
            FlowArrow[] arrows =
            [
                .. from to in Enumerable.Range(0, count)
                from a in Enumerable.Range(0, to)
                where to >= 2 && random.Next(3) == 0
                select new FlowArrow(a, to, []),
            ];
            double[] widths = [.. nodes.Select(_ => 50.0 + random.Next(200))];

            var layout = FlowLayout.Of(new DataFlow(nodes, arrows, null), n => widths[n.Order]);

            foreach (FlowArrow arrow in arrows)
            {
                int[] ranks = [.. layout.RouteOf(arrow).Select(static p => p.Rank)];
                Assert.Equal(Enumerable.Range(ranks[0], ranks.Length), ranks);
                Assert.True(ranks.Length >= 2);
            }
            foreach (IGrouping<int, int> rank in Enumerable.Range(0, count).GroupBy(n => layout[n].Rank))
            {
                foreach ((int left, int right) in Pairs([.. rank.OrderBy(n => layout[n].X)]))
                {
                    double apart = layout[right].X - layout[left].X;
                    Assert.True(apart >= (widths[left] + widths[right]) / 2);
                }
            }
            Assert.All(nodes, n => Assert.InRange(layout[n.Order].X, 0, layout.Width));
        }
    }

    private static IEnumerable<(int, int)> Pairs(int[] sorted) => sorted.Zip(sorted.Skip(1));

    private static DataFlow FlowOf(string name)
    {
        // The tool loads the assembly once more: its types are not those that this project refers to.
        var assembly = ModelAssembly.Open(Ran.Models, "Release");
        Type type = assembly.Models.Single(t => t.Name == name);
        return FlowRecorder.Of(new Verifier(assembly, seed: 7), type, ModelFactory.Create(type, Precision.Single));
    }

    private static string[] Words(DataFlow flow) =>
        [
            .. flow
                .Arrows.Select(a =>
                    $"{flow.Nodes[a.From].Name} -> {flow.Nodes[a.To].Name} ({string.Join(", ", a.Steps)})"
                )
                .Order(StringComparer.Ordinal),
        ];
}
