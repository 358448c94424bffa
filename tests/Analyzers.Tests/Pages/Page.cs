using System.Text.RegularExpressions;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Analyzers.Tests.Pages;

/// <summary>A page of the documentation, and what a test does with each of its blocks.</summary>
internal sealed partial class Page
{
    private const string Fence = "```";

    private readonly string[] _lines;

    private Page(string path)
    {
        Path = path;
        _lines = File.ReadAllLines(FullName(path));
        Blocks = [.. Read(_lines)];
    }

    /// <summary>The path in the repository.</summary>
    public string Path { get; }

    public IReadOnlyList<PageBlock> Blocks { get; }

    public static Page Open(string path) => new(path);

    public static string FullName(string path) => System.IO.Path.Combine(ReferenceData.RepositoryRoot, path);

    /// <summary>The page with other text in a block.</summary>
    public void Write(PageBlock block, string text) =>
        File.WriteAllText(
            FullName(Path),
            string.Join(
                '\n',
                [
                    .. _lines[..block.Line],
                    .. text.TrimEnd('\n').Split('\n'),
                    .. _lines[(block.Line + block.Text.Split('\n').Length - 1)..],
                ]
            ) + "\n"
        );

    private static IEnumerable<PageBlock> Read(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            int end = Array.FindIndex(lines, i + 1, static l => l == Fence);
            Assert.True(end > i, $"The block in line {i + 1} does not end.");
            (string? file, PageBlockKind kind, string? source) = Above(lines, i);
            string text = string.Concat(lines[(i + 1)..end].Select(static l => l + "\n"));
            yield return new PageBlock(lines[i][Fence.Length..], text, file, kind, source, i + 1);
            i = end;
        }
    }

    /// <summary>The name of a file and the comment, one or both, in the lines above a block.</summary>
    private static (string? File, PageBlockKind Kind, string? Source) Above(string[] lines, int fence)
    {
        (string? file, PageBlockKind kind, string? source) = (null, PageBlockKind.Part, null);
        for (int i = fence - 1; i >= 0; i--)
        {
            if (lines[i].Length == 0)
                continue;
            if (FileName().Match(lines[i]) is { Success: true } name)
                file = name.Groups[1].Value;
            else if (Comment().Match(lines[i]) is { Success: true } comment)
                (kind, source) = Kind(comment.Groups[1].Value);
            else
                break;
        }

        return (file, kind, source);
    }

    private static (PageBlockKind Kind, string? Source) Kind(string comment)
    {
        string[] words = comment.Split(' ');
        return comment switch
        {
            "wrong" => (PageBlockKind.Wrong, null),
            _ when comment.StartsWith("excerpt of ", StringComparison.Ordinal) => (PageBlockKind.Excerpt, words[2]),
            _ when words is ["generated", string name] => (PageBlockKind.Generated, name),
            _ => throw new InvalidOperationException($"The comment '{comment}' means nothing to the tests of pages."),
        };
    }

    [GeneratedRegex(@"^\*\*([\w.]+)\*\*$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^<!-- (.+) -->$")]
    private static partial Regex Comment();
}
