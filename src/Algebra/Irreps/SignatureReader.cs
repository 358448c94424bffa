using System.Globalization;
using M = GeoDL.Typed.Algebra.SignatureMessages;

namespace GeoDL.Typed.Algebra;

/// <summary>One pass over the text of a signature. After a mistake it goes on with the next term.</summary>
internal sealed class SignatureReader(string text, Group group, int maxDegree)
{
    private readonly List<Block> _blocks = [];
    private readonly List<SignatureError> _errors = [];
    private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);
    private long _dim;

    public SignatureParseResult Read()
    {
        if (!Signature.IsSupported(group))
        {
            Report(SignatureErrorKind.UnsupportedGroup, 0, text.Length, M.UnsupportedGroup(group));
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            Report(SignatureErrorKind.Empty, 0, text.Length, M.Empty(group));
        }
        else
        {
            for (int start = 0, i = 0; i <= text.Length; i++)
            {
                if (i == text.Length || text[i] == '+')
                {
                    ReadBlock(start, i);
                    start = i + 1;
                }
            }
        }

        return _errors.Count == 0
            ? new SignatureParseResult(new Signature(_blocks, group), [])
            : new SignatureParseResult(null, _errors.OrderBy(e => e.Start).ThenBy(e => e.Length).ToArray());
    }

    /// <summary>Reads what stands between two plus signs: one block, or several if a plus is missing.</summary>
    private void ReadBlock(int start, int end)
    {
        (int plus, string? name) = (end < text.Length ? end : start - 1, null);
        (start, end) = Trim(start, end);
        if (start == end)
        {
            if (!_errors.Any(e => e.Kind == SignatureErrorKind.EmptyTerm && e.Start == plus))
            {
                Report(SignatureErrorKind.EmptyTerm, plus, 1, M.EmptyTerm(group));
            }

            return;
        }

        if (TrySplit(name, start, end))
        {
            return;
        }

        int colon = text.IndexOf(':', start, end - start);
        if (colon >= 0)
        {
            (int nameStart, int nameEnd) = Trim(start, colon);
            name = ReadName(nameStart, nameEnd, colon);
            (start, end) = Trim(colon + 1, end);
            if (start == end)
            {
                Report(SignatureErrorKind.EmptyTerm, nameStart, colon + 1 - nameStart, M.EmptyBlock(name, group));
                return;
            }

            if (TrySplit(name, start, end))
            {
                return;
            }

            colon = text.IndexOf(':', start, end - start);
            if (colon >= 0)
            {
                Report(SignatureErrorKind.UnexpectedCharacter, colon, 1, M.SecondColon(group));
                return;
            }
        }

        ReadTerms(name, start, end);
    }

    /// <summary>Reads <c>0e name: 1o</c>, where a plus is missing before the name, as two blocks.</summary>
    private bool TrySplit(string? name, int start, int end)
    {
        int colon = text.IndexOf(':', start, end - start);
        if (colon < 0 || !IsDigit(start, end))
        {
            return false;
        }

        (_, int nameEnd) = Trim(start, colon);
        int nameStart = nameEnd;
        while (nameStart > start && !char.IsWhiteSpace(text[nameStart - 1]))
        {
            nameStart--;
        }

        if (nameStart == start)
        {
            return false;
        }

        Report(SignatureErrorKind.MissingPlus, nameStart, nameEnd - nameStart, M.MissingPlus(Slice(nameStart, nameEnd)));
        ReadTerms(name, start, Trim(start, nameStart).End);
        ReadBlock(nameStart, end);
        return true;
    }

    private string? ReadName(int start, int end, int colon)
    {
        string name = Slice(start, end);
        if (!BlockNames.IsIdentifier(name))
        {
            (start, end) = name.Length == 0 ? (colon, colon + 1) : (start, end);
            Report(SignatureErrorKind.BadName, start, end - start, M.BadName(name));
            return null;
        }

        if (BlockNames.IsReserved(name))
        {
            Report(SignatureErrorKind.ReservedName, start, end - start, M.ReservedName(name));
        }
        else if (_members.TryGetValue(BlockNames.ToMemberName(name), out string? earlier))
        {
            Report(SignatureErrorKind.DuplicateName, start, end - start, M.DuplicateName(name, earlier));
        }
        else
        {
            _members.Add(BlockNames.ToMemberName(name), name);
        }

        return name;
    }

    private void ReadTerms(string? name, int start, int end)
    {
        int stop = ReadTerm(name, start, end);
        (start, end) = Trim(stop, end);
        if (start == end)
        {
            return;
        }

        int tokenEnd = TokenEnd(start, end);
        if (IsDigit(start, end))
        {
            Report(SignatureErrorKind.MissingPlus, start, tokenEnd - start, M.MissingPlus(Slice(start, tokenEnd)));
            ReadTerms(null, start, end);
        }
        else
        {
            int length = IsWord(start, end) ? tokenEnd - start : CharacterLength(start);
            Report(SignatureErrorKind.UnexpectedCharacter, start, length, M.Unexpected(Slice(start, start + length)));
            (start, end) = Trim(start + length, end);
            if (IsDigit(start, end))
            {
                ReadTerms(null, start, end);
            }
        }
    }

    /// <summary>Reads one term and returns where it ends.</summary>
    private int ReadTerm(string? name, int start, int end)
    {
        int digits = DigitsEnd(start, end);
        if (digits == start)
        {
            return ReportNoDigits(start, end);
        }

        (string mul, int degreeStart, bool isWrong) = ("1", start, false);
        int x = SkipSpaces(digits, end);
        if (x < end && (text[x] == 'x' || (text[x] is 'X' or '*' or '×' && IsDigit(SkipSpaces(x + 1, end), end))))
        {
            mul = Slice(start, digits);
            degreeStart = SkipSpaces(x + 1, end);
            digits = DigitsEnd(degreeStart, end);
            isWrong = text[x] != 'x';
            if (isWrong)
            {
                Report(SignatureErrorKind.UnexpectedCharacter, x, 1, M.NotAnX(text[x], mul));
            }

            if (digits == degreeStart)
            {
                int stop = degreeStart < end ? TokenEnd(degreeStart, end) : x + 1;
                Report(SignatureErrorKind.MissingDegree, start, stop - start, M.MissingDegree(Slice(start, stop), group));
                return stop;
            }
        }
        else if (IsBrokenMultiplicity(digits, x, end))
        {
            int stop = TokenEnd(x, end);
            Report(SignatureErrorKind.BadMultiplicity, start, stop - start, M.BadMultiplicity(Slice(start, stop), group));
            return stop;
        }

        int termEnd = ReadParity(start, degreeStart, digits, end, ref isWrong, out Parity parity);
        if (!int.TryParse(mul, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            Report(SignatureErrorKind.BadMultiplicity, start, mul.Length, M.MultiplicityTooLarge(mul));
            isWrong = true;
        }

        string degree = Slice(degreeStart, digits);
        if (!int.TryParse(degree, NumberStyles.None, CultureInfo.InvariantCulture, out int l) || l > maxDegree)
        {
            Report(SignatureErrorKind.DegreeTooLarge, degreeStart, termEnd - degreeStart, M.DegreeTooLarge(degree, maxDegree));
            isWrong = true;
        }

        if (!isWrong)
        {
            Add(name, count, new Irrep(l, parity), start, termEnd);
        }

        return termEnd;
    }

    /// <summary><c>2.5x0e</c>, or under O(3) <c>16 0e</c>: a number before the irrep that is not a multiplicity.</summary>
    private bool IsBrokenMultiplicity(int digits, int next, int end) =>
        (next == digits && next < end && text[next] == '.')
        || (group == Group.O3 && next > digits && IsDigit(next, end));

    private int ReadParity(int start, int degreeStart, int digits, int end, ref bool isWrong, out Parity parity)
    {
        parity = Parity.Even;
        int stop = digits;
        while (stop < end && IsWord(stop, end))
        {
            stop++;
        }

        string suffix = Slice(digits, stop);
        bool isLetter = suffix.Length > 0 && suffix[0] is 'e' or 'o' && (suffix.Length == 1 || suffix[1] is >= '0' and <= '9');
        int foreign = suffix.ToList().FindIndex(c => c > 127);
        if (foreign >= 0)
        {
            string character = Slice(digits + foreign, digits + foreign + CharacterLength(digits + foreign));
            Report(SignatureErrorKind.UnexpectedCharacter, digits + foreign, character.Length, M.Unexpected(character));
        }
        else if (group != Group.O3 && suffix.Length > 0)
        {
            SignatureErrorKind kind = isLetter ? SignatureErrorKind.UnexpectedParity : SignatureErrorKind.UnexpectedCharacter;
            Report(kind, digits, stop - digits, M.UnexpectedParity(Slice(degreeStart, stop), Slice(degreeStart, digits), group));
        }
        else if (group == Group.O3 && suffix.Length == 0)
        {
            Report(SignatureErrorKind.MissingParity, start, stop - start, M.MissingParity(Slice(degreeStart, stop)));
        }
        else if (group == Group.O3 && !isLetter)
        {
            Report(
                SignatureErrorKind.UnknownParity, start, stop - start,
                M.UnknownParity(Slice(degreeStart, stop), Slice(degreeStart, digits)));
        }
        else
        {
            parity = suffix.Length > 0 && suffix[0] == 'o' ? Parity.Odd : Parity.Even;
            return suffix.Length > 0 ? digits + 1 : digits;
        }

        isWrong = true;
        return stop;
    }

    private int ReportNoDigits(int start, int end)
    {
        int stop = TokenEnd(start, end);
        string token = Slice(start, stop);
        if (text[start] is '-' or '\u2212' || (text[start] is 'x' && IsDigit(SkipSpaces(start + 1, end), end)))
        {
            Report(SignatureErrorKind.BadMultiplicity, start, stop - start, M.BadMultiplicity(token, group));
        }
        else if (token is "e" or "o")
        {
            Report(SignatureErrorKind.MissingDegree, start, stop - start, M.MissingDegree(token, group));
        }
        else if (IsWord(start, end) && text[start] < 128)
        {
            Report(SignatureErrorKind.UnexpectedCharacter, start, stop - start, M.NotATerm(token, group));
            // A name without its colon: what follows is its irrep, not a block without a plus.
            return TokenEnd(SkipSpaces(stop, end), end);
        }
        else
        {
            int length = CharacterLength(start);
            Report(SignatureErrorKind.UnexpectedCharacter, start, length, M.Unexpected(Slice(start, start + length)));
        }

        return stop;
    }

    private void Add(string? name, int mul, Irrep irrep, int start, int end)
    {
        bool alreadyTooLarge = _dim > int.MaxValue;
        _dim = Math.Min(_dim + ((long)mul * irrep.Dim), (long)int.MaxValue + 1);
        if (_dim > int.MaxValue)
        {
            if (!alreadyTooLarge)
            {
                Report(SignatureErrorKind.DimensionTooLarge, start, end - start, M.DimensionTooLarge(Slice(start, end)));
            }

            return;
        }

        _blocks.Add(new Block(name, new MulIrrep(mul, irrep)));
    }

    private void Report(SignatureErrorKind kind, int start, int length, string message) =>
        _errors.Add(new SignatureError(kind, start, length, message));

    private string Slice(int start, int end) => text.Substring(start, end - start);

    private (int Start, int End) Trim(int start, int end)
    {
        start = SkipSpaces(start, end);
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    private int SkipSpaces(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }

    private int DigitsEnd(int start, int end)
    {
        while (IsDigit(start, end))
        {
            start++;
        }

        return start;
    }

    private int TokenEnd(int start, int end)
    {
        while (start < end && !char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }

    private bool IsDigit(int index, int end) => index < end && text[index] is >= '0' and <= '9';

    /// <summary>Letters, digits, underscores, and whatever is not ASCII.</summary>
    private bool IsWord(int index, int end) =>
        index < end && (IsDigit(index, end) || text[index] is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')
            || (text[index] > 127 && !char.IsWhiteSpace(text[index])));

    private int CharacterLength(int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
}
