using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Writes indented C# text: lines end in \n, numbers are culture-free, and only strings, ints and
/// <see cref="Literal"/>s can be interpolated.
/// </summary>
/// <param name="cancellation">Cancels the writing, however long the text is: it is checked at each line.</param>
public sealed class SourceWriter(CancellationToken cancellation = default)
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>An empty line.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>One line, even if the text contains line ends; only a line end if the text is empty.</summary>
    public void Line(string text)
    {
        cancellation.ThrowIfCancellationRequested();
        if (text.Length > 0)
        {
            Indent();
            _text.Append(TextLines.Joined(text));
        }

        _text.Append('\n');
    }

    /// <summary>One line with numbers in it.</summary>
    public void Line(LineHandler text) => Line(text.ToString());

    /// <summary>Several lines, each indented; the last line end is not needed.</summary>
    public void Raw(string text)
    {
        foreach (string line in text.TrimEnd('\n').Split('\n'))
            Line(line.TrimEnd('\r'));
    }

    /// <summary>A header and an opening brace; the text after it is indented until the result is disposed of.</summary>
    public Scope Block(string header)
    {
        Line(header);
        return Braces();
    }

    /// <summary>An opening brace after a header that is written already.</summary>
    public Scope Braces()
    {
        Line("{");
        _level++;
        return new Scope(this, "}");
    }

    /// <summary>A header with numbers in it and an opening brace.</summary>
    public Scope Block(LineHandler header) => Block(header.ToString());

    /// <summary>Indents what follows without braces.</summary>
    public Scope Indented()
    {
        _level++;
        return new Scope(this, null);
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    private void Indent() => _text.Append(' ', SpacesPerLevel * _level);

    /// <summary>Closes a block.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly SourceWriter _writer;
        private readonly string? _end;

        internal Scope(SourceWriter writer, string? end)
        {
            _writer = writer;
            _end = end;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _writer._level--;
            if (_end is not null)
                _writer.Line(_end);
        }
    }

    /// <summary>Interpolation that no culture affects: a float does not compile.</summary>
    [InterpolatedStringHandler]
    public readonly struct LineHandler
    {
        private readonly StringBuilder _line;

        /// <summary>Starts a line.</summary>
        public LineHandler(int literalLength, int formattedCount) =>
            _line = new StringBuilder(literalLength + (8 * formattedCount));

        /// <summary>The text between the holes.</summary>
        public void AppendLiteral(string text) => _line.Append(text);

        /// <summary>A string.</summary>
        public void AppendFormatted(string? text) => _line.Append(text);

        /// <summary>An int; a culture's minus sign may be U+2212, so it is formatted invariantly.</summary>
        public void AppendFormatted(int value) => _line.Append(value.ToString(CultureInfo.InvariantCulture));

        /// <summary>A number.</summary>
        public void AppendFormatted(Literal value) => _line.Append(value.ToString());

        /// <inheritdoc/>
        public override string ToString() => _line.ToString();
    }
}
