namespace GeoDL.Typed.Samples.Common;

/// <summary>What stands before a table: comments, and the header, which says how fields are separated.</summary>
internal static class Preamble
{
    private const string Stated = "sep=";

    /// <summary>
    /// The text without a byte order mark and without the comments before the header; a header that is written as a
    /// comment becomes one.
    /// </summary>
    /// <param name="text">The whole file.</param>
    /// <param name="line">Moved to the number of the first line that is left.</param>
    /// <param name="separator">What a first line <c>sep=</c> states; null without one.</param>
    public static string Remove(string text, ref int line, out char? separator)
    {
        int position = text.StartsWith('\uFEFF') ? 1 : 0;
        separator = null;
        if (
            text.Length > position + Stated.Length
            && text.AsSpan(position).StartsWith(Stated, StringComparison.OrdinalIgnoreCase)
            && text.AsSpan(position + Stated.Length + 1) is [] or ['\n', ..]
        )
        {
            separator = text[position + Stated.Length];
            position = Math.Min(text.Length, position + Stated.Length + 2);
            line++;
        }

        int last = -1;
        while (position < text.Length && text[position] == '#')
        {
            last = position;
            int end = text.IndexOf('\n', position);
            position = end < 0 ? text.Length : end + 1;
            line++;
        }

        // Numbers cannot be a header, so the comment above them is.
        if (last < 0 || !BeginsWithANumber(text.AsSpan(position)))
            return text[position..];

        line--;
        return text[(last + 1)..];
    }

    /// <summary>Comma, semicolon or tab: the one that the first line has most of.</summary>
    public static char Separator(string text)
    {
        string first = text.TrimStart('\n').Split('\n', 2)[0];
        return new[] { ',', ';', '\t' }.MaxBy(separator => first.Count(c => c == separator));
    }

    private static bool BeginsWithANumber(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> trimmed = text.TrimStart(" \"+-");
        return trimmed.Length > 0 && char.IsAsciiDigit(trimmed[0]);
    }
}
