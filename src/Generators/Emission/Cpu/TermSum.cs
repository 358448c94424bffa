using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Writes sums of constants times vectors in readable form.</summary>
internal static class TermSum
{
    private const int TermsPerLine = 6;

    /// <summary><c>k0 * y2 - k1 * y4</c>: positive terms first, so that a leading minus is rare.</summary>
    public static string Of(IReadOnlyList<(Surd Coefficient, string Factor)> terms, ConstantNames constants)
    {
        List<string> parts = [];
        foreach ((Surd coefficient, string factor) in terms.OrderBy(t => t.Coefficient.Sign < 0))
        {
            string product = $"{constants.LocalOf(coefficient)} * {factor}";
            bool isNegative = coefficient.Sign < 0;
            parts.Add(parts.Count == 0 ? (isNegative ? "-" : "") + product : (isNegative ? "- " : "+ ") + product);
        }

        return string.Join(" ", parts);
    }

    /// <summary>Cuts a long sum into pieces that fit on a line each.</summary>
    public static IEnumerable<IReadOnlyList<(Surd Coefficient, string Factor)>> Pieces(
        IReadOnlyList<(Surd Coefficient, string Factor)> terms
    )
    {
        for (int i = 0; i < terms.Count; i += TermsPerLine)
            yield return [.. terms.Skip(i).Take(TermsPerLine)];
    }
}
