using System.Globalization;
using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The words of a header, and numbers among them.</summary>
internal sealed class FitsHeader
{
    internal const int BlockSize = 2880;
    internal const int CardSize = 80;
    private const int WordSize = 8;

    private readonly string _path;

    private FitsHeader(string path, Dictionary<string, string> words) => (_path, Words) = (path, words);

    internal Dictionary<string, string> Words { get; }

    /// <summary>Reads cards up to END, and goes on to the next block.</summary>
    internal static FitsHeader Read(string path, byte[] file, ref int at)
    {
        var words = new Dictionary<string, string>();
        for (int card = at; ; card += CardSize)
        {
            if (card + CardSize > file.Length)
                throw ArrayData.Refused(path, $"it is truncated: the header at byte {at} has no END");
            string text = Encoding.Latin1.GetString(file, card, CardSize),
                word = text[..WordSize].TrimEnd();
            if (word == "END")
            {
                at = (int)Math.Min(at + (((long)card - at) / BlockSize * BlockSize) + BlockSize, file.Length);
                return new FitsHeader(path, words);
            }
            if (text[WordSize] == '=')
                words.TryAdd(word, Value(text[(WordSize + 1)..]));
        }
    }

    internal string? Text(string word) => Words.GetValueOrDefault(word);

    /// <summary>A whole number, not negative.</summary>
    internal int Count(string word, int? ifAbsent = null)
    {
        long number = Integer(word, ifAbsent);
        return number is >= 0 and <= int.MaxValue
            ? (int)number
            : throw ArrayData.Refused(_path, $"its header says {word} = {number}, which is no number of something");
    }

    internal long Integer(string word, long? ifAbsent = null)
    {
        if (Text(word) is not { } text)
            return ifAbsent ?? throw ArrayData.Refused(_path, $"its header has no {word}");
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw ArrayData.Refused(_path, $"its header says {word} = '{text}', which is no whole number");
    }

    internal double Real(string word, double ifAbsent)
    {
        if (Text(word) is not { } text)
            return ifAbsent;
        return
            double.TryParse(text.Replace('D', 'E'), CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number)
            ? number
            : throw ArrayData.Refused(_path, $"its header says {word} = '{text}', which is no number");
    }

    /// <summary>What stands before a comment; text without its quotation marks and without spaces at its end.</summary>
    private static string Value(string text)
    {
        text = text.TrimStart();
        if (!text.StartsWith('\''))
            return text.Split('/')[0].Trim();
        var value = new StringBuilder();
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                if (i + 1 == text.Length || text[i + 1] != '\'')
                    break;
                i++;
            }
            value.Append(text[i]);
        }

        return value.ToString().TrimEnd();
    }
}
