using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// Reads a path that a user lists: <c>"in1,in2,out mode"</c>, then optionally <c>#map</c> (which of several equivariant
/// maps, from 0), <c>noweight</c> and <c>*weight</c>, as in <c>"0,1,2 uvw *0.5"</c>.
/// </summary>
public sealed class PathParser
{
    private readonly string _text;
    private readonly List<PathFault> _faults = [];
    private int _position;

    private PathParser(string text) => _text = text;

    /// <summary>
    /// Reads a path between given signatures and checks it against the selection rules and multiplicities.
    /// </summary>
    public static PathParseResult Parse(string text, Irreps in1, Irreps in2, Irreps result) =>
        new PathParser(text).Read(in1, in2, result);

    private PathParseResult Read(Irreps in1, Irreps in2, Irreps result)
    {
        var spans = new (int Start, int Length)[3];
        var blocks = new int[3];
        for (int i = 0; i < 3; i++)
        {
            if (!TryReadNumber(out blocks[i], out spans[i]) || (i < 2 && !TryReadComma()))
                return new PathParseResult(null, _faults);
        }

        ConnectionMode mode = ReadMode(out (int Start, int Length) modeSpan);
        int map = ReadMap(out (int Start, int Length) mapSpan);
        (bool hasWeight, double pathWeight, (int, int) weightSpan) = ReadOptions(modeSpan);
        if (_faults.Count > 0)
            return new PathParseResult(null, _faults);

        var path = new TensorProductPath(blocks[0], blocks[1], blocks[2], mode, hasWeight, pathWeight)
        {
            Coupling = map,
        };
        PathFault[] faults = PathRules.Check(path, in1, in2, result).Select(Place).ToArray();
        return new PathParseResult(faults.Length == 0 ? path : null, faults);

        PathFault Place(PathFault fault)
        {
            (int start, int length) = fault.Kind switch
            {
                PathFaultKind.BlockOutOfRange => spans[
                    fault.Message.Contains("operand 1") ? 0
                    : fault.Message.Contains("operand 2") ? 1
                    : 2
                ],
                PathFaultKind.MultiplicityMismatch => modeSpan,
                PathFaultKind.NoSuchMap => mapSpan,
                PathFaultKind.WeightRequired or PathFaultKind.BadPathWeight => weightSpan,
                _ => (spans[0].Start, spans[2].Start + spans[2].Length - spans[0].Start),
            };
            return fault with { Start = start, Length = length };
        }
    }

    private bool TryReadNumber(out int number, out (int Start, int Length) span)
    {
        SkipSpaces();
        span = (_position, WordLength());
        string word = _text.Substring(span.Start, span.Length);
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            _position += span.Length;
            return true;
        }

        ReportSyntax(
            word.Length == 0 ? "A block number is missing" : $"'{word}' is not a block number",
            "A path names a block of each operand and of the result by number, from 0"
        );
        return false;
    }

    private bool TryReadComma()
    {
        SkipSpaces();
        if (_position < _text.Length && _text[_position] == ',')
        {
            _position++;
            return true;
        }

        ReportSyntax("A comma is missing", "The three block numbers are separated by commas");
        return false;
    }

    private ConnectionMode ReadMode(out (int Start, int Length) span)
    {
        SkipSpaces();
        span = (_position, WordLength());
        string word = _text.Substring(span.Start, span.Length);
        if (word.Length == 0)
        {
            ReportSyntax("The connection mode is missing", "It says how copies combine");
        }
        else if (!ConnectionModes.TryParse(word, out ConnectionMode mode))
        {
            _faults.Add(
                new PathFault(
                    PathFaultKind.UnknownMode,
                    span.Start,
                    span.Length,
                    $"'{word}' is not a connection mode. A mode says how copies u and v combine into copies w of the "
                        + "result. "
                        + $"Write one of {string.Join(", ", ConnectionModes.AllNames)}."
                )
            );
        }
        else
        {
            _position += span.Length;
            return mode;
        }

        _position += span.Length;
        return default;
    }

    /// <summary>The number behind <c>#</c>; 0 if there is none.</summary>
    private int ReadMap(out (int Start, int Length) span)
    {
        SkipSpaces();
        span = (_position, 0);
        if (_position == _text.Length || _text[_position] != '#')
            return 0;
        string word = _text.Substring(_position + 1, Math.Max(WordLength() - 1, 0));
        span = (_position, word.Length + 1);
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int map))
        {
            _position += span.Length;
            return map;
        }

        ReportSyntax(
            $"'#{word}' is not the number of a map",
            "Where irreps have several maps, # and a number name one"
        );
        _position += span.Length;
        return 0;
    }

    private (bool HasWeight, double PathWeight, (int Start, int Length) Span) ReadOptions(
        (int Start, int Length) modeSpan
    )
    {
        (bool hasWeight, double? pathWeight, (int, int) span) = (true, null, modeSpan);
        for (SkipSpaces(); _position < _text.Length; SkipSpaces())
        {
            int start = _position;
            bool isStar = _text[_position] == '*';
            _position += isStar ? 1 : 0;
            if (isStar)
                SkipSpaces();

            string word = _text.Substring(_position, WordLength());
            if (isStar && pathWeight is null)
            {
                _position += word.Length;
                span = (start, _position - start);
                if (
                    double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight)
                    && PathRules.IsVariance(weight)
                )
                {
                    pathWeight = weight;
                }
                else
                {
                    _faults.Add(
                        new PathFault(PathFaultKind.BadPathWeight, start, span.Item2, PathRules.BadWeightMessage(word))
                    );
                    return (hasWeight, 1, span);
                }
            }
            else if (word == "noweight" && hasWeight)
            {
                (hasWeight, span) = (false, (start, word.Length));
                _position += word.Length;
            }
            else
            {
                _position = start;
                ReportSyntax(
                    $"'{_text.Substring(start).TrimEnd()}' is not part of a path",
                    "After the mode only the number of a map, noweight and a path weight may follow, once each"
                );
                break;
            }
        }

        return (hasWeight, pathWeight ?? 1, span);
    }

    private void ReportSyntax(string what, string why)
    {
        int length = Math.Max(_position < _text.Length ? 1 : 0, WordLength());
        _faults.Add(
            new PathFault(
                PathFaultKind.Syntax,
                _position,
                length,
                $"{what}. {why}. Write for example \"0,1,2 uvw\" or \"0,1,2 uvu noweight *0.5\"."
            )
        );
    }

    private int WordLength()
    {
        int end = _position;
        while (end < _text.Length && _text[end] is not (',' or '*') && !char.IsWhiteSpace(_text[end]))
            end++;

        return end - _position;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
    }
}
