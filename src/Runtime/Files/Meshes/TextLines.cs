using System.Buffers.Text;
using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Words of the lines of a text; lines end with LF, CR LF or CR.</summary>
/// <param name="text">The text, or a file that begins with it.</param>
internal struct TextLines(byte[] text)
{
    private const int LongestShown = 24;

    private int _at;
    private int _end;
    private int _next;

    /// <summary>The number of the line, from 1; 0 before the first.</summary>
    internal int Line { get; private set; }

    /// <summary>The byte behind the line and its end.</summary>
    internal readonly int Next => _next;

    /// <summary>Goes on to the next line; false if there is none.</summary>
    internal bool MoveNext()
    {
        if (_next >= text.Length)
            return false;
        Line++;
        _at = _next;
        int length = text.AsSpan(_at).IndexOfAny((byte)'\n', (byte)'\r');
        _end = length < 0 ? text.Length : _at + length;
        bool isTwo = _end + 1 < text.Length && text[_end] == '\r' && text[_end + 1] == '\n';
        _next = Math.Min(text.Length, _end + (isTwo ? 2 : 1));
        return true;
    }

    /// <summary>The next word of the line; empty behind the last one.</summary>
    internal ReadOnlySpan<byte> Word()
    {
        while (_at < _end && text[_at] <= ' ')
            _at++;
        int start = _at;
        while (_at < _end && text[_at] > ' ')
            _at++;
        return text.AsSpan(start, _at - start);
    }

    /// <summary>A word that is a number and nothing else.</summary>
    internal static bool IsNumber(ReadOnlySpan<byte> word, out double number) =>
        Utf8Parser.TryParse(word, out number, out int used) && used == word.Length;

    /// <summary>A word in a message.</summary>
    internal static string Shown(ReadOnlySpan<byte> word)
    {
        string text = Encoding.ASCII.GetString(word.Length > LongestShown ? word[..LongestShown] : word);
        string clean = string.Concat(text.Select(static c => char.IsControl(c) ? '?' : c));
        return word.Length > LongestShown ? $"'{clean}…'" : $"'{clean}'";
    }
}
