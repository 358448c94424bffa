using System.Globalization;
using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Writes FITS files of binary tables.</summary>
internal static class FitsWriter
{
    private const int MostText = 68;

    /// <summary>The first unit, which holds nothing.</summary>
    internal static void Begin(Stream stream) =>
        Header(stream, [("SIMPLE", "T"), ("BITPIX", "8"), ("NAXIS", "0"), ("EXTEND", "T")]);

    internal static void Table(Stream stream, FitsUnit unit)
    {
        NumberArray[] values = [.. unit.Columns.Select(static c => c.Values)];
        int rowSize = 0;
        List<(string, string)> cards =
        [
            ("XTENSION", "BINTABLE"),
            ("BITPIX", "8"),
            ("NAXIS", "2"),
            ("NAXIS1", Number(values.Sum(static v => v.Type.Size() * v.RowLength))),
            ("NAXIS2", Number(values[0].Shape[0])),
            ("PCOUNT", "0"),
            ("GCOUNT", "1"),
            ("TFIELDS", Number(values.Length)),
        ];
        for (int c = 0; c < values.Length; c++)
        {
            cards.Add(($"TTYPE{c + 1}", unit.Columns[c].Name));
            cards.Add(($"TFORM{c + 1}", $"{values[c].RowLength}{Code(values[c].Type)}"));
            if (unit.Columns[c].Unit.Length > 0)
                cards.Add(($"TUNIT{c + 1}", unit.Columns[c].Unit));
            rowSize += values[c].Type.Size() * values[c].RowLength;
        }

        cards.AddRange(unit.Header.Select(static w => (w.Key, w.Value)));
        Header(stream, cards);
        byte[] row = new byte[rowSize];
        long written = 0;
        for (int r = 0; r < values[0].Shape[0]; r++, written += rowSize)
        {
            int at = 0;
            foreach (NumberArray column in values)
            {
                int size = column.Type.Size() * column.RowLength;
                byte[] numbers = column.RowBytes(r);
                ArrayData.Swap(numbers, column.Type.Size());
                numbers.CopyTo(row, at);
                at += size;
            }
            stream.Write(row);
        }

        Pad(stream, written, 0);
    }

    /// <summary>Refuses a word or a value that does not fit into a card.</summary>
    internal static void Check(string word, string value)
    {
        bool isWord =
            word.Length is > 0 and <= 8
            && word.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-' or '_');
        if (!isWord || word is "END" or "XTENSION" or "BITPIX" or "PCOUNT" or "GCOUNT" or "TFIELDS" or "SIMPLE")
            throw new ArgumentException($"'{word}' is no word that a table's header may have.", nameof(word));
        CheckText(value);
    }

    private static void CheckText(string value)
    {
        if (
            value.Replace("'", "''", StringComparison.Ordinal).Length > MostText
            || value.Any(static c => c is < ' ' or > '~')
        )
        {
            throw new ArgumentException(
                $"'{value}' does not fit into a header: it has at most {MostText} characters, all of them ASCII.",
                nameof(value)
            );
        }
    }

    private static char Code(NumberType type) =>
        type switch
        {
            NumberType.UInt8 => 'B',
            NumberType.Int16 => 'I',
            NumberType.Int32 => 'J',
            NumberType.Int64 => 'K',
            NumberType.Float32 => 'E',
            NumberType.Float64 => 'D',
            _ => throw new ArgumentException($"A FITS table has no numbers of type {type}.", nameof(type)),
        };

    private static void Header(Stream stream, IEnumerable<(string Word, string Value)> cards)
    {
        var text = new StringBuilder();
        foreach ((string word, string value) in cards)
        {
            CheckText(value);
            bool isPlain = value is "T" or "F" || long.TryParse(value, NumberStyles.AllowLeadingSign, null, out _);
            string field = isPlain
                ? value.PadLeft(20)
                : $"'{value.Replace("'", "''", StringComparison.Ordinal).PadRight(8)}'";
            text.Append($"{word.PadRight(8)}= {field}".PadRight(FitsHeader.CardSize));
        }

        text.Append("END".PadRight(FitsHeader.CardSize));
        byte[] bytes = Encoding.ASCII.GetBytes(text.ToString());
        stream.Write(bytes);
        Pad(stream, bytes.Length, (byte)' ');
    }

    private static void Pad(Stream stream, long written, byte with)
    {
        byte[] rest = new byte[(FitsHeader.BlockSize - (written % FitsHeader.BlockSize)) % FitsHeader.BlockSize];
        Array.Fill(rest, with);
        stream.Write(rest);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
