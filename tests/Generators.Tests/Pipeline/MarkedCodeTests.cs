namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>
/// Attributes of the user's on what the generator completes: those that it writes too may stand once.
/// </summary>
public class MarkedCodeTests
{
    private const string Mark = "[System.CodeDom.Compiler.GeneratedCode(\"me\", \"7\")]";

    [Fact]
    public void TheMarkOfGeneratedCode_MayBeTheUsers() =>
        GeneratorHost
            .Run(
                $$"""
                {{Mark}} [Irreps("4x0e + 2x1o")] public readonly ref partial struct Hidden;
                {{Mark}} [EquivariantModel]
                public sealed partial class Net
                {
                    {{Mark}} [Linear] private partial Hidden Mix(Hidden x);
                    {{Mark}} [Module] private partial Block Inner { get; }
                    [Module(Repeat = 2)] {{Mark}} private partial IReadOnlyList<Block> Blocks { get; }
                    public Hidden Forward(PointCloud<Hidden> c) => Inner.Forward(Mix(c.Features)) + Blocks[1].Forward(c.Features);
                }
                [EquivariantModel] public sealed partial class Block { [Linear] private partial Hidden Mix(Hidden x); public Hidden Forward(Hidden x) => Mix(x); }
                {{Mark}} public static partial class Kernels { {{Mark}} [Linear("4x0e", "2x0e")] public static partial void Map(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, Span<float> y); }
                """
            )
            .AssertClean();

    [Fact]
    public void TheMark_StaysWhereTheUserHasNone()
    {
        GeneratorRun run = GeneratorHost
            .Run(
                $$"""
                {{Mark}} [EquivariantModel] public sealed partial class Net { [Linear("4x0e", "2x0e")] private partial Features Mix(Features x); public Features Forward([Irreps("4x0e")] Features x) => Mix(x); }
                """
            )
            .AssertClean();

        Assert.DoesNotContain(
            "[global::System.CodeDom.Compiler.GeneratedCode(\"GeoDL.Typed\", \"1\")]\npartial class Net",
            run.Files["Net.g.cs"],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "[global::System.CodeDom.Compiler.GeneratedCode(\"GeoDL.Typed\", \"1\")]\nprivate partial",
            run.Files["Net.g.cs"].Replace("    ", string.Empty),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void AnAttributeOfThatNameElsewhere_IsAnother() =>
        GeneratorHost
            .Run(
                """
                namespace Mine { public sealed class GeneratedCodeAttribute : Attribute { } }
                namespace Use
                {
                    [Mine.GeneratedCode] [Irreps("1o")] public readonly ref partial struct Spin;
                    [Mine.GeneratedCode] [EquivariantModel] public sealed partial class Net { [Mine.GeneratedCode] [Linear] private partial Spin Mix(Spin x); public Spin Forward(Spin x) => Mix(x); }
                }
                """
            )
            .AssertClean();

    [Fact]
    public void OtherAttributes_AreTheUsers() =>
        GeneratorHost
            .Run(
                """
                [Obsolete("old", error: false)] [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)] [Irreps("1o")] public readonly ref partial struct Spin;
                [Serializable] [System.Diagnostics.DebuggerDisplay("Net")] [EquivariantModel]
                public sealed partial class Net
                {
                    [System.ComponentModel.Description("mixes")] [Linear("1o", "1o")] private partial Features Mix(Features x);
                    public Features Forward([Irreps("1o")] Features x) => Mix(x);
                }
                """
            )
            .AssertClean();
}
