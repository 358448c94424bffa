using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>One unit of a FITS file: a header with an image, with a table, or alone.</summary>
public sealed class FitsUnit
{
    internal FitsUnit(
        string source,
        IReadOnlyDictionary<string, string> header,
        NumberArray? image,
        IReadOnlyList<FitsColumn> columns
    ) => (Source, Header, Image, Columns) = (source, header, image, columns);

    /// <summary>A table to be written.</summary>
    /// <param name="name">The name of the unit, EXTNAME.</param>
    /// <param name="columns">Its columns, all of as many numbers.</param>
    /// <param name="header">Further words of the header, of at most 8 capital letters, digits, '-' and '_', with their
    /// values: whole numbers, T, F, or text.</param>
    /// <exception cref="ArgumentException">There is no column, lengths differ, or a word or text does not fit into a
    /// header.</exception>
    public FitsUnit(string name, IReadOnlyList<FitsColumn> columns, IReadOnlyDictionary<string, string>? header = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
            throw new ArgumentException("A table has at least one column.", nameof(columns));
        foreach (FitsColumn column in columns)
        {
            if (column.Rows != columns[0].Rows)
            {
                throw new ArgumentException(
                    $"The columns of a table have as many rows, but '{columns[0].Name}' has {columns[0].Rows} and "
                        + $"'{column.Name}' {column.Rows}.",
                    nameof(columns)
                );
            }
        }

        var words = new Dictionary<string, string> { ["EXTNAME"] = name };
        foreach ((string word, string value) in header ?? words)
            words[word] = value;
        foreach ((string word, string value) in words)
            FitsWriter.Check(word, value);
        (Source, Header, Columns) = ("a new table", words, columns);
    }

    /// <summary>The name, EXTNAME; empty where the header has none.</summary>
    public string Name => Header.GetValueOrDefault("EXTNAME", "");

    /// <summary>
    /// The words of the header with their values: text without quotation marks, all else as it stands.
    /// </summary>
    public IReadOnlyDictionary<string, string> Header { get; }

    /// <summary>
    /// The image, its last axis changing fastest (FITS counts axes the other way); null where there is none.
    /// </summary>
    public NumberArray? Image { get; }

    /// <summary>The columns of the table; none where there is no table.</summary>
    public IReadOnlyList<FitsColumn> Columns { get; }

    internal string Source { get; }

    /// <summary>The column of that name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public FitsColumn Column(string name) =>
        Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw ArrayData.Refused(
            Source,
            $"the table '{Name}' has no column '{name}', only "
                + string.Join(", ", Columns.Select(static c => $"'{c.Name}'"))
        );
}
