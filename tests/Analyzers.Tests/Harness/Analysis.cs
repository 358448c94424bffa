using System.Collections.Immutable;
using GeoDL.Typed.Generators;
using GeoDL.Typed.Generators.Reading;
using GeoDL.Typed.Witness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers.Tests;

/// <summary>Compiles against the real runtime, runs the generator, then the analyzers.</summary>
internal static class Analysis
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    public static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        allowUnsafe: true
    );

    /// <summary>A project that asks to see the signatures of locals (GDL5004).</summary>
    public static readonly CSharpCompilationOptions ShowingSignatures =
        CompilationOptions.WithSpecificDiagnosticOptions([new(DiagnosticIds.LocalSignature, ReportDiagnostic.Info)]);

    /// <summary>Reference assemblies: what this test itself runs on.</summary>
    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static p =>
                p.Contains("Microsoft.NETCore.App")
                || Path.GetFileName(p)
                    is "GeoDL.Typed.dll"
                        or "GeoDL.Typed.Algebra.dll"
                        or "System.Numerics.Tensors.dll"
            )
            .Select(static p => MetadataReference.CreateFromFile(p)),
    ];

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers => AnalyzersWith(new EquivarianceAnalyzer());

    private static ImmutableArray<DiagnosticAnalyzer> AnalyzersWith(EquivarianceAnalyzer equivariance) =>
        [
            new DeclarationAnalyzer(),
            new CompositionAnalyzer(),
            equivariance,
            new UnusedLayerAnalyzer(),
            new NormActivationAnalyzer(),
            new LayerSizeAnalyzer(),
            new UnsetFieldAnalyzer(),
            new LowPassAnalyzer(),
        ];

    public static CSharpCompilation Compile(params IEnumerable<(string Path, string Text)> files) =>
        CSharpCompilation.Create(
            "Tests",
            files.Select(static f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path)),
            References,
            CompilationOptions
        );

    /// <summary>The compilation with what the generator adds.</summary>
    public static Compilation Generate(Compilation compilation)
    {
        CSharpGeneratorDriver
            .Create([new EquivariantModelGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(
                compilation,
                out Compilation output,
                out ImmutableArray<Diagnostic> problems
            );
        Assert.Empty(problems);
        return output;
    }

    /// <summary>
    /// Errors of C# in user's files and everything that the analyzers say, in the order of the text. Generated files
    /// have tests of their own.
    /// </summary>
    /// <param name="generated">A compilation with its generated files.</param>
    /// <param name="judged">Where the walker writes down what it judged, for the witness.</param>
    public static async Task<ImmutableArray<Diagnostic>> Run(Compilation generated, JudgedSymbols? judged = null) =>
        [
            .. (await All(WithoutBodies.Of(generated), judged))
                .Where(static d =>
                    !d.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler)
                    || (d.Severity == DiagnosticSeverity.Error && !GeneratedFiles.Contains(d.Location.SourceTree))
                )
                .OrderBy(static d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(static d => d.Location.SourceSpan.Start)
                .ThenBy(static d => d.Id, StringComparer.Ordinal),
        ];

    /// <summary>Everything that C# and the analyzers say, of generated files too.</summary>
    /// <remarks>Of one compilation: asked one after the other, they compile all twice.</remarks>
    public static Task<ImmutableArray<Diagnostic>> All(Compilation generated, JudgedSymbols? judged = null) =>
        generated
            .WithAnalyzers(
                AnalyzersWith(
                    new EquivarianceAnalyzer(
                        judged is null ? WalkerHooks.None : new WalkerHooks { Judged = judged.Add }
                    )
                )
            )
            .GetAllDiagnosticsAsync();
}
