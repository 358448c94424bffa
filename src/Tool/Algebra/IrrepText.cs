using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Algebra;

/// <summary>Reads signatures and irreps that were given on the command line.</summary>
internal static class IrrepText
{
    /// <summary>Reads a signature; every mistake is in the message.</summary>
    public static Signature Signature(string text, SymmetryGroup group)
    {
        SignatureParseResult result = SignatureParser.Parse(text, group);
        return result.Signature
            ?? throw new ToolException(
                $"'{text}' is not a signature of {group}. "
                    + string.Join(" ", result.Errors.Select(static e => e.Message))
            );
    }

    /// <summary>
    /// Reads irreps, <c>1o</c> or <c>1</c>. Under O(3) letters may be left out everywhere: rotations alone are meant.
    /// </summary>
    public static Irrep[] Irreps(IReadOnlyList<string> texts, SymmetryGroup group)
    {
        if (group == SymmetryGroup.O3 && texts.All(static t => t.All(char.IsAsciiDigit)))
            group = SymmetryGroup.SO3;
        return [.. texts.Select(t => Irrep(t, group))];
    }

    private static Irrep Irrep(string text, SymmetryGroup group)
    {
        Parity[] parities = text switch
        {
            [.., 'e'] => [Parity.Even],
            [.., 'o'] => [Parity.Odd],
            _ => [Parity.Even, Parity.Odd],
        };
        string digits = parities.Length == 1 ? text[..^1] : text;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int degree))
            throw new ToolException($"'{text}' is not an irrep: write a whole number and a parity, as 1o or 2e.");
        Irrep[] found = [.. parities.Where(p => group.Has(degree, p)).Select(p => new Irrep(degree, p, group))];
        // An irrep without a mirror image of its own has no letter.
        bool isLettered = parities.Length == 1;
        return found.Length == 1 && isLettered == (found[0].ToString()[^1] is 'e' or 'o') ? found[0]
            : found.Length == 2
                ? throw new ToolException($"'{text}' is two irreps under {group}: write {found[0]} or {found[1]}.")
            : found.Length == 1 ? throw new ToolException($"'{text}' is written {found[0]} under {group}.")
            : throw new ToolException($"{group} has no irrep '{text}'.");
    }
}
