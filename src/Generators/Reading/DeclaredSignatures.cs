using System.Collections.Concurrent;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads a signature's text and places each of the parser's errors in the source.</summary>
public static class DeclaredSignatures
{
    private const int MostKnown = 1000,
        LongestKnown = 1000;

    /// <summary>
    /// Layers share few signatures, and generator and analyzers read each of them, so they are cached. Typing creates
    /// new ones all the time, so the cache is emptied.
    /// </summary>
    private static readonly ConcurrentDictionary<(string Text, SymmetryGroup Group), SignatureParseResult> Known =
        new();

    /// <summary>
    /// The signature; null after faults (which are added to <paramref name="faults"/> if the text is in source).
    /// </summary>
    internal static Signature? Read(string text, SymmetryGroup? group, ExpressionSyntax? expression, FaultList? faults)
    {
        // A group that is not one is a fault of its own; nothing is known about signatures then.
        if (group is null)
            return null;
        SignatureParseResult result = Parse(text, group);
        if (faults is not null && expression is not null)
        {
            foreach (SignatureError error in result.Errors)
            {
                faults.Add(
                    IdOf(error.Kind),
                    LiteralMap.Locate(expression, text, error.Start, error.Length),
                    error.Message
                );
            }
        }

        return result.Signature;
    }

    /// <summary>The signature that an expression of a model states, or its faults.</summary>
    public static Signature? Read(
        string text,
        SymmetryGroup group,
        ExpressionSyntax? expression,
        out EquatableArray<Fault> faults
    )
    {
        var list = new FaultList();
        Signature? signature = Read(text, group, expression, list);
        faults = list.ToEquatableArray();
        return signature;
    }

    /// <summary>The place of each term of a valid signature in its text.</summary>
    internal static IReadOnlyList<(int Start, int Length)> BlockSpans(string text)
    {
        var spans = new List<(int, int)>();
        for (int start = 0, i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '+')
                continue;
            string term = text.Substring(start, i - start);
            int lead = term.Length - term.TrimStart().Length;
            spans.Add((start + lead, term.Trim().Length));
            start = i + 1;
        }

        return spans;
    }

    private static SignatureParseResult Parse(string text, SymmetryGroup group)
    {
        if (text.Length > LongestKnown)
            return SignatureParser.Parse(text, group);
        if (Known.TryGetValue((text, group), out SignatureParseResult? known))
            return known;
        if (Known.Count >= MostKnown)
            Known.Clear();
        return Known.GetOrAdd((text, group), static key => SignatureParser.Parse(key.Text, key.Group));
    }

    private static string IdOf(SignatureErrorKind kind) =>
        kind switch
        {
            SignatureErrorKind.Empty => FaultIds.EmptySignature,
            SignatureErrorKind.EmptyTerm => FaultIds.EmptyTerm,
            SignatureErrorKind.BadMultiplicity => FaultIds.BadMultiplicity,
            SignatureErrorKind.MissingDegree => FaultIds.MissingDegree,
            SignatureErrorKind.DegreeTooLarge or SignatureErrorKind.OrderAboveHalf => FaultIds.DegreeTooLarge,
            SignatureErrorKind.MissingParity => FaultIds.MissingParity,
            SignatureErrorKind.UnknownParity => FaultIds.UnknownParity,
            SignatureErrorKind.UnexpectedParity => FaultIds.UnexpectedParity,
            SignatureErrorKind.UnexpectedCharacter => FaultIds.UnexpectedCharacter,
            SignatureErrorKind.MissingPlus => FaultIds.MissingPlus,
            SignatureErrorKind.BadName => FaultIds.BadBlockName,
            SignatureErrorKind.DuplicateName => FaultIds.DuplicateBlockName,
            SignatureErrorKind.ReservedName => FaultIds.ReservedBlockName,
            SignatureErrorKind.DimensionTooLarge => FaultIds.DimensionTooLarge,
            SignatureErrorKind.FieldOfInfiniteGroup => FaultIds.FieldOfInfiniteGroup,
            SignatureErrorKind.BadQuotient => FaultIds.BadQuotient,
            SignatureErrorKind.BadRange => FaultIds.MissingDegree,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of signature error has no id."),
        };
}
