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
    public static async Task<IReadOnlyList<(string Title, string Text)>> Offered(CodeRefactoringProvider provider, string source, string at)
    {
        string text = Usings + source;
        Project project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "Tests", "Tests", LanguageNames.CSharp, compilationOptions: Analysis.CompilationOptions,
            parseOptions: Analysis.ParseOptions, metadataReferences: Analysis.References));
        Document document = project.AddDocument("Model.cs", SourceText.From(text));
        var actions = new List<CodeAction>();
        await provider.ComputeRefactoringsAsync(new CodeRefactoringContext(
            document, new TextSpan(text.IndexOf(at, StringComparison.Ordinal), 0), actions.Add, CancellationToken.None));
        var offered = new List<(string, string)>();
        foreach (CodeAction action in actions)
        {
            Solution changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
            offered.Add((action.Title, (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString()[Usings.Length..]));
        }

        return offered;
    }
}
