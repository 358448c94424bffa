using System.Collections.Immutable;
using GeoDL.Typed.CodeFixes;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Analyzers.Tests;

/// <summary>
/// Applies code fixes: the text must become the expected one, and nothing may be reported on it any more.
/// </summary>
internal static class FixVerify
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing GeoDL.Typed;\n";

    private static readonly CodeFixProvider[] Providers =
    [
        new ReplaceTextFix(),
        new RemoveBlockFix(),
        new AddModifiersFix(),
        new MarkFix(),
        new ChangeInputFix(),
        new AddLayerFix(),
        new JoinFix(),
        new NamedTypeFix(),
        new EditTokenFix(),
        new AddFeatureFix(),
        new ActivationFix(),
        new ZerosFix(),
        new AnnotateFix(),
        new PositionsFix(),
        new CopyToLocalFix(),
    ];

    /// <summary>All fixes, for the test that each rule has one or says why not.</summary>
    public static IReadOnlyList<CodeFixProvider> All => Providers;

    /// <summary>Applies the offered fix of that number and title to the first diagnostic that has one.</summary>
    public static async Task Fixes(string before, string title, string after, int number = 0)
    {
        (Document document, ImmutableArray<Diagnostic> found) = await Open(before);
        List<(Diagnostic Diagnostic, CodeAction Action)> offered = await Offered(document, found);
        CodeAction action = offered[number].Action;

        Assert.Equal(title, action.Title);
        Assert.NotNull(action.EquivalenceKey);
        await Check(document, await Apply(action, document), after);
    }

    /// <summary>Applies the first fix everywhere.</summary>
    public static async Task FixesAll(string before, string after)
    {
        (Document document, ImmutableArray<Diagnostic> found) = await Open(before);
        (Diagnostic diagnostic, CodeAction action) = (await Offered(document, found))[0];
        CodeFixProvider provider = Providers.First(p => p.FixableDiagnosticIds.Contains(diagnostic.Id));
        var context = new FixAllContext(
            document,
            provider,
            FixAllScope.Document,
            action.EquivalenceKey,
            [diagnostic.Id],
            new Known(found.Where(d => d.Id == diagnostic.Id)),
            CancellationToken.None
        );

        await Check(
            document,
            await Apply((await provider.GetFixAllProvider()!.GetFixAsync(context))!, document),
            after
        );
    }

    /// <summary>Nothing is offered.</summary>
    public static async Task OffersNothing(string before)
    {
        (Document document, ImmutableArray<Diagnostic> found) = await Open(before);

        Assert.NotEmpty(found);
        Assert.Empty(await Offered(document, found));
    }

    /// <summary>
    /// Applies each fix that is offered, whatever comes of it, and returns their titles and what that allocates in all.
    /// </summary>
    public static async Task<(IReadOnlyList<string> Titles, long Bytes)> AppliesEach(string source)
    {
        (Document document, ImmutableArray<Diagnostic> found) = await Open(source);
        _ = await document.GetSemanticModelAsync();
        long before = GC.GetTotalAllocatedBytes(true);
        List<(Diagnostic Diagnostic, CodeAction Action)> offered = await Offered(document, found);
        foreach ((_, CodeAction action) in offered)
            Assert.NotEqual(Usings + source, await Apply(action, document));
        return ([.. offered.Select(static o => o.Action.Title)], GC.GetTotalAllocatedBytes(true) - before);
    }

    private static async Task<(Document Document, ImmutableArray<Diagnostic> Found)> Open(string source)
    {
        string text = Usings + source;
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject(
            ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Create(),
                "Tests",
                "Tests",
                LanguageNames.CSharp,
                compilationOptions: Analysis.CompilationOptions,
                parseOptions: Analysis.ParseOptions,
                metadataReferences: Analysis.References
            )
        );
        project = project.AddDocument("Features.cs", SourceText.From(Verify.Features), filePath: "Features.cs").Project;
        // What the generator wrote are documents here, so that semantic models of the workspace see it.
        foreach (
            SyntaxTree generated in Analysis
                .Generate(Analysis.Compile(("Model.cs", text), ("Features.cs", Verify.Features)))
                .SyntaxTrees.Where(GeneratedFiles.Contains)
        )
        {
            project = project
                .AddDocument(
                    Path.GetFileName(generated.FilePath),
                    await generated.GetTextAsync(),
                    filePath: generated.FilePath
                )
                .Project;
        }
        Document document = project.AddDocument("Model.cs", SourceText.From(text), filePath: "Model.cs");
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> found = await Analysis.Run(compilation);
        return (document, [.. found.Where(static d => d.Severity >= DiagnosticSeverity.Warning)]);
    }

    private static async Task<List<(Diagnostic Diagnostic, CodeAction Action)>> Offered(
        Document document,
        IEnumerable<Diagnostic> found
    )
    {
        var offered = new List<(Diagnostic, CodeAction)>();
        foreach (Diagnostic diagnostic in found)
        {
            foreach (CodeFixProvider provider in Providers.Where(p => p.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await provider.RegisterCodeFixesAsync(
                    new CodeFixContext(
                        document,
                        diagnostic,
                        (action, _) => offered.Add((diagnostic, action)),
                        CancellationToken.None
                    )
                );
            }
        }

        return offered;
    }

    private static async Task<string> Apply(CodeAction action, Document document)
    {
        ApplyChangesOperation change = (await action.GetOperationsAsync(CancellationToken.None))
            .OfType<ApplyChangesOperation>()
            .Single();
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static async Task Check(Document document, string actual, string after)
    {
        Assert.Equal(Usings + after, actual);
        Assert.NotEqual((await document.GetTextAsync()).ToString(), actual);
        Assert.Empty(await Verify.Run(actual));
    }

    private sealed class Known(IEnumerable<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken
        ) => Task.FromResult(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document,
            CancellationToken cancellationToken
        ) => Task.FromResult(found.Where(d => d.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken
        ) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
