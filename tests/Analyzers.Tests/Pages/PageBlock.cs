namespace GeoDL.Typed.Analyzers.Tests.Pages;

/// <summary>What the comment above a block of a page says about it.</summary>
internal enum PageBlockKind
{
    /// <summary>A part of the page's program, or a file of it.</summary>
    Part,

    /// <summary><c>&lt;!-- wrong --&gt;</c>: gives the messages of the next block of text.</summary>
    Wrong,

    /// <summary><c>&lt;!-- excerpt of src/… --&gt;</c>: lines of a file of the repository, in its order.</summary>
    Excerpt,

    /// <summary><c>&lt;!-- generated X.g.cs --&gt;</c>: lines of a file that the generator adds.</summary>
    Generated,
}

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Text">What stands between the fences.</param>
/// <param name="File">The name of its file, where one stands in bold above it.</param>
/// <param name="Kind">What the comment above it says.</param>
/// <param name="Source">The file that an excerpt is of.</param>
/// <param name="Line">The number of its first line in the page, from 0.</param>
internal sealed record PageBlock(
    string Language,
    string Text,
    string? File,
    PageBlockKind Kind,
    string? Source,
    int Line
);
