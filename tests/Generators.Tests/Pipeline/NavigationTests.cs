using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>
/// Where an editor goes from a layer: its symbol, at the declaration and at a call, leads to the user's text and to the
/// emitted one.
/// </summary>
public class NavigationTests
{
    [Fact]
    public void ALayersImplementation_IsInTheEmittedFile()
    {
        GeneratorRun run = GeneratorHost.Run(ModelEmissionTests.GalaxyNet).AssertClean();
        SyntaxTree written = run.Output.SyntaxTrees.Single(static t => t.FilePath == "File0.cs");
        SemanticModel model = run.Output.GetSemanticModel(written);
        InvocationExpressionSyntax call = written
            .GetRoot()
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .First(static c => c.Expression.ToString() == "Activate");

        var layer = (IMethodSymbol)model.GetSymbolInfo(call).Symbol!;

        Assert.Same(written, Assert.Single(layer.Locations).SourceTree);
        Location implementation = Assert.Single(layer.PartialImplementationPart!.Locations);
        Assert.EndsWith("GalaxyNet.g.cs", implementation.SourceTree!.FilePath, StringComparison.Ordinal);
        Assert.Equal("Activate", implementation.SourceTree.GetText().ToString(implementation.SourceSpan));
    }
}
