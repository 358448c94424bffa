using Kind = GeoDL.Typed.Algebra.TensorFormulaErrorKind;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// Reads index symmetries: <c>formula := indices ('=' ['-'] indices)*</c>, each term a permutation of the first.
/// </summary>
public sealed class TensorFormulaParser
{
    /// <summary>The largest number of indices.</summary>
    public const int MaxRank = 6;

    private readonly string _text;
    private readonly List<TensorFormulaError> _errors = [];
    private readonly List<TensorSymmetry> _symmetries = [];
    private string? _indices;

    private TensorFormulaParser(string text) => _text = text;

    /// <summary>Reads a formula and reports every mistake with its place.</summary>
    public static TensorFormulaParseResult Parse(string text) => new TensorFormulaParser(text).Read();

    private TensorFormulaParseResult Read()
    {
        for (int start = 0, i = 0; i <= _text.Length; i++)
        {
            if (i == _text.Length || _text[i] == '=')
            {
                ReadTerm(start, i);
                start = i + 1;
            }
        }

        return _errors.Count > 0
            ? new TensorFormulaParseResult(null, _errors)
            : new TensorFormulaParseResult(
                new TensorFormula(_indices!, _symmetries, TensorFormula.Close(_indices!.Length, _symmetries)!),
                []
            );
    }

    private void ReadTerm(int start, int end)
    {
        bool isFirst = start == 0;
        (int sign, int errors, string letters) = (1, _errors.Count, string.Empty);
        (int trimmedStart, int trimmedEnd) = Trim(start, end);
        for (int i = trimmedStart; i < trimmedEnd; i++)
        {
            char c = _text[i];
            if (c == '-')
            {
                if (isFirst || sign < 0 || letters.Length > 0)
                {
                    Report(
                        Kind.MisplacedSign,
                        i,
                        1,
                        "This minus sign is misplaced. A sign says how a permuted tensor relates to "
                            + "the first term. Write one minus in front of a later term, as in \"ij=-ji\"."
                    );
                }

                sign = -1;
            }
            else if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            {
                if (letters.IndexOf(c) >= 0)
                {
                    Report(
                        Kind.RepeatedIndex,
                        i,
                        1,
                        $"The index {c} occurs twice in one term. Each index is a separate position of the tensor. "
                            + "Write different letters, as in \"ij=ji\"."
                    );
                }

                letters += c;
            }
            else if (!char.IsWhiteSpace(c))
            {
                int length = char.IsHighSurrogate(c) && i + 1 < trimmedEnd ? 2 : 1;
                Report(
                    Kind.UnexpectedCharacter,
                    i,
                    length,
                    $"'{_text.Substring(i, length)}' does not belong in a formula of indices. Indices "
                        + "are ASCII letters, terms are joined by equals signs. Write for example \"ij=ji\"."
                );
                i += length - 1;
            }
        }

        if (_errors.Count == errors)
            Add(sign, letters, start, end, trimmedStart, trimmedEnd, isFirst);
    }

    private void Add(int sign, string letters, int start, int end, int trimmedStart, int trimmedEnd, bool isFirst)
    {
        int length = trimmedEnd - trimmedStart;
        if (letters.Length == 0)
        {
            // For a blank term the equals sign next to it is underlined.
            (int at, int width) =
                length > 0 ? (trimmedStart, length)
                : end < _text.Length ? (end, 1)
                : start > 0 ? (start - 1, 1)
                : (0, _text.Length);
            Report(
                Kind.EmptyTerm,
                at,
                width,
                "A term without indices is not a tensor. Each term names the indices of the tensor in "
                    + "some order. Write for example \"ij=ji\"."
            );
        }
        else if (isFirst)
        {
            if (letters.Length > MaxRank)
            {
                Report(
                    Kind.TooManyIndices,
                    trimmedStart,
                    length,
                    $"The tensor has {letters.Length} indices. Its components grow as a power of them, "
                        + $"so the limit is {MaxRank}. Write at most {MaxRank} indices."
                );
            }

            _indices = letters;
        }
        else if (_indices is not null)
        {
            if (letters.Length != _indices.Length || letters.Any(c => _indices.IndexOf(c) < 0))
            {
                Report(
                    Kind.NotAPermutation,
                    trimmedStart,
                    length,
                    $"'{letters}' is not a permutation of '{_indices}'. A symmetry permutes the "
                        + $"indices of one tensor. Write each of {string.Join(", ", _indices.ToCharArray())} "
                        + "once."
                );
                return;
            }

            var symmetry = new TensorSymmetry(sign, letters.Select(c => _indices.IndexOf(c)).ToArray());
            if (_indices.Length > MaxRank)
                return;

            if (TensorFormula.Close(_indices.Length, [.. _symmetries, symmetry]) is null)
            {
                Report(
                    Kind.Contradiction,
                    trimmedStart,
                    length,
                    $"With '{_text.Substring(trimmedStart, length)}' only the zero tensor is possible. Together with "
                        + "the other terms it says that the tensor is minus itself. Remove "
                        + "the term or its sign."
                );
                return;
            }

            _symmetries.Add(symmetry);
        }
    }

    private (int Start, int End) Trim(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;

        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;

        return (start, end);
    }

    private void Report(Kind kind, int start, int length, string message) =>
        _errors.Add(new TensorFormulaError(kind, start, length, message));
}
