using System.Text;

namespace GeoDL.Typed.Samples.Common;

/// <summary>
/// A table with a header line, separated by commas, semicolons or tabs, whichever the header has (RFC 4180: quoted
/// fields may hold separators, quotes and line ends). Lines before the header that begin with # are comments, unless
/// the last of them is itself the header; a first line
/// <c>sep=;</c>, as spreadsheets write it, states the separator. Lines end with LF, CR LF or CR.
/// </summary>
public sealed class CsvTable
{
    private readonly string _path;
    private readonly List<string[]> _rows;

    private CsvTable(string path, string[] header, List<string[]> rows)
    {
        _path = path;
        Header = header;
        _rows = rows;
    }

    /// <summary>Names of the columns, trimmed.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Number of rows below the header.</summary>
    public int RowCount => _rows.Count;

    /// <summary>One field, trimmed.</summary>
    public string this[int row, int column] => _rows[row][column].Trim();

    /// <summary>Reads a whole file, as UTF-8.</summary>
    /// <exception cref="DataFileException">The file is not there, has no header, or a row's length differs from the
    /// header's.</exception>
    public static CsvTable Read(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        return Parse(path, File.ReadAllText(path));
    }

    /// <summary>Reads a text; <paramref name="path"/> is for messages.</summary>
    public static CsvTable Parse(string path, string text)
    {
        List<string[]> rows = [];
        string[]? header = null;
        int line = 1;
        int position = 0;
        // Old and new ends of lines alike, in quoted fields too.
        text = Preamble.Remove(
            text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'),
            ref line,
            out char? stated
        );
        char separator = stated ?? Preamble.Separator(text);
        while (position < text.Length)
        {
            int startLine = line;
            string[] fields = ReadRow(path, text, separator, ref position, ref line);
            if (fields is [var only] && string.IsNullOrWhiteSpace(only))
            {
                continue; // an empty line
            }

            if (header is null)
            {
                header = [.. fields.Select(static f => f.Trim())];
            }
            else if (fields.Length != header.Length)
            {
                throw new DataFileException(
                    path,
                    $"line {startLine} has {fields.Length} fields, the header has {header.Length}."
                );
            }
            else
            {
                rows.Add(fields);
            }
        }

        return header is null
            ? throw new DataFileException(path, "the file is empty; a header line is needed.")
            : new CsvTable(path, header, rows);
    }

    /// <summary>
    /// Index of the first of these columns that is there (compared as <see cref="ColumnName.Normalize"/> says), or −1.
    /// </summary>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            for (int column = 0; column < Header.Count; column++)
            {
                if (ColumnName.Normalize(Header[column]) == name)
                    return column;
            }
        }

        return -1;
    }

    /// <summary>The same, but a column that is missing is an error that lists the columns that are there.</summary>
    public int Require(string meaning, params ReadOnlySpan<string> names)
    {
        int column = Find(names);
        return column >= 0
            ? column
            : throw new DataFileException(
                _path,
                $"no column for {meaning}: expected one of {string.Join(", ", names)}; the file has "
                    + $"{string.Join(", ", Header)}."
            );
    }

    private static string[] ReadRow(string path, string text, char separator, ref int position, ref int line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        bool quoted = false;
        int opened = line;
        while (position < text.Length)
        {
            char c = text[position++];
            if (c == '\n')
                line++;

            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (position < text.Length && text[position] == '"')
                {
                    field.Append('"');
                    position++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && string.IsNullOrWhiteSpace(field.ToString()))
            {
                field.Clear();
                quoted = true;
                opened = line;
            }
            else if (c == separator)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (c == '\n')
            {
                break;
            }
            else
            {
                field.Append(c);
            }
        }

        if (quoted)
            throw new DataFileException(path, $"the quote opened on line {opened} is not closed.");

        fields.Add(field.ToString());
        return [.. fields];
    }
}
