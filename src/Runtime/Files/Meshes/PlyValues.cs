namespace GeoDL.Typed.CompilerServices;

/// <summary>The numbers of a PLY file behind its header, one after another.</summary>
/// <param name="path">The file, for messages.</param>
internal abstract class PlyValues(string path)
{
    private string _element = string.Empty;
    private long _row;
    private long _count;

    /// <summary>The row that is read, as messages call it.</summary>
    internal string Place => $"{_element} {_row} of {_count}";

    /// <summary>Begins a row of an element.</summary>
    internal void Begin(PlyElement element, long row)
    {
        (_element, _row, _count) = (element.Name, row, element.Count);
        BeginRow();
    }

    /// <summary>The next number, of a type.</summary>
    internal abstract double Next(NumberType type);

    /// <summary>Passes over a number.</summary>
    internal abstract void Skip(NumberType type);

    /// <summary>Ends a row.</summary>
    internal abstract void EndRow();

    /// <summary>Throws if anything is left.</summary>
    internal abstract void End();

    protected abstract void BeginRow();

    /// <summary>Refuses the file, at the row that is read.</summary>
    internal InvalidDataException Refused(string why) => ArrayData.Refused(path, $"{Place} (from 0) {why}");

    protected InvalidDataException Truncated() =>
        ArrayData.Refused(path, $"it is truncated: it ends in or before {Place} (from 0)");

    protected InvalidDataException Left() =>
        ArrayData.Refused(path, "it has more behind its last row than its header says");
}

/// <summary>Numbers as text, one row a line.</summary>
internal sealed class PlyText(TextLines lines, string path) : PlyValues(path)
{
    private TextLines _lines = lines;
    private bool _isAtRow;

    internal override double Next(NumberType type)
    {
        ReadOnlySpan<byte> word = Word();
        return TextLines.IsNumber(word, out double number)
            ? number
            : throw Refused($"has {TextLines.Shown(word)} in line {_lines.Line}, which is no number");
    }

    internal override void Skip(NumberType type) => Word();

    internal override void EndRow()
    {
        if (_lines.Word() is { IsEmpty: false } word)
            throw Refused($"has more numbers in line {_lines.Line} than its properties: {TextLines.Shown(word)}");
        _isAtRow = false;
    }

    internal override void End()
    {
        while (_lines.MoveNext())
        {
            if (!_lines.Word().IsEmpty)
                throw Left();
        }
    }

    protected override void BeginRow() => _isAtRow = false;

    /// <summary>The next word of the row, which begins at the next line that is not empty.</summary>
    private ReadOnlySpan<byte> Word()
    {
        ReadOnlySpan<byte> word = _isAtRow ? _lines.Word() : default;
        while (!_isAtRow && word.IsEmpty)
        {
            if (!_lines.MoveNext())
                throw Truncated();
            word = _lines.Word();
        }

        _isAtRow = true;
        return word.IsEmpty ? throw Refused($"ends early, in line {_lines.Line}") : word;
    }
}

/// <summary>Numbers as bytes.</summary>
internal sealed class PlyBytes(byte[] file, int start, bool isBigEndian, string path) : PlyValues(path)
{
    private int _at = start;

    internal override double Next(NumberType type)
    {
        ReadOnlySpan<byte> stored = Take(type);
        if (!isBigEndian)
            return type.Read(stored);
        Span<byte> turned = stackalloc byte[stored.Length];
        stored.CopyTo(turned);
        turned.Reverse();
        return type.Read(turned);
    }

    internal override void Skip(NumberType type) => Take(type);

    internal override void EndRow() { }

    internal override void End()
    {
        if (_at < file.Length)
            throw Left();
    }

    protected override void BeginRow() { }

    private ReadOnlySpan<byte> Take(NumberType type)
    {
        int size = type.Size();
        if (file.Length - _at < size)
            throw Truncated();
        _at += size;
        return file.AsSpan(_at - size, size);
    }
}
