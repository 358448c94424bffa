using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Completion.Tests;

/// <summary>
/// An editor without a window: its completion service, a project that references the runtime, and our DLL among the
/// project's analyzers.
/// </summary>
internal static class Editor
{
    private static readonly string Folder = typeof(Editor)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static a => a.Key == "CompletionFolder")
        .Value!;

    private static readonly AnalyzerFileReference Ours = new(
        Path.GetFullPath(Path.Combine(Folder, "GeoDL.Typed.Completion.dll")),
        new FolderLoader(Path.GetFullPath(Folder))
    );

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static p =>
                p.Contains("Microsoft.NETCore.App")
                || Path.GetFileName(p) is "GeoDL.Typed.dll" or "GeoDL.Typed.Algebra.dll"
            )
            .Select(static p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>A document with a caret, <c>$$</c> in the source.</summary>
    public static (Document Document, int Caret) Open(string source)
    {
        string text = "using GeoDL.Typed;\n" + source;
        int caret = text.IndexOf("$$", StringComparison.Ordinal);
        Project project = new AdhocWorkspace().AddProject(
            ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Create(),
                "Tests",
                "Tests",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
                metadataReferences: References,
                analyzerReferences: [Ours]
            )
        );
        return (project.AddDocument("Model.cs", SourceText.From(text.Remove(caret, 2))), caret);
    }

    /// <summary>The list at the caret, after a character was typed if one is given.</summary>
    public static async Task<CompletionList> List(
        Document document,
        int caret,
        char? typed = null,
        CancellationToken cancellation = default
    ) =>
        await CompletionService
            .GetService(document)!
            .GetCompletionsAsync(
                document,
                caret,
                typed is char c ? CompletionTrigger.CreateInsertionTrigger(c) : CompletionTrigger.Invoke,
                cancellationToken: cancellation
            );

    /// <summary>
    /// The irreps that our provider offers at the caret, in the order of the list, without the multiplicity that stands
    /// there.
    /// </summary>
    public static async Task<string> Irreps(string source, char? typed = null)
    {
        (Document document, int caret) = Open(source);
        return string.Join(
            " ",
            (await List(document, caret, typed))
                .ItemsList.Where(static i =>
                    i.Tags.Contains("Constant")
                    && char.IsAsciiDigit(i.DisplayText[^1] is 'e' or 'o' ? i.DisplayText[^2] : i.DisplayText[^1])
                )
                .OrderBy(static i => i.SortText, StringComparer.Ordinal)
                .Select(static i => i.DisplayText[(i.DisplayText.IndexOf('x', StringComparison.Ordinal) + 1)..])
        );
    }

    /// <summary>The text after an item is taken.</summary>
    public static async Task<string> Take(string source, string item)
    {
        (Document document, int caret) = Open(source);
        CompletionItem taken = (await List(document, caret)).ItemsList.Single(i => i.DisplayText == item);
        CompletionChange change = await CompletionService.GetService(document)!.GetChangeAsync(document, taken);
        return (await document.GetTextAsync()).WithChanges(change.TextChange).ToString()[
            "using GeoDL.Typed;\n".Length..
        ];
    }
}
