using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using GeoDL.Typed.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Compiles mutants with generator and analyzers: nothing may crash, take long, depend on chance, or emit what does not
/// compile without a word.
/// </summary>
internal sealed class MutantRun(
    int count,
    int seed,
    int first = 0,
    int workers = 1,
    double seconds = 5,
    Action<string>? progress = null
)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private int _done;
    private int _compiled;
    private int _reported;
    private int _beyond;
    private long _longest;

    /// <summary>Mutants with what is wrong about them.</summary>
    public ConcurrentBag<(Mutant Mutant, string Fault)> Faults { get; } = [];

    /// <summary>How many were judged.</summary>
    public int Done => _done;

    /// <summary>How many compiled without an error.</summary>
    public int Compiled => _compiled;

    /// <summary>How many got a diagnostic of ours.</summary>
    public int Reported => _reported;

    /// <summary>What each kind of change did how often.</summary>
    public ConcurrentDictionary<string, int> Changes { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes and judges all.</summary>
    public async Task<MutantRun> Execute()
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(first, count),
            new ParallelOptions { MaxDegreeOfParallelism = workers },
            async (number, _) =>
            {
                Mutant mutant = MutantComposer.Make(number, seed);
                foreach (string change in mutant.Changes)
                {
                    Changes.AddOrUpdate(
                        change.Contains(" renamed ", StringComparison.Ordinal) ? "renamed" : change,
                        1,
                        static (_, n) => n + 1
                    );
                }
                if (await Judge(mutant) is { } fault)
                    Faults.Add((mutant, fault));
                if (Interlocked.Increment(ref _done) % 500 == 0)
                {
                    progress?.Invoke(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{_done} mutants, {_compiled} compiled, {Faults.Count} faults, "
                                + $"{watch.Elapsed.TotalSeconds:0} s"
                        )
                    );
                }
            }
        );
        return this;
    }

    /// <summary>The whole report.</summary>
    public string Write()
    {
        var text = new StringBuilder().AppendLine(
            CultureInfo.InvariantCulture,
            $"{Done} mutants of seed {seed}: {Compiled} compiled, {Reported} with a diagnostic of "
                + $"ours, {Faults.Count} faults; on {_beyond} the C# compiler fails by itself; the slowest "
                + $"took {TimeSpan.FromTicks(_longest).TotalSeconds:0.0} s."
        );
        foreach ((string change, int times) in Changes.OrderBy(static c => c.Key, StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {change} | {times} |");
        return text.ToString();
    }

    /// <summary>Everything that C#, generator and analyzers have to say about a program.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsOf(string text) =>
        await Analyse(Generate(Parse(text)).Output, static (_, _) => { });

    private async Task<string?> Judge(Mutant mutant)
    {
        CSharpCompilation compilation = Parse(mutant.Text);
        try
        {
            return await Judge(compilation);
        }
        catch (Exception error) when (error is not OperationCanceledException && FailsAlone(compilation))
        {
            Interlocked.Increment(ref _beyond);
            return null;
        }
    }

    /// <summary>Whether the C# compiler fails on a program by itself.</summary>
    private static bool FailsAlone(CSharpCompilation compilation)
    {
        try
        {
            compilation.Clone().GetDiagnostics();
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }

    private async Task<string?> Judge(CSharpCompilation compilation)
    {
        var watch = Stopwatch.StartNew();
        (GeneratorRunResult first, Compilation generated) = Generate(compilation);
        if (first.Exception is { } thrown)
            return $"CS8785: {thrown}";
        string? crash = null;
        ImmutableArray<Diagnostic> found = await Analyse(
            generated,
            (error, analyzer) => crash ??= $"AD0001: {analyzer.GetType().Name}: {error}"
        );
        TimeSpan time = watch.Elapsed;
        InterlockedMax(time.Ticks);
        if (crash is not null)
            return crash;
        if (
            first.GeneratedSources.FirstOrDefault(static s =>
                s.SourceText.ToString().Contains("#error GeoDL.Typed could not", StringComparison.Ordinal)
            ) is
            { HintName: not null } leaked
        )
        {
            return $"leaked exception: {leaked.SourceText}";
        }
        if (time.TotalSeconds > seconds)
            return string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
        bool isReported = found.Any(static d =>
            d.Id.StartsWith("GDL", StringComparison.Ordinal) && d.Severity == DiagnosticSeverity.Error
        );
        Diagnostic[] problems =
        [
            .. found.Where(static d =>
                d.Severity >= DiagnosticSeverity.Warning && d.Id.StartsWith("CS", StringComparison.Ordinal)
            ),
        ];
        bool hasErrors = problems.Any(static d => d.Severity == DiagnosticSeverity.Error);
        Interlocked.Add(ref _reported, isReported ? 1 : 0);
        Interlocked.Add(ref _compiled, isReported || hasErrors ? 0 : 1);
        // Where the user's own file has an error, what is generated may not compile either.
        bool isOwn = problems.Any(static d => d.Severity == DiagnosticSeverity.Error && !IsGenerated(d));
        if (!isReported && !isOwn && problems.FirstOrDefault(IsGenerated) is { } unsaid)
            return $"nothing was reported, and {unsaid}";
        (GeneratorRunResult second, _) = Generate(compilation);
        return first
            .GeneratedSources.Select(static s => (s.HintName, s.SourceText.ToString()))
            .SequenceEqual(second.GeneratedSources.Select(static s => (s.HintName, s.SourceText.ToString())))
            ? null
            : "another output on the second run";
    }

    private static CSharpCompilation Parse(string text) =>
        CSharpCompilation.Create(
            "Mutant",
            [CSharpSyntaxTree.ParseText(text, ParseOptions, "Mutant.cs", Encoding.UTF8)],
            CompilerHost.References,
            CompilerHost.Options
        );

    private static Task<ImmutableArray<Diagnostic>> Analyse(
        Compilation compilation,
        Action<Exception, DiagnosticAnalyzer> failed
    ) =>
        compilation
            .WithAnalyzers(
                CompilerHost.Analyzers(new()),
                new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([]),
                    onAnalyzerException: (error, analyzer, _) => failed(error, analyzer),
                    concurrentAnalysis: false,
                    logAnalyzerExecutionTime: false
                )
            )
            .GetAllDiagnosticsAsync();

    private static (GeneratorRunResult Result, Compilation Output) Generate(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new EquivariantModelGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return (driver.GetRunResult().Results[0], output);
    }

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) ?? false;

    private void InterlockedMax(long ticks)
    {
        for (long known = Interlocked.Read(ref _longest); ticks > known; )
        {
            known =
                Interlocked.CompareExchange(ref _longest, ticks, known) == known
                    ? ticks
                    : Interlocked.Read(ref _longest);
        }
    }
}
