using M = GeoDL.Typed.Algebra.SignatureMessages;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// One pass over the text of a signature, in time linear in its length. After a mistake it continues with the next
/// term.
/// </summary>
internal sealed partial class SignatureReader(
    string text,
    SymmetryGroup group,
    int maxDegree,
    int maxComponents,
    int maxBlocks
)
{
    /// <summary>
    /// The maximum number of reported mistakes: some need a look at the rest of the text, and nobody corrects more at
    /// once.
    /// </summary>
    private const int MostErrors = 100;

    private readonly List<SignatureTerm> _terms = [];
    private readonly List<SignatureError> _errors = [];
    private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);
    private long _dim;
    private int _blocks;
    private bool _isOver;

    private bool IsOver => _isOver || _errors.Count >= MostErrors;

    public SignatureParseResult Read()
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Report(SignatureErrorKind.Empty, 0, text.Length, M.Empty(group));
        }
        else
        {
            for (int start = 0, i = 0; i <= text.Length && !IsOver; i++)
            {
                if (i == text.Length || text[i] == '+')
                {
                    ReadBlock(start, i);
                    start = i + 1;
                }
            }
        }

        return _errors.Count == 0
            ? new SignatureParseResult(Signature.Of(group, _terms), [])
            : new SignatureParseResult(null, Apart(_errors.OrderBy(e => e.Start).ThenBy(e => e.Length)).ToArray());
    }

    /// <summary>
    /// One mistake per piece of text: of two that overlap, the one that begins first or is shorter.
    /// </summary>
    private static IEnumerable<SignatureError> Apart(IEnumerable<SignatureError> errors)
    {
        int end = 0;
        foreach (SignatureError error in errors)
        {
            if (error.Start >= end)
            {
                end = error.Start + error.Length;
                yield return error;
            }
        }
    }

    /// <summary>Reads the text between two plus signs: one block, or several if a plus is missing.</summary>
    private void ReadBlock(int start, int end)
    {
        int plus = end < text.Length ? end : start - 1;
        for (int? next = start; next is int from && !IsOver; )
            next = ReadPart(from, end, plus);
    }

    /// <summary>Reads one block, and returns where the next one starts if only its plus is missing.</summary>
    private int? ReadPart(int start, int end, int plus)
    {
        string? name = null;
        (start, end) = Trim(start, end);
        if (start == end)
        {
            if (!_errors.Any(e => e.Kind == SignatureErrorKind.EmptyTerm && e.Start == plus))
                Report(SignatureErrorKind.EmptyTerm, plus, 1, M.EmptyTerm(group));

            return null;
        }

        if (Split(name, start, end) is int second)
            return second;

        int colon = text.IndexOf(':', start, end - start);
        if (colon >= 0)
        {
            (int nameStart, int nameEnd) = Trim(start, colon);
            name = ReadName(nameStart, nameEnd, colon);
            (start, end) = Trim(colon + 1, end);
            if (start == end)
            {
                Report(SignatureErrorKind.EmptyTerm, nameStart, colon + 1 - nameStart, M.EmptyBlock(name, group));
                return null;
            }

            if (Split(name, start, end) is int third)
                return third;

            colon = text.IndexOf(':', start, end - start);
            if (colon >= 0)
            {
                Report(SignatureErrorKind.UnexpectedCharacter, colon, 1, M.SecondColon(group));
                return null;
            }
        }

        ReadTerms(name, start, end);
        return null;
    }

    /// <summary>
    /// Reads the first of two blocks, <c>0e name: 1o</c>, where a plus is missing before the name, and returns where
    /// the name starts.
    /// </summary>
    private int? Split(string? name, int start, int end)
    {
        int colon = text.IndexOf(':', start, end - start);
        if (colon < 0 || !IsDigit(start, end))
            return null;

        (_, int nameEnd) = Trim(start, colon);
        int nameStart = nameEnd;
        while (nameStart > start && !char.IsWhiteSpace(text[nameStart - 1]))
            nameStart--;

        if (nameStart == start)
            return null;

        Report(
            SignatureErrorKind.MissingPlus,
            nameStart,
            nameEnd - nameStart,
            M.MissingPlus(Quote(nameStart, nameEnd))
        );
        ReadTerms(name, start, Trim(start, nameStart).End);
        return nameStart;
    }

    private string? ReadName(int start, int end, int colon)
    {
        string name = Slice(start, end);
        if (!BlockNames.IsIdentifier(name))
        {
            (start, end) = name.Length == 0 ? (colon, colon + 1) : (start, end);
            Report(SignatureErrorKind.BadName, start, end - start, M.BadName(Quote(name)));
            return null;
        }

        if (BlockNames.IsReserved(name))
            Report(SignatureErrorKind.ReservedName, start, end - start, M.ReservedName(name));
        else if (_members.TryGetValue(BlockNames.ToMemberName(name), out string? earlier))
            Report(SignatureErrorKind.DuplicateName, start, end - start, M.DuplicateName(Quote(name), Quote(earlier)));
        else
            _members.Add(BlockNames.ToMemberName(name), name);

        return name;
    }

    private void Add(string? name, int mul, GroupField? field, IReadOnlyList<Irrep> irreps, int start, int end)
    {
        _dim += mul * irreps.Sum(static irrep => (long)irrep.Dim);
        if (_dim > maxComponents || _blocks > maxBlocks - irreps.Count)
        {
            Report(
                SignatureErrorKind.DimensionTooLarge,
                start,
                end - start,
                _dim > maxComponents
                    ? M.DimensionTooLarge(Quote(start, end), maxComponents)
                    : M.TooManyBlocks(Quote(start, end), maxBlocks)
            );
            _isOver = true;
            return;
        }

        _terms.Add(new SignatureTerm(name, mul, field, irreps, _blocks));
        _blocks += irreps.Count;
    }

    private void Report(SignatureErrorKind kind, int start, int length, string message) =>
        _errors.Add(new SignatureError(kind, start, length, message));
}
