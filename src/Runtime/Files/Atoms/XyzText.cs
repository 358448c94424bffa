using System.Buffers.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Lines of a text and words of a line, each with its place: line and column, from 1.</summary>
/// <param name="text">The whole file.</param>
/// <param name="path">The file, for messages.</param>
internal sealed class XyzText(byte[] text, string path)
{
    private int _start;
    private int _at;
    private int _end;
    private int _next = text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>The number of the line, from 1; 0 before the first.</summary>
    internal int Line { get; private set; }

    /// <summary>The column of what comes next.</summary>
    internal int Column => _at - _start + 1;

    /// <summary>Bytes behind the line.</summary>
    internal int Left => text.Length - _next;

    /// <summary>The file.</summary>
    internal string Path => path;

    /// <summary>What is left of the line.</summary>
    internal ReadOnlySpan<byte> Rest => text.AsSpan(_at, _end - _at);

    /// <summary>Goes on to the next line; false if there is none. Lines end with LF, CR LF or CR.</summary>
    internal bool MoveNext()
    {
        if (_next >= text.Length)
            return false;
        Line++;
        _start = _at = _next;
        int length = text.AsSpan(_at).IndexOfAny((byte)'\n', (byte)'\r');
        _end = length < 0 ? text.Length : _at + length;
        bool isTwo = _end + 1 < text.Length && text[_end] == '\r' && text[_end + 1] == '\n';
        _next = Math.Min(text.Length, _end + (isTwo ? 2 : 1));
        return true;
    }

    /// <summary>Skips blanks, then gives the next word; empty behind the last one.</summary>
    internal ReadOnlySpan<byte> Word(out int column)
    {
        SkipBlanks();
        column = Column;
        int start = _at;
        while (_at < _end && text[_at] > ' ')
            _at++;
        return text.AsSpan(start, _at - start);
    }

    internal void SkipBlanks()
    {
        while (_at < _end && text[_at] <= ' ')
            _at++;
    }

    /// <summary>The next byte of the line; −1 behind the last.</summary>
    internal int Peek() => _at < _end ? text[_at] : -1;

    /// <summary>Takes bytes of the line.</summary>
    internal ReadOnlySpan<byte> Take(int count)
    {
        _at += count;
        return text.AsSpan(_at - count, count);
    }

    /// <summary>A word that is a finite number and nothing else; exponents may be Fortran's, 1.5D-3.</summary>
    internal static bool IsNumber(ReadOnlySpan<byte> word, out double number)
    {
        const int longest = 128;
        number = 0;
        if (word.IsEmpty || word.Length > longest)
            return false;
        int exponent = word.IndexOfAny((byte)'D', (byte)'d');
        if (exponent > 0 && word[exponent - 1] is (>= (byte)'0' and <= (byte)'9') or (byte)'.')
        {
            Span<byte> plain = stackalloc byte[word.Length];
            word.CopyTo(plain);
            plain[exponent] = (byte)'E';
            return Utf8Parser.TryParse(plain, out number, out int taken) && taken == word.Length;
        }
        return Utf8Parser.TryParse(word, out number, out int used) && used == word.Length;
    }

    internal InvalidDataException Refused(int column, string why) =>
        ArrayData.Refused(path, $"line {Line}, column {column}: {why}");

    internal InvalidDataException Refused(string why) => ArrayData.Refused(path, $"line {Line}: {why}");
}
