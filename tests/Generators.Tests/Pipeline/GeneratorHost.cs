using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>Runs the generator in process, on compilations that see the real runtime.</summary>
internal static class GeneratorHost
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing GeoDL.Typed;\n";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>Reference assemblies: what this test itself runs on.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
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

    /// <summary>A source with the usual usings before it.</summary>
    public static string WithUsings(string source) => Usings + source;

    public static CSharpCompilation Compile(params string[] sources) =>
        CompileFiles([.. sources.Select(static (s, i) => ($"File{i}.cs", WithUsings(s)))]);

    public static CSharpCompilation CompileFiles(params (string Path, string Text)[] files) =>
        CSharpCompilation.Create(
            "Tests",
            files.Select(static f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                allowUnsafe: true
            )
        );

    /// <summary>The generator; steps are tracked for tests of caching alone, since the record grows faster than the
    /// source.</summary>
    public static GeneratorDriver Driver(bool tracksSteps = false) =>
        CSharpGeneratorDriver.Create(
            [new EquivariantModelGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None,
                trackIncrementalGeneratorSteps: tracksSteps
            )
        );

    /// <summary>Runs the generator and returns its files by name, with the compilation that they join.</summary>
    public static GeneratorRun Run(params string[] sources) => Run(Compile(sources));

    public static GeneratorRun Run(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return new GeneratorRun(
            result.GeneratedSources.ToDictionary(static s => s.HintName, static s => s.SourceText.ToString()),
            output
        );
    }
}
