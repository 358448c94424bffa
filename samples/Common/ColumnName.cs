namespace GeoDL.Typed.Samples.Common;

/// <summary>Names of columns as catalogues write them, and what they have in common.</summary>
public static class ColumnName
{
    /// <summary>
    /// The name without what differs between programs: case, a leading underscore, units in brackets, and blanks, dots
    /// and hyphens in place of underscores. <c>RA [deg]</c> is <c>ra</c>, <c>_RAJ2000</c> is <c>raj2000</c>.
    /// </summary>
    public static string Normalize(string name)
    {
        int unit = name.AsSpan().IndexOfAny('[', '(');
        ReadOnlySpan<char> plain = (unit > 0 ? name.AsSpan(0, unit) : name).Trim().TrimStart('_');
        return string.Create(
            plain.Length,
            plain,
            static (text, from) =>
            {
                for (int i = 0; i < from.Length; i++)
                    text[i] = from[i] is ' ' or '.' or '-' ? '_' : char.ToLowerInvariant(from[i]);
            }
        );
    }
}
