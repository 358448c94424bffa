namespace GeoDL.Typed.Algebra;

/// <content>Reading characters.</content>
internal sealed partial class SignatureReader
{
    /// <summary>The most characters of the text that a message repeats.</summary>
    private const int LongestQuote = 60;

    private string Slice(int start, int end) => text.Substring(start, end - start);

    /// <summary>A part of the text as messages repeat it.</summary>
    private string Quote(int start, int end) =>
        end - start <= LongestQuote ? Slice(start, end) : Slice(start, start + LongestQuote) + "…";

    private static string Quote(string text) =>
        text.Length <= LongestQuote ? text : text.Substring(0, LongestQuote) + "…";

    private (int Start, int End) Trim(int start, int end)
    {
        start = SkipSpaces(start, end);
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;

        return (start, end);
    }

    private int SkipSpaces(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;

        return start;
    }

    private int DigitsEnd(int start, int end)
    {
        while (IsDigit(start, end))
            start++;

        return start;
    }

    private int TokenEnd(int start, int end)
    {
        while (start < end && !char.IsWhiteSpace(text[start]))
            start++;

        return start;
    }

    private bool IsDigit(int index, int end) => index < end && text[index] is >= '0' and <= '9';

    /// <summary>Letters, digits, underscores, and all non-ASCII characters.</summary>
    private bool IsWord(int index, int end) =>
        index < end
        && (
            IsDigit(index, end)
            || text[index] is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')
            || (text[index] > 127 && !char.IsWhiteSpace(text[index]))
        );

    private int CharacterLength(int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
}
