using System.Globalization;
using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A value of the second line of a configuration.</summary>
/// <param name="Text">Without quotes; a key without a value is T.</param>
/// <param name="Column">Where it begins.</param>
/// <param name="IsArray">Whether it stands in brackets, whose commas and brackets separate numbers.</param>
internal readonly record struct XyzValue(string Text, int Column, bool IsArray);

/// <summary>
/// The second line of a configuration in extended XYZ: <c>key=value</c> pairs. Values and keys are words, or stand in
/// quotes with \" \\ and \n, in {braces}, or in [brackets].
/// </summary>
internal sealed class XyzComment
{
    private const int LongestShown = 24;

    private readonly XyzText _text;
    private readonly Dictionary<string, XyzValue> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the line where the text stands.</summary>
    internal XyzComment(XyzText text)
    {
        (_text, Line) = (text, text.Line);
        for (text.SkipBlanks(); text.Peek() >= 0; text.SkipBlanks())
        {
            int column = text.Column;
            string key = Text('=');
            text.SkipBlanks();
            XyzValue value = new("T", column, false);
            if (text.Peek() == '=')
            {
                text.Take(1);
                text.SkipBlanks();
                value = Value(key);
            }
            if (key.Length == 0)
                throw text.Refused(column, "a value has no key before its '='");
            if (!_values.TryAdd(key, value))
                throw text.Refused(column, $"the key {Shown(key)} stands here a second time");
        }
    }

    /// <summary>The number of the line.</summary>
    internal int Line { get; }

    /// <summary>All keys and values.</summary>
    internal IEnumerable<KeyValuePair<string, XyzValue>> All => _values;

    internal bool TryGet(string key, out XyzValue value) => _values.TryGetValue(key, out value);

    /// <summary>The numbers of a value, one of the given counts.</summary>
    internal double[] Numbers(string key, XyzValue value, params ReadOnlySpan<int> counts)
    {
        List<double> numbers = [];
        foreach ((string word, int column) in Words(value))
        {
            if (!XyzText.IsNumber(Encoding.UTF8.GetBytes(word), out double number))
                throw Refused(column, $"{Shown(word)} in {key} is no number");
            if (!double.IsFinite(number))
                throw Refused(column, $"{Shown(word)} in {key} is not finite");
            numbers.Add(number);
        }

        if (!counts.Contains(numbers.Count))
        {
            throw Refused(
                value.Column,
                $"{key} has {numbers.Count} numbers, but takes {string.Join(" or ", counts.ToArray())}"
            );
        }
        return [.. numbers];
    }

    /// <summary>The truth values of a value.</summary>
    internal bool[] Truths(string key, XyzValue value, int count)
    {
        List<bool> truths = [];
        foreach ((string word, int column) in Words(value))
        {
            truths.Add(
                Truth(word) ?? throw Refused(column, $"{Shown(word)} in {key} is neither T nor F, as truth values are")
            );
        }

        return truths.Count == count
            ? [.. truths]
            : throw Refused(value.Column, $"{key} has {truths.Count} truth values, but takes {count}");
    }

    /// <summary>T, F, True, False, 1, 0 in any case; null for anything else.</summary>
    internal static bool? Truth(string word) =>
        word.ToUpperInvariant() switch
        {
            "T" or "TRUE" or "1" => true,
            "F" or "FALSE" or "0" => false,
            _ => null,
        };

    /// <summary>Text in a message.</summary>
    internal static string Shown(string text)
    {
        string begin = text.Length > LongestShown ? text[..LongestShown] + "…" : text;
        return $"'{string.Concat(begin.Select(static c => char.IsControl(c) ? '?' : c))}'";
    }

    internal InvalidDataException Refused(int column, string why) =>
        ArrayData.Refused(
            _text.Path,
            string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {column}: {why}")
        );

    private static IEnumerable<(string Word, int Column)> Words(XyzValue value)
    {
        for (int at = 0; at < value.Text.Length; )
        {
            if (IsBetween(value.Text[at]))
            {
                at++;
                continue;
            }
            int start = at;
            while (at < value.Text.Length && !IsBetween(value.Text[at]))
                at++;
            yield return (value.Text[start..at], value.Column + start);
        }

        bool IsBetween(char c) => c <= ' ' || c == ',' || (value.IsArray && c is '[' or ']');
    }

    private XyzValue Value(string key)
    {
        int column = _text.Column;
        switch (_text.Peek())
        {
            case '[':
                return new XyzValue(Array(), column, true);
            case '{':
                return new XyzValue(Braced(), column + 1, false);
            case '"' or '\'':
                return new XyzValue(Text('\0'), column + 1, false);
            default:
                string text = Text('\0');
                return text.Length > 0
                    ? new XyzValue(text, column, false)
                    : throw _text.Refused(column, $"the key {Shown(key)} has no value behind its '='");
        }
    }

    /// <summary>What stands in quotes, or a word that a character may end.</summary>
    private string Text(char end)
    {
        if (_text.Peek() is '"' or '\'')
            return Quoted();
        ReadOnlySpan<byte> rest = _text.Rest;
        int length = 0;
        while (length < rest.Length && rest[length] > ' ' && (end == '\0' || rest[length] != end))
            length++;
        return Encoding.UTF8.GetString(_text.Take(length));
    }

    private string Quoted()
    {
        int column = _text.Column;
        byte quote = _text.Take(1)[0];
        ReadOnlySpan<byte> rest = _text.Rest;
        var bytes = new List<byte>();
        for (int at = 0; at < rest.Length; at++)
        {
            if (rest[at] == quote)
            {
                _text.Take(at + 1);
                return Encoding.UTF8.GetString([.. bytes]);
            }
            if (rest[at] == '\\' && at + 1 < rest.Length)
                bytes.Add(rest[++at] == 'n' ? (byte)'\n' : rest[at]);
            else
                bytes.Add(rest[at]);
        }

        throw _text.Refused(column, "the quote that opens here is not closed in its line");
    }

    private string Braced()
    {
        int column = _text.Column,
            length = _text.Rest.IndexOf((byte)'}');
        if (length < 0)
            throw _text.Refused(column, "the brace that opens here is not closed in its line");
        return Encoding.UTF8.GetString(_text.Take(length + 1)[1..^1]);
    }

    private string Array()
    {
        int column = _text.Column,
            depth = 0;
        ReadOnlySpan<byte> rest = _text.Rest;
        for (int at = 0; at < rest.Length; at++)
        {
            depth += rest[at] switch
            {
                (byte)'[' => 1,
                (byte)']' => -1,
                _ => 0,
            };
            if (depth == 0)
                return Encoding.UTF8.GetString(_text.Take(at + 1));
        }

        throw _text.Refused(column, "the bracket that opens here is not closed in its line");
    }
}
