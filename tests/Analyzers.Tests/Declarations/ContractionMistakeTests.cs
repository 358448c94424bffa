namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Mistakes that people make with symmetric contractions: each is one diagnostic where it is made.</summary>
public sealed class ContractionMistakeTests
{
    [Fact]
    public Task Accepts_ContractionsWithAndWithoutSpecies() =>
        Verify.That(
            Model(
                """
                [SymmetricContraction("8x0e + 8x1o", "8x0e + 8x1o + 8x2e", Correlation = 2)]
                private partial Features A(Features x);

                [SymmetricContraction("8x0e + 8x1o", "8x0e", Species = 4, Basis = ContractionBasis.Chains)]
                private partial Features B(Features x, Labels species);

                [return: Irreps("8x0e")]
                public Features Forward(PointCloud<Channels> cloud, Labels species) => B(cloud.Features, species);
                """
            )
        );

    [Theory]
    [InlineData("8x0e + 4x1o", "8x0e")]
    [InlineData("8x0e + 8x1o", "16x0e")]
    [InlineData("8x0e + 8x1o", "8x0e + 8x0e")]
    public Task Triggers_OnDifferentNumbersOfCopies(string operand, string result) =>
        Verify.That(
            Model(
                $"[SymmetricContraction(\"{operand}\", \"{{|GDL2170:{result}|}}\")] "
                    + "private partial Features A(Features x);"
            )
        );

    [Theory]
    [InlineData("4x1o", "4x0e + {|GDL2171:4x1e|}")]
    [InlineData("4x0e + 4x1o", "4x0e + {|GDL2171:4x0o|}")]
    public Task Triggers_OnWhatNoPolynomialReaches(string operand, string result) =>
        Verify.That(
            Model($"[SymmetricContraction(\"{operand}\", \"{result}\")] private partial Features A(Features x);")
        );

    [Fact]
    public Task Says_WhichCorrelationReachesIt() =>
        Verify.Says(
            Model(
                """
                [SymmetricContraction("4x1o", "{|GDL2171:4x2e|}", Correlation = 1)]
                private partial Features A(Features x);
                """
            ),
            "'A' cannot reach '4x2e': no symmetric product of up to 1 factors of '4x1o' contains it, so that output "
                + "would always be zero. What is odd under the exchange of two equal factors vanishes. Write one of "
                + "1o, or take Correlation = 2."
        );

    [Theory]
    [InlineData("{|GDL2172:SymmetricContraction|}(\"4x1o\", \"4x0e\")", "Features x, Labels species")]
    [InlineData("SymmetricContraction(\"4x1o\", \"4x0e\", Species = {|GDL2172:3|})", "Features x")]
    [InlineData("SymmetricContraction(\"4x1o\", \"4x0e\", Correlation = {|GDL2112:5|})", "Features x")]
    public Task Triggers_OnOptions(string attribute, string parameters) =>
        Verify.That(Model($"[{attribute}] private partial Features A({parameters});"));

    [Fact]
    public Task Triggers_OnLabelsOfOtherLayers() =>
        Verify.That(Model("[LayerNorm(\"1o\", \"1o\")] private partial Features A{|GDL2035:(Features x, Labels s)|};"));

    private static string Model(string members) =>
        $$"""
            [Irreps("8x0e + 8x1o")] public readonly ref partial struct Channels;
            [EquivariantModel]
            public sealed partial class Net
            {
                {{members}}
            }
            """;
}
