using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Completion;

/// <summary>What an item replaces in a signature that is being written.</summary>
/// <param name="Span">The word at the caret, which every client replaces, even if the provider gives no span.</param>
/// <param name="Multiplicity">The part of that word before the irrep, which stays, such as <c>4x</c>.</param>
internal readonly record struct IrrepFragment(TextSpan Span, string Multiplicity)
{
    /// <summary>A term up to the caret: an optional multiplicity, then the beginning of the irrep.</summary>
    private static readonly Regex Term = new(
        @"^\s*(?:[0-9]+\s*x\s*)?((?:[0-9]+[eo]?)?)$",
        RegexOptions.CultureInvariant
    );

    /// <summary>
    /// The part of the text that is the irrep at the caret, empty where one may begin; null where none is allowed.
    /// </summary>
    public static IrrepFragment? At(string text, int caret)
    {
        if (caret < 0 || caret > text.Length)
            return null;
        int term = caret == 0 ? 0 : text.LastIndexOfAny(['+', ':'], caret - 1) + 1;
        if (Term.Match(text.Substring(term, caret - term)) is not { Success: true } match)
            return null;
        int end = caret;
        while (end < text.Length && text[end] is (>= '0' and <= '9') or 'e' or 'o')
            end++;
        // Digits before an x, or a word before a colon, are not an irrep.
        if (text.Substring(end).TrimStart() is ['x' or ':' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_', ..])
            return null;
        int irrep = term + match.Groups[1].Index,
            word = irrep;
        while (word > term && !char.IsWhiteSpace(text[word - 1]))
            word--;
        return new IrrepFragment(TextSpan.FromBounds(word, end), text.Substring(word, irrep - word));
    }
}
