using System.Reflection;

namespace GeoDL.Typed.Tool.Page;

/// <summary>The frame of the page with its style and its script, which are files of this project.</summary>
internal static class PageTemplate
{
    /// <summary>The page.</summary>
    public static string Fill(string title, string heading, string content, string hidden) =>
        // Content last: what models are called cannot then be taken for a place of the frame.
        string.Concat(
            Read("page.html")
                .Replace("{{style}}", Read("page.css"), StringComparison.Ordinal)
                .Replace("{{script}}", Read("page.js"), StringComparison.Ordinal)
                .Split("{{")
                .Select(part =>
                {
                    int end = part.IndexOf("}}", StringComparison.Ordinal);
                    return end < 0
                        ? part
                        : part[..end] switch
                        {
                            "title" => title,
                            "heading" => heading,
                            "content" => content,
                            "hidden" => hidden,
                            _ => throw new InvalidOperationException($"The page has no place '{part[..end]}'."),
                        } + part[(end + 2)..];
                })
        );

    private static string Read(string name)
    {
        using Stream stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream($"{typeof(PageTemplate).Namespace}.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
