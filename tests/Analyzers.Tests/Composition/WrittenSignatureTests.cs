namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>Signatures that code states as a text, not a declaration: those of zeros.</summary>
public sealed class WrittenSignatureTests
{
    private const string UnderD7 = """
        [Irreps("2x0e + 2x1", Group = Group.DN, Fold = 7)] public readonly ref partial struct V;

        [EquivariantModel(Group = Group.DN, Fold = 7)]
        public sealed partial class M
        {
            [Linear("2x0e + 2x1", "3x1")] private partial Features Mix(V x);

            public Features Forward(V x) => Mix(x) + Features.Zeros(x, "SIGNATURE");
        }
        """;

    [Theory]
    [InlineData("{|GDL1001:\"\"|}")]
    [InlineData("\"{|GDL1002:8x0f|}\"")]
    [InlineData("\"{|GDL1003:8x0|}\"")]
    [InlineData("\"8x0e + {|GDL1002:2y|}\"")]
    public Task Triggers_OnATextThatIsNoSignature(string text) =>
        Layers.Verify($"public Features Forward(Hidden h) => Down(h) + Features.Zeros(h, {text});");

    [Fact]
    public Task Triggers_OnceHoweverOftenTheValueIsUsed() =>
        Layers.Verify(
            """
            public Features Forward(Hidden h)
            {
                Features zero = Features.Zeros(h, "{|GDL1002:8x0f|}");
                for (int i = 0; i < 3; i++)
                    zero = zero + zero;
                return Read(zero);
            }
            """
        );

    [Fact]
    public Task DoesNotTrigger_OnASignature() =>
        Layers.Verify("public Features Forward(Hidden h) => Down(h) + Features.Zeros(h, \"8x0e\");");

    [Fact]
    public Task Triggers_OnAnIrrepThatTheGroupOfTheModelHasNot() =>
        Verify.That(UnderD7.Replace("SIGNATURE", "3x1{|GDL1008:e|}", StringComparison.Ordinal));

    [Fact]
    public Task DoesNotTrigger_OnAnIrrepOfTheGroupOfTheModel() =>
        Verify.That(UnderD7.Replace("SIGNATURE", "3x1", StringComparison.Ordinal));

    [Fact]
    public Task DoesNotTrigger_OutsideModels() =>
        Verify.That(
            "public static class Tools { public static Features Zero(Features x) => Features.Zeros(x, \"3x1\"); }"
        );
}
