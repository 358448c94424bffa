using System.Text.RegularExpressions;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// The members of a signature with an error: code that uses them then adds no further errors.
/// </summary>
internal static class RecoveredMembers
{
    /// <summary>A word that may be a block's name; the colon after it may be missing.</summary>
    private static readonly Regex Word = new(
        @"(?<![A-Za-z0-9_])(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*(?<colon>:?)",
        RegexOptions.CultureInvariant
    );

    /// <summary>The degree of a term, and its parity if there is one.</summary>
    private static readonly Regex Degree = new(
        @"^\s*(?:[0-9]+\s*[xX*×]\s*)?(?<l>[0-9]+)(?<parity>[eo]?)",
        RegexOptions.CultureInvariant
    );

    /// <summary>
    /// Blocks that can be read keep their irreps; of the others only the name, and what follows from their degree, is
    /// known.
    /// </summary>
    public static IEnumerable<FeatureMember> Of(string text, SymmetryGroup group)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        // A single letter without a colon is an isolated x, e or o, and some words are those of fields.
        Match[] words = Word.Matches(text)
            .Cast<Match>()
            .Where(static m =>
                m.Groups["colon"].Length > 0
                || (m.Groups["name"].Length > 1 && m.Groups["name"].Value is not ("regular" or "quotient" or "mirror"))
            )
            .ToArray();
        for (int i = 0; i < words.Length; i++)
        {
            string name = words[i].Groups["name"].Value;
            if (
                !BlockNames.IsIdentifier(name)
                || BlockNames.IsReserved(name)
                || !known.Add(BlockNames.ToMemberName(name))
            )
            {
                continue;
            }
            int start = words[i].Index + words[i].Length;
            string term = text.Substring(start, (i + 1 < words.Length ? words[i + 1].Index : text.Length) - start)
                .Split('+')[0];
            yield return SignatureParser.Parse($"{name}: {term}", group).Signature is { Terms: [var read] }
                ? FeatureMember.Of(read) with
                {
                    Index = known.Count - 1,
                }
                : new FeatureMember(BlockNames.ToMemberName(name), name, string.Empty, known.Count - 1, 1, Guess(term));
        }
    }

    /// <summary>
    /// Unknown members are typed as scalars: they are accepted wherever features are, and can scale them too.
    /// </summary>
    private static FeatureMemberKind Guess(string term) =>
        Degree.Match(term) switch
        {
            _ when term.Contains("regular") || term.Contains("quotient") => FeatureMemberKind.Features,
            { Success: false } => FeatureMemberKind.Scalars,
            var match when match.Groups["l"].Value != "0" => FeatureMemberKind.Features,
            var match => match.Groups["parity"].Value == "o"
                ? FeatureMemberKind.PseudoScalars
                : FeatureMemberKind.Scalars,
        };
}
