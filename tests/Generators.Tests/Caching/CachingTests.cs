using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Tests.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Tests.Caching;

/// <summary>
/// What an edit makes the generator do again: models are read again, files are written again only if what was read
/// differs.
/// </summary>
public class CachingTests
{
    private const string Model = """
        [EquivariantModel]
        public sealed partial class Net
        {
            [Linear("8x0e + 4x1o", "8x0e")] private partial Features Mix(Features x);
            public Features Forward(Features x) => Mix(x);
            public int Width() => 3;
        }

        public static class Other { public static int Value => 1; }
        """;

    private const string Feature = """
        [Irreps("8x0e")] public readonly ref partial struct Hidden;
        """;

    [Theory]
    [InlineData("    public int Width", "    // a comment\n    public int Width")]
    [InlineData("=> 1;", "=> 2;")]
    [InlineData("Width() => 3", "Width() => 34")]
    [InlineData("Width() => 3", "Width(int x) => x + 3")]
    [InlineData("=> Mix(x);", "=> Mix(Mix(x));")]
    [InlineData("public static class Other", "\n\npublic static class Other")]
    public void AnEditOfSomethingElse_WritesNothing(string before, string after)
    {
        Steps steps = Edit(Model, Model.Replace(before, after));

        Assert.All(steps.Reasons(TrackingNames.Models), AssertSame);
        Assert.All(steps.Outputs, static r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Fact]
    public void AMovedFile_WritesNothing()
    {
        CSharpCompilation first = GeneratorHost.CompileFiles(
            ("A.cs", GeneratorHost.WithUsings(Model)),
            ("B.cs", GeneratorHost.WithUsings(Feature))
        );
        SyntaxTree tree = first.SyntaxTrees[0];
        Steps steps = Steps.Of(first, first.ReplaceSyntaxTree(tree, tree.WithFilePath("moved/A.cs")));

        Assert.All(steps.Reasons(TrackingNames.Models), AssertSame);
        Assert.All(steps.Outputs, static r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Fact]
    public void AnotherMultiplicity_WritesTheModelAndItsKernel()
    {
        Steps steps = Edit(Model, Model.Replace("8x0e + 4x1o", "9x0e + 4x1o"));

        Assert.Equal([IncrementalStepRunReason.Modified], steps.Reasons(TrackingNames.Models));
        Assert.Equal(2, steps.Outputs.Count(static r => r == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void AnotherHyperparameter_LeavesCouplingsAlone()
    {
        const string product = """
            [EquivariantModel]
            public sealed partial class Net
            { [TensorProduct("2x1o", "1x1o", "2x0e + 2x2e", PathNormalization = PathNormalization.Element)] private partial Features P(Features x, Features y); }
            """;
        Steps steps = Edit(product, product.Replace("PathNormalization.Element", "PathNormalization.Path"));

        Assert.Equal([IncrementalStepRunReason.Modified], steps.Reasons(TrackingNames.Models));
        Assert.All(steps.Reasons(TrackingNames.Couplings), AssertSame);
    }

    [Fact]
    public void ASecondModel_LeavesTheFirstAlone()
    {
        CSharpCompilation first = GeneratorHost.Compile(Model);
        SyntaxTree second = GeneratorHost
            .Compile(Model.Replace("Net", "Second").Replace("Other", "Else"))
            .SyntaxTrees[0]
            .WithFilePath("Second.cs");
        Steps steps = Steps.Of(first, first.AddSyntaxTrees(second));

        Assert.Single(steps.Reasons(TrackingNames.Models), static r => r == IncrementalStepRunReason.New);
        Assert.All(
            steps.Reasons(TrackingNames.Models).Where(static r => r != IncrementalStepRunReason.New),
            AssertSame
        );
        // Its kernel is that of the first.
        Assert.Equal(1, steps.Outputs.Count(static r => r == IncrementalStepRunReason.New));
        Assert.All(
            steps.Outputs.Where(static r => r != IncrementalStepRunReason.New),
            static r => Assert.Equal(IncrementalStepRunReason.Cached, r)
        );
    }

    [Fact]
    public void ASignatureInAnotherFile_ReachesTheLayersThatUseIt()
    {
        const string model = """
            [EquivariantModel] public sealed partial class Net { [Linear] private partial Hidden Mix(Hidden x); }
            """;
        CSharpCompilation first = GeneratorHost.Compile(model, Feature);
        Steps steps = Steps.Of(
            first,
            first.ReplaceSyntaxTree(
                first.SyntaxTrees[1],
                GeneratorHost.Compile(model, Feature.Replace("8x0e", "9x0e")).SyntaxTrees[1]
            )
        );

        Assert.Equal([IncrementalStepRunReason.Modified], steps.Reasons(TrackingNames.Models));
        Assert.Equal([IncrementalStepRunReason.Modified], steps.Reasons(TrackingNames.Features));
    }

    private static Steps Edit(string before, string after)
    {
        Assert.NotEqual(before, after);
        CSharpCompilation first = GeneratorHost.Compile(before, Feature);
        return Steps.Of(
            first,
            first.ReplaceSyntaxTree(first.SyntaxTrees[0], GeneratorHost.Compile(after).SyntaxTrees[0])
        );
    }

    private static void AssertSame(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, reason.ToString());
}
