using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using GeoDL.Typed.Analyzers;
using GeoDL.Typed.Generators;
using GeoDL.Typed.Generators.Reading;
using GeoDL.Typed.Witness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Compiles many programs at once, each in its own namespace and files, with generator and analyzers; then emits those
/// that may run.
/// </summary>
internal sealed partial class CompilerHost
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.None);

    /// <summary>Options of a release build.</summary>
    public static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        allowUnsafe: true,
        optimizationLevel: OptimizationLevel.Release
    );

    /// <summary>What this program itself runs on.</summary>
    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static p =>
                p.Contains("Microsoft.NETCore.App", StringComparison.Ordinal)
                || Path.GetFileName(p)
                    is "GeoDL.Typed.dll"
                        or "GeoDL.Typed.Algebra.dll"
                        or "System.Numerics.Tensors.dll"
                        or "GeoDL.Typed.Attack.dll"
            )
            .Select(static p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>All analyzers that the package brings; the walker among them is listened to.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers(WalkerHooks hooks) =>
        [
            .. typeof(EquivarianceAnalyzer)
                .Assembly.GetTypes()
                .Where(static t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
                .Select(t =>
                    t == typeof(EquivarianceAnalyzer)
                        ? new EquivarianceAnalyzer(hooks)
                        : (DiagnosticAnalyzer)Activator.CreateInstance(t)!
                ),
        ];

    /// <summary>Crashes of generator and analyzers, with the programs of the batch.</summary>
    public ConcurrentBag<string> Crashes { get; } = [];

    /// <summary>A rule whose errors are overlooked; null for none.</summary>
    public string? Overlooked { get; init; }

    /// <summary>A kind of hidden symbols that the walker overlooks; null for none.</summary>
    public HiddenSymbol? OverlookedSymbol { get; init; }

    /// <summary>Compiles programs and sorts the errors by program.</summary>
    public async Task<CompiledBatch> Compile(IReadOnlyList<RandomProgram> programs, bool isHostile = false)
    {
        IEnumerable<SyntaxTree> trees = programs.SelectMany(static p =>
            Files(p).Select(static f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path, Encoding.UTF8))
        );
        var compilation = CSharpCompilation.Create("Attack" + Guid.NewGuid().ToString("N"), trees, References, Options);
        CSharpGeneratorDriver
            .Create([new EquivariantModelGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(
                compilation,
                out Compilation generated,
                out ImmutableArray<Diagnostic> problems
            );
        foreach (Diagnostic problem in problems)
            Crashes.Add($"generator: {problem}");

        // What is off by default is asked for, so that it runs too.
        generated = generated.WithOptions(
            generated.Options.WithSpecificDiagnosticOptions(
                Descriptors
                    .ById.Values.Where(static d => !d.IsEnabledByDefault)
                    .Select(static d => new KeyValuePair<string, ReportDiagnostic>(d.Id, ReportDiagnostic.Info))
            )
        );

        // A hostile project switches all rules off, in every way that a configuration knows.
        if (isHostile)
        {
            generated = generated.WithOptions(
                generated
                    .Options.WithSyntaxTreeOptionsProvider(new HostileOptions())
                    .WithGeneralDiagnosticOption(ReportDiagnostic.Suppress)
                    .WithSpecificDiagnosticOptions(
                        Descriptors.ById.Keys.Select(static id => new KeyValuePair<string, ReportDiagnostic>(
                            id,
                            ReportDiagnostic.Suppress
                        ))
                    )
            );
        }
        var judged = new JudgedSymbols();
        CompilationWithAnalyzers analysis = generated.WithAnalyzers(
            Analyzers(new WalkerHooks { Judged = judged.Add, Overlooked = OverlookedSymbol }),
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: (error, analyzer, _) => Crashes.Add($"{analyzer.GetType().Name}: {error}"),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false
            )
        );
        ImmutableArray<Diagnostic> found = await analysis.GetAllDiagnosticsAsync();
        var verdicts = programs.ToDictionary(static p => p.Name, static p => new Verdict(p));
        foreach (
            Diagnostic diagnostic in found.Where(static d =>
                d.Severity == DiagnosticSeverity.Error
                || d.Id == "AD0001"
                || d.Id.StartsWith("GDL", StringComparison.Ordinal)
            )
        )
        {
            string? owner =
                OwnerOf(diagnostic.Location.SourceTree?.FilePath ?? string.Empty)
                ?? (programs.Count == 1 ? programs[0].Name : null);
            if (diagnostic.Id == "AD0001")
                Crashes.Add(diagnostic.ToString());
            else if (diagnostic.Id == Overlooked)
                continue;
            else if (owner is not null && verdicts.TryGetValue(owner, out Verdict? verdict))
                verdict.Add(diagnostic);
            else
                Crashes.Add($"error that belongs to no program: {diagnostic}");
        }

        foreach (Verdict verdict in verdicts.Values)
            verdict.Conclude();
        return new CompiledBatch(generated, judged, [.. programs.Select(p => verdicts[p.Name])]);
    }

    /// <summary>Emits some programs of a batch.</summary>
    public static EmittedCode? Emit(
        CompiledBatch batch,
        IEnumerable<Verdict> chosen,
        OptimizationLevel level,
        out string? failure
    )
    {
        var names = chosen.Select(static v => v.Program.Name).ToHashSet();
        return EmittedCode.Of(
            batch.Compilation.RemoveSyntaxTrees(
                batch.Compilation.SyntaxTrees.Where(t => OwnerOf(t.FilePath) is { } owner && !names.Contains(owner))
            ),
            level,
            out failure
        );
    }

    /// <summary>Emits some programs of a batch and loads them.</summary>
    public static LoadedBatch? Load(CompiledBatch batch, IReadOnlyCollection<Verdict> chosen, out string? failure) =>
        Emit(batch, chosen, OptimizationLevel.Release, out failure) is { } emitted ? Load(emitted) : null;

    /// <summary>Loads what was emitted.</summary>
    public static LoadedBatch Load(EmittedCode emitted)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        return new LoadedBatch(context, context.LoadFromStream(new MemoryStream([.. emitted.Image])));
    }

    private static IEnumerable<(string Path, string Text)> Files(RandomProgram program)
    {
        yield return (program.Path, program.Source);
        yield return (program.Name + ".Entry.cs", program.Entry);
        if (program.Draft.OtherFile.Length > 0)
            yield return (program.Name + ".Other.cs", program.Draft.OtherFile);
    }

    /// <summary>The program that a file belongs to; null for what all share.</summary>
    public static string? OwnerOf(string path)
    {
        Match match = ProgramName().Match(Path.GetFileName(path));
        return match.Success ? match.Value : null;
    }

    [GeneratedRegex(@"P\d{6}")]
    private static partial Regex ProgramName();
}

/// <summary>A compilation with what the walker judged, and the verdicts on its programs.</summary>
internal sealed record CompiledBatch(Compilation Compilation, JudgedSymbols Judged, IReadOnlyList<Verdict> Verdicts);

/// <summary>Programs that can run; unloads when disposed.</summary>
internal sealed class LoadedBatch(AssemblyLoadContext context, Assembly assembly) : IDisposable
{
    public Func<IAttackEntry> EntryOf(string program)
    {
        Type type = assembly.GetType(program + ".Entry", throwOnError: true)!;
        return () => (IAttackEntry)Activator.CreateInstance(type)!;
    }

    public void Dispose() => context.Unload();
}
