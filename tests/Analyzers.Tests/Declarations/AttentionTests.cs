namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Attention: its heads, what it reaches, and over which spaces it goes.</summary>
public sealed class AttentionTests
{
    private const string Parameters = "(Neighbourhood edges, Features x)";

    [Theory]
    [InlineData("\"8x0e + 4x1o\", \"3x0e + 1o\", Heads = 4")]
    [InlineData("\"8x0e + 4x1o\", \"3x0e + 1o\"")]
    [InlineData("\"2x0e + 6x1o + 4x0e\", \"2e\", Heads = 2, MaxDegree = 2")]
    [InlineData("\"5x0e\", \"1o\", Heads = 5, Cutoff = 2, Envelope = CutoffEnvelope.Cosine")]
    public Task DoesNotTrigger_WhereHeadsDivideCopies(string arguments) =>
        Verify.That(Model("", $"[Attention({arguments})] private partial Features A{Parameters};"));

    [Theory]
    [InlineData("\"8x0e + 6x1o\", \"0e\", Heads = {|GDL2125:4|}")]
    [InlineData("\"3x0e + 5x0e\", \"0e\", Heads = {|GDL2125:8|}")]
    [InlineData("\"8x0e\", \"0e\", Heads = {|GDL2125:16|}")]
    [InlineData("\"8x0e\", \"0e\", Heads = {|GDL2112:0|}")]
    [InlineData("\"8x0e\", \"{|GDL2110:2e|}\", Heads = 4")]
    [InlineData("\"8x0e\", \"{|GDL2110:1e|} + 1o\"")]
    [InlineData("\"8x0e\", \"0e\", Cutoff = {|GDL2112:-1|}")]
    [InlineData("\"8x0e\", \"0e\", Envelope = CutoffEnvelope.Cosine, EnvelopeExponent = {|GDL2112:4|}")]
    public Task Triggers_OnHeadsResultsAndOptions(string arguments) =>
        Verify.That(Model("", $"[Attention({arguments})] private partial Features A{Parameters};"));

    [Theory]
    [InlineData("(PlaneNeighbourhood edges, Features x)")]
    [InlineData("(Neighbourhood edges, Features x)")]
    [InlineData("{|GDL2035:(Pixels grid, Features x)|}")]
    [InlineData("{|GDL2035:(Features x)|}")]
    [InlineData("{|GDL2035:(PlaneNeighbourhood edges, Features x, Features y)|}")]
    public Task GoesOverEdges_NotOverPixels(string parameters) =>
        Verify.That(
            Model(
                "(Group = Group.O2)",
                $"[Attention(\"4x0e + 2x1\", \"0e\", Heads = 2)] private partial Features A{parameters};"
            )
        );

    [Fact]
    public Task Says_HowManyHeadsFit() =>
        Verify.Says(
            Model(
                "",
                $"[Attention(\"8x0e + 6x1o\", \"0e\", Heads = {{|GDL2125:4|}})] private partial Features A{Parameters};"
            ),
            "'A' has 4 heads, which do not divide the copies of 6x1o. Each head has an equal part of the copies of "
                + "each block. Write Heads = 2, or other copies."
        );

    private static string Model(string group, string member) =>
        $$"""
            [EquivariantModel{{group}}]
            public sealed partial class Net
            {
                {{member}}
            }
            """;
}
