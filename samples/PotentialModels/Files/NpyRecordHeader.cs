using System.Globalization;
using System.Text;

namespace GeoDL.Typed.Samples.Potentials.Files;

/// <summary>
/// The header of an NPY record: the text of a Python dictionary with three keys, read by a parser of just these.
/// </summary>
/// <param name="Type">The type of its numbers, as NumPy writes it.</param>
/// <param name="IsColumnMajor">Whether columns come first.</param>
/// <param name="Shape">The sizes.</param>
internal sealed record NpyRecordHeader(string Type, bool IsColumnMajor, IReadOnlyList<int> Shape)
{
    /// <summary>Longer headers are not those of a few numbers.</summary>
    private const int Longest = 1024;

    private const int MostDimensions = 8;

    /// <summary>Reads a header.</summary>
    /// <exception cref="DataFileException">It is none.</exception>
    public static NpyRecordHeader Parse(byte[] bytes, string path, string what)
    {
        var text = new Text(Encoding.Latin1.GetString(bytes), path, what);
        if (bytes.Length > Longest)
            throw text.Fault($"it has {bytes.Length} bytes, more than {Longest}");
        string? type = null;
        bool? isColumnMajor = null;
        List<int>? shape = null;
        text.Take('{');
        while (!text.TryTake('}'))
        {
            string key = text.Quoted();
            text.Take(':');
            switch (key)
            {
                case "descr" when type is null:
                    type = text.Quoted();
                    break;
                case "fortran_order" when isColumnMajor is null:
                    isColumnMajor = text.Word() switch
                    {
                        "True" => true,
                        "False" => false,
                        string other => throw text.Fault($"fortran_order is '{other}', not True or False"),
                    };
                    break;
                case "shape" when shape is null:
                    shape = text.Sizes(MostDimensions);
                    break;
                default:
                    throw text.Fault($"the key '{key}' is unknown, or there twice");
            }
            if (!text.TryTake(','))
            {
                text.Take('}');
                break;
            }
        }

        text.End();
        return new NpyRecordHeader(
            type ?? throw text.Fault("the key 'descr' is missing"),
            isColumnMajor ?? throw text.Fault("the key 'fortran_order' is missing"),
            shape ?? throw text.Fault("the key 'shape' is missing")
        );
    }

    /// <summary>Refuses a record that is not the expected one.</summary>
    public void Check(NqxTensor expected, string path, string what)
    {
        if (Type != "<f4")
            throw new DataFileException(path, $"{what} has numbers of type '{Type}', not '<f4'.");
        if (IsColumnMajor)
            throw new DataFileException(path, $"{what} is in column-major order (fortran_order), not in rows.");
        if (!Shape.SequenceEqual(expected.Shape))
        {
            throw new DataFileException(
                path,
                $"{what} has the shape {NqxTensor.TextOf(Shape)}: a wrong size, or records in another order."
            );
        }
    }

    /// <summary>The text, and how far it has been read.</summary>
    private sealed class Text(string text, string path, string what)
    {
        private int _at;

        public DataFileException Fault(string problem) => new(path, $"{what}: its header cannot be read, {problem}.");

        public bool TryTake(char expected)
        {
            SkipSpaces();
            if (_at >= text.Length || text[_at] != expected)
                return false;
            _at++;
            return true;
        }

        public void Take(char expected)
        {
            if (!TryTake(expected))
                throw Fault($"'{expected}' is missing at character {_at}");
        }

        public string Quoted()
        {
            Take('\'');
            int end = text.IndexOf('\'', _at);
            if (end < 0)
                throw Fault($"the text that begins at character {_at} has no end");
            string quoted = text[_at..end];
            _at = end + 1;
            return quoted;
        }

        public string Word()
        {
            SkipSpaces();
            int start = _at;
            while (_at < text.Length && char.IsAsciiLetterOrDigit(text[_at]))
                _at++;
            return text[start.._at];
        }

        public List<int> Sizes(int most)
        {
            List<int> sizes = [];
            Take('(');
            while (!TryTake(')'))
            {
                string word = Word();
                if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int size))
                    throw Fault($"'{word}' is no size");
                sizes.Add(size);
                if (sizes.Count > most)
                    throw Fault($"there are more than {most} dimensions");
                if (!TryTake(','))
                {
                    Take(')');
                    break;
                }
            }

            return sizes;
        }

        public void End()
        {
            SkipSpaces();
            if (_at < text.Length)
                throw Fault($"something follows at character {_at}");
        }

        private void SkipSpaces()
        {
            while (_at < text.Length && text[_at] is (' ' or '\n'))
                _at++;
        }
    }
}
