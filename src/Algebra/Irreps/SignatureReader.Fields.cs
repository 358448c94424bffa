using System.Globalization;
using M = GeoDL.Typed.Algebra.SignatureMessages;

namespace GeoDL.Typed.Algebra;

/// <content>Reading fields: <c>regular</c>, <c>quotient(2)</c>, <c>quotient(2, mirror)</c>.</content>
internal sealed partial class SignatureReader
{
    private const string Quotient = "quotient";

    private bool IsField(int start, int end) => WordAt(start, end) is "regular" or Quotient;

    /// <summary>Reads a field whose kind starts at <paramref name="kind"/>, and returns where it ends.</summary>
    private int ReadField(string? name, string mul, int start, int kind, int end)
    {
        string word = WordAt(kind, end);
        int stop = kind + word.Length;
        GroupField? field = GroupField.Regular;
        if (word == Quotient)
            (field, stop) = ReadQuotient(stop, end);

        if (!int.TryParse(mul, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            Report(SignatureErrorKind.BadMultiplicity, start, mul.Length, M.MultiplicityTooLarge(Quote(mul)));
            return stop;
        }

        string text = Quote(kind, stop);
        if (group.Fold == 0)
        {
            Report(SignatureErrorKind.FieldOfInfiniteGroup, kind, stop - kind, M.FieldOfInfiniteGroup(text, group));
        }
        else if (field is null || !field.IsOf(group))
        {
            Report(SignatureErrorKind.BadQuotient, kind, stop - kind, M.BadQuotient(text, group));
        }
        else
        {
            IReadOnlyList<Irrep> irreps = field.IrrepsOf(group);
            if (irreps[irreps.Count - 1].L > maxDegree)
                Report(SignatureErrorKind.DegreeTooLarge, kind, stop - kind, M.FieldTooLarge(text, group, maxDegree));
            else
                Add(name, count, field, irreps, start, stop);
        }

        return stop;
    }

    /// <summary>The subgroup in parentheses, null if it is none, and where the parentheses end.</summary>
    private (GroupField? Field, int End) ReadQuotient(int start, int end)
    {
        int open = SkipSpaces(start, end);
        if (open == end || text[open] != '(')
            return (null, start);
        int close = text.IndexOf(')', open, end - open);
        if (close < 0)
            return (null, end);

        string[] parts = [.. Slice(open + 1, close).Split(',').Select(static part => part.Trim())];
        bool hasMirror = parts[parts.Length - 1] == "mirror";
        string turns = parts.Length == 1 && hasMirror ? "1" : parts[0];
        bool isFine =
            int.TryParse(turns, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && (parts.Length == 1 || (parts.Length == 2 && hasMirror));
        return (isFine ? new GroupField(count, hasMirror) : null, close + 1);
    }

    /// <summary>The ASCII letters from a place on.</summary>
    private string WordAt(int start, int end)
    {
        int stop = start;
        while (stop < end && IsWord(stop, end))
            stop++;

        return Slice(start, stop);
    }
}
