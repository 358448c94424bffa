using System.Collections.Immutable;
using System.Diagnostics;
using GeoDL.Typed.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace GeoDL.Typed.Analyzers.Tests.Performance;

/// <summary>What the analyzers cost on a project of 200 layers and 20,000 lines: their share of a build, and the answer to one edit.</summary>
/// <remarks>Processor time, since tests share the machine; no other test runs beside this one.</remarks>
[Collection(nameof(AnalyzerCostTests))]
[CollectionDefinition(nameof(AnalyzerCostTests), DisableParallelization = true)]
public sealed class AnalyzerCostTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Analyzers_CostLittle_OnALargeProject()
    {
        List<(string Path, string Text)> files = LargeProject.Files();
        CSharpCompilation source = Analysis.Compile(files);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new EquivariantModelGenerator().AsSourceGenerator()], parseOptions: Analysis.ParseOptions);
        await Analysis.Run(Analysis.Generate(Analysis.Compile(files.Take(3)))); // Warm.

        TimeSpan start = Environment.CpuUsage.TotalTime;
        double Elapsed() => (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        driver = driver.RunGeneratorsAndUpdateCompilation(source, out Compilation compilation, out _);
        double generator = Elapsed();
        start = Environment.CpuUsage.TotalTime;
        Assert.DoesNotContain(compilation.GetDiagnostics(), static d => d.Severity == DiagnosticSeverity.Error);
        double compiler = Elapsed();
        start = Environment.CpuUsage.TotalTime;
        Assert.Empty((await compilation.WithAnalyzers(Analysis.Analyzers).GetAnalyzerDiagnosticsAsync()).Where(static d => d.Severity == DiagnosticSeverity.Error));
        double analyzers = Elapsed();

        (double edit, double editWall) = (double.MaxValue, double.MaxValue);
        SyntaxTree before = source.SyntaxTrees.First(static t => t.FilePath == "Model7.cs");
        for (int i = 0; i < 8; i++)
        {
            SyntaxTree after = CSharpSyntaxTree.ParseText(LargeProject.Model(7, $"y += {i + 2} * x;"), Analysis.ParseOptions, "Model7.cs");
            driver = driver.RunGeneratorsAndUpdateCompilation(source.ReplaceSyntaxTree(before, after), out compilation, out _);
            SemanticModel model = compilation.GetSemanticModel(after);
            model.GetDiagnostics();
            CompilationWithAnalyzers again = compilation.WithAnalyzers(Analysis.Analyzers);
            var clock = Stopwatch.StartNew();
            start = Environment.CpuUsage.TotalTime;
            ImmutableArray<Diagnostic> found = await again.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None);
            (edit, editWall) = (Math.Min(edit, Elapsed()), Math.Min(editWall, clock.Elapsed.TotalMilliseconds));
            Assert.Empty(found);
        }

        int lines = files.Sum(static f => f.Text.Count(static c => c == '\n'));
        double share = analyzers / (analyzers + compiler + generator);
        output.WriteLine($"{LargeProject.Models * LargeProject.LayersOfAModel} layers, {lines} lines: generator {generator:F0} ms, compiler {compiler:F0} ms, analyzers {analyzers:F0} ms of processor time "
            + $"({share:P0}); one edit analysed again in {edit:F1} ms, {editWall:F1} ms by the clock");
        Assert.True(lines >= 20_000);
        Assert.True(share < 0.5, $"share {share:P0}");
        Assert.True(edit < 50, $"edit {edit} ms");
    }
}
