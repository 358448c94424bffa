using GeoDL.Typed.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class CanonicalRefactoringTests
{
    [Theory]
    [InlineData("[Irreps(\"4x0e + 4x0e + 0x2e + 1o\")] public readonly ref partial struct Thing;", "4x0e + 4x0e", "8x0e + 1o")]
    [InlineData("public static partial class A { [Linear(\"0e + 0e\", \"0e\")] public static partial void L(); }", "0e + 0e", "2x0e")]
    public async Task Writes_ShortestForm(string source, string at, string shortest)
    {
        (Document document, CodeAction[] offered) = await Offered(source, at);
        CodeAction action = Assert.Single(offered);
        Solution changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        string text = (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();

        Assert.Equal($"Write \"{shortest}\"", action.Title);
        Assert.Contains($"\"{shortest}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(at, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Irreps(\"8x0e + 1o\")] public readonly ref partial struct Thing;", "8x0e")]
    [InlineData("[Irreps(\"a: 0e + b: 0e\")] public readonly ref partial struct Thing;", "a: 0e")]
    [InlineData("public static class A { public const string S = \"0e + 0e\"; }", "0e + 0e")]
    [InlineData("[System.Obsolete(\"0e + 0e\")] public static class A { }", "0e + 0e")]
    public async Task OffersNothing_Otherwise(string source, string at) => Assert.Empty((await Offered(source, at)).Offered);

    private static async Task<(Document Document, CodeAction[] Offered)> Offered(string source, string at)
    {
        string text = "using GeoDL.Typed;\n" + source;
        Project project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "Tests", "Tests", LanguageNames.CSharp, compilationOptions: Analysis.CompilationOptions,
            parseOptions: Analysis.ParseOptions, metadataReferences: Analysis.References));
        Document document = project.AddDocument("Model.cs", SourceText.From(text));
        var offered = new List<CodeAction>();
        await new CanonicalRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(
            document, new TextSpan(text.IndexOf(at, StringComparison.Ordinal), 0), offered.Add, CancellationToken.None));
        return (document, [.. offered]);
    }
}
