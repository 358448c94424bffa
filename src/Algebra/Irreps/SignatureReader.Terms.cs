using System.Globalization;
using M = GeoDL.Typed.Algebra.SignatureMessages;

namespace GeoDL.Typed.Algebra;

/// <content>Reading terms: multiplicity, degree, parity.</content>
internal sealed partial class SignatureReader
{
    private void ReadTerms(string? name, int start, int end)
    {
        while (!IsOver)
        {
            (start, end) = Trim(ReadTerm(name, start, end), end);
            name = null;
            if (start == end || IsOver)
                return;

            int tokenEnd = TokenEnd(start, end);
            if (IsDigit(start, end))
            {
                Report(SignatureErrorKind.MissingPlus, start, tokenEnd - start, M.MissingPlus(Quote(start, tokenEnd)));
                continue;
            }

            int length = IsWord(start, end) ? tokenEnd - start : CharacterLength(start);
            Report(SignatureErrorKind.UnexpectedCharacter, start, length, M.Unexpected(Quote(start, start + length)));
            (start, end) = Trim(start + length, end);
            if (!IsDigit(start, end))
                return;
        }
    }

    /// <summary>Reads one term and returns where it ends.</summary>
    private int ReadTerm(string? name, int start, int end)
    {
        int digits = DigitsEnd(start, end);
        if (digits == start)
            return IsField(start, end) ? ReadField(name, "1", start, start, end) : ReportNoDigits(start, end);

        (string mul, int degreeStart, bool isWrong) = ("1", start, false);
        int x = SkipSpaces(digits, end);
        if (x < end && (text[x] == 'x' || (text[x] is 'X' or '*' or '×' && IsDigit(SkipSpaces(x + 1, end), end))))
        {
            mul = Slice(start, digits);
            degreeStart = SkipSpaces(x + 1, end);
            digits = DigitsEnd(degreeStart, end);
            isWrong = text[x] != 'x';
            if (isWrong)
                Report(SignatureErrorKind.UnexpectedCharacter, x, 1, M.NotAnX(text[x], Quote(mul)));

            if (!isWrong && IsField(degreeStart, end))
                return ReadField(name, mul, start, degreeStart, end);

            if (digits == degreeStart)
            {
                int stop = degreeStart < end ? TokenEnd(degreeStart, end) : x + 1;
                Report(
                    SignatureErrorKind.MissingDegree,
                    start,
                    stop - start,
                    M.MissingDegree(Quote(start, stop), group)
                );
                return stop;
            }
        }
        else if (IsBrokenMultiplicity(digits, x, end))
        {
            int stop = TokenEnd(x, end);
            Report(
                SignatureErrorKind.BadMultiplicity,
                start,
                stop - start,
                M.BadMultiplicity(Quote(start, stop), group)
            );
            return stop;
        }

        // One mistake per token: after a number that is too large, further mistakes in the token are not reported.
        string degree = Slice(degreeStart, digits);
        bool isCount = int.TryParse(mul, NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        bool isDegree =
            int.TryParse(degree, NumberStyles.None, CultureInfo.InvariantCulture, out int l) && l <= maxDegree;
        int termEnd = ReadParity(
            start,
            degreeStart,
            digits,
            end,
            isQuiet: !isCount || !isDegree || !group.Has(l, Parity.Even),
            l,
            ref isWrong,
            out Parity parity
        );
        if (!isCount)
        {
            Report(SignatureErrorKind.BadMultiplicity, start, mul.Length, M.MultiplicityTooLarge(Quote(mul)));
            isWrong = true;
        }
        else if (!isDegree)
        {
            bool mayCount =
                degreeStart == start
                && termEnd == digits
                && int.TryParse(degree, NumberStyles.None, CultureInfo.InvariantCulture, out _);
            Report(
                SignatureErrorKind.DegreeTooLarge,
                degreeStart,
                termEnd - degreeStart,
                M.DegreeTooLarge(Quote(degree), maxDegree, mayCount, group)
            );
            isWrong = true;
        }
        else if (!group.Has(l, Parity.Even))
        {
            Report(SignatureErrorKind.OrderAboveHalf, degreeStart, termEnd - degreeStart, M.OrderAboveHalf(l, group));
            isWrong = true;
        }

        if (IsRange(termEnd, end))
        {
            MulIrrep? first = isWrong ? null : new MulIrrep(count, new Irrep(l, parity, group));
            return ReadRange(name, first, start, termEnd, end);
        }
        if (!isWrong)
            Add(name, count, null, [new Irrep(l, parity, group)], start, termEnd);

        return termEnd;
    }

    /// <summary>
    /// <c>2.5x0e</c>, or under O(3) <c>16 0e</c>: a number before the irrep that is not a multiplicity.
    /// </summary>
    private bool IsBrokenMultiplicity(int digits, int next, int end) =>
        (next == digits && next < end && text[next] == '.' && !IsRange(next, end))
        || (group.Kind == Group.O3 && next > digits && IsDigit(next, end));

    private int ReadParity(
        int start,
        int degreeStart,
        int digits,
        int end,
        bool isQuiet,
        int l,
        ref bool isWrong,
        out Parity parity
    )
    {
        parity = Parity.Even;
        int stop = digits;
        while (stop < end && IsWord(stop, end))
            stop++;

        string suffix = Slice(digits, stop);
        bool isLetter =
            suffix.Length > 0 && suffix[0] is 'e' or 'o' && (suffix.Length == 1 || suffix[1] is >= '0' and <= '9');
        int foreign = suffix.ToList().FindIndex(c => c > 127);
        if (isQuiet)
            return stop;

        bool hasLetter = group.Has(l, Parity.Odd);

        if (foreign >= 0)
        {
            string character = Slice(digits + foreign, digits + foreign + CharacterLength(digits + foreign));
            Report(SignatureErrorKind.UnexpectedCharacter, digits + foreign, character.Length, M.Unexpected(character));
        }
        else if (!hasLetter && suffix.Length > 0)
        {
            SignatureErrorKind kind = isLetter
                ? SignatureErrorKind.UnexpectedParity
                : SignatureErrorKind.UnexpectedCharacter;
            Report(
                kind,
                digits,
                stop - digits,
                M.UnexpectedParity(Quote(degreeStart, stop), Quote(degreeStart, digits), group)
            );
        }
        else if (hasLetter && suffix.Length == 0)
        {
            Report(
                SignatureErrorKind.MissingParity,
                start,
                stop - start,
                M.MissingParity(Quote(degreeStart, stop), group)
            );
        }
        else if (hasLetter && !isLetter)
        {
            Report(
                SignatureErrorKind.UnknownParity,
                start,
                stop - start,
                M.UnknownParity(Quote(degreeStart, stop), Quote(degreeStart, digits))
            );
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
        string token = Quote(start, stop);
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
            // A name without its colon: the next token is its irrep, not a block without a plus.
            return TokenEnd(SkipSpaces(stop, end), end);
        }
        else
        {
            int length = CharacterLength(start);
            Report(SignatureErrorKind.UnexpectedCharacter, start, length, M.Unexpected(Slice(start, start + length)));
        }

        return stop;
    }
}
