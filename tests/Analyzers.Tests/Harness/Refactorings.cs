using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Analyzers.Tests;

/// <summary>Asks a refactoring for what it offers at a place, and applies it.</summary>
internal static class Refactorings
{
    private const string Usings = "using GeoDL.Typed;\n";

    /// <summary>Titles and resulting texts of what is offered where some text starts.</summary>
    public static async Task<IReadOnlyList<(string Title, string Text)>> Offered(
        CodeRefactoringProvider provider,
        string source,
        string at
    ) => [.. (await Offered(provider, [source], at)).Select(static o => (o.Title, o.Texts[0]))];

    /// <summary>The same in the first of several files, with the texts of all.</summary>
    public static async Task<IReadOnlyList<(string Title, string[] Texts)>> Offered(
        CodeRefactoringProvider provider,
        string[] sources,
        string at
    )
    {
        Project project = new AdhocWorkspace().AddProject(
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
        (string Path, string Text)[] files = [.. sources.Select(static (s, i) => ($"Model{i}.cs", Usings + s))];
        // What the generator wrote are documents here, so that semantic models of the workspace see it.
        foreach (
            SyntaxTree generated in Analysis
                .Generate(Analysis.Compile(files))
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
        var documents = new List<DocumentId>();
        foreach ((string path, string text) in files)
        {
            Document added = project.AddDocument(path, SourceText.From(text), filePath: path);
            documents.Add(added.Id);
            project = added.Project;
        }

        var actions = new List<CodeAction>();
        await provider.ComputeRefactoringsAsync(
            new CodeRefactoringContext(
                project.GetDocument(documents[0])!,
                new TextSpan(files[0].Text.IndexOf(at, StringComparison.Ordinal), 0),
                actions.Add,
                CancellationToken.None
            )
        );
        var offered = new List<(string, string[])>();
        foreach (CodeAction action in actions)
        {
            Solution changed = (await action.GetOperationsAsync(CancellationToken.None))
                .OfType<ApplyChangesOperation>()
                .Single()
                .ChangedSolution;
            var texts = new List<string>();
            foreach (DocumentId id in documents)
                texts.Add((await changed.GetDocument(id)!.GetTextAsync()).ToString()[Usings.Length..]);
            offered.Add((action.Title, [.. texts]));
        }

        return offered;
    }
}
