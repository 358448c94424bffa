using System.Globalization;
using M = GeoDL.Typed.Algebra.SignatureMessages;

namespace GeoDL.Typed.Algebra;

/// <content>Reading ranges of degrees: <c>0e..64</c>.</content>
internal sealed partial class SignatureReader
{
    private bool IsRange(int dots, int end) => dots + 1 < end && text[dots] == '.' && text[dots + 1] == '.';

    /// <summary>Reads what follows the first irrep of a range, and returns where the range ends.</summary>
    /// <param name="name">The name of the term.</param>
    /// <param name="first">The first irrep; null after a mistake.</param>
    /// <param name="start">Where the term begins.</param>
    /// <param name="dots">Where the dots are.</param>
    /// <param name="end">Where the text of the term ends at most.</param>
    private int ReadRange(string? name, MulIrrep? first, int start, int dots, int end)
    {
        int degree = dots + 2,
            digits = DigitsEnd(degree, end),
            stop = digits;
        while (stop < end && (IsWord(stop, end) || text[stop] == '.'))
            stop++;
        if (first is not { Irrep: var irrep, Mul: var mul })
            return stop;
        string whole = Quote(start, stop);
        if (!group.IsSpatial)
        {
            Report(SignatureErrorKind.BadRange, start, stop - start, M.RangeInPlane(whole, group));
        }
        else if (digits == degree || stop > digits)
        {
            Report(SignatureErrorKind.BadRange, start, stop - start, M.BadRange(whole, group));
        }
        else if (
            !int.TryParse(Slice(degree, digits), NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            || last > Limits.RangeMax
        )
        {
            Report(
                SignatureErrorKind.DegreeTooLarge,
                degree,
                digits - degree,
                M.RangeTooLarge(Quote(degree, digits), Limits.RangeMax)
            );
        }
        else if (last <= irrep.L)
        {
            Report(SignatureErrorKind.BadRange, start, stop - start, M.EmptyRange(whole, irrep.L));
        }
        else
        {
            Add(name, mul, null, [.. Range(irrep, last)], start, stop);
        }
        return stop;
    }

    /// <summary>Degree after degree; under O(3) even and odd in turn, as harmonics are.</summary>
    private static IEnumerable<Irrep> Range(Irrep first, int last)
    {
        for (int l = first.L; l <= last; l++)
        {
            var same = new Irrep(l, first.Parity, first.Group);
            yield return (l - first.L) % 2 == 0 ? same : same.Mirrored;
        }
    }
}
