namespace GeoDL.Typed.Generators.Models;

/// <summary>Lines as C# counts them: five characters end one.</summary>
internal static class TextLines
{
    private static readonly char[] Ends = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    /// <summary>The lines of a text, without their ends.</summary>
    public static string[] Of(string text) => text.Replace("\r\n", "\n").Split(Ends);

    /// <summary>The text in one line: text in a comment must not end the comment.</summary>
    public static string Joined(string text) => text.IndexOfAny(Ends) < 0 ? text : string.Join(" ", Of(text));
}
