using System.Collections.Immutable;
using GeoDL.Typed.Witness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers.Tests.Witness;

/// <summary>Programs whose IL is read back.</summary>
internal static class Witnessed
{
    private const string Usings =
        "using System;\nusing System.Collections;\nusing System.Collections.Generic;\nusing "
        + "System.Linq;\nusing System.Runtime.CompilerServices;\nusing System.Threading.Tasks;\nusing "
        + "GeoDL.Typed;\n";

    /// <summary>What nobody answers for in a model with these members, if whoever judged it saw names alone.</summary>
    public static IReadOnlyList<Finding> ByNames(string members, string types = "")
    {
        Compilation compilation = Compile(Verify.InModel(members) + types);
        return IlWitness.Examine(compilation, NamedSymbols.Of(compilation));
    }

    /// <summary>Walks a compilation with its generated files, and reads its IL back.</summary>
    public static async Task<(IReadOnlyList<Finding> Findings, ImmutableArray<Diagnostic> Reported)> Walk(
        Compilation compilation,
        HiddenSymbol? overlooked = null
    )
    {
        var record = new JudgedSymbols();
        var analyzer = new EquivarianceAnalyzer(new WalkerHooks { Judged = record.Add, Overlooked = overlooked });
        ImmutableArray<Diagnostic> reported = await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        return (IlWitness.Examine(compilation, record), reported);
    }

    /// <summary>A source beside the features that tests share, with what the generator adds.</summary>
    public static Compilation Compile(string source) => Compile([("Model.cs", source)]);

    /// <summary>Sources beside the features that tests share, with what the generator adds.</summary>
    public static Compilation Compile(IEnumerable<(string Path, string Text)> sources)
    {
        Compilation compilation = Analysis.Generate(
            Analysis.Compile([
                .. sources.Select(static s => (s.Path, Usings + s.Text)),
                ("Features.cs", Verify.Features),
            ])
        );
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    /// <summary>Asserts that both configurations have a finding about a call.</summary>
    public static void Finds(IReadOnlyList<Finding> findings, string target) =>
        Assert.All(
            new[] { "Debug", "Release" },
            c =>
                Assert.True(
                    findings.Any(f => f.Configuration == c && f.Target.Contains(target, StringComparison.Ordinal)),
                    $"{target} in {c}:\n{string.Join("\n", findings)}"
                )
        );
}
