using System.Globalization;

namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>Angles as catalogues write them: degrees, or three numbers between colons, 12:34:56.7.</summary>
public static class SkyAngle
{
    /// <summary>Degrees; NaN where there is nothing, null where there is something else than an angle.</summary>
    /// <param name="text">The field.</param>
    /// <param name="hours">Whether an angle between colons is in hours, as right ascensions are, and not in
    /// degrees.</param>
    public static double? Parse(string text, bool hours)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
            return Number(text);

        string[] parts = text.Split(':');
        if (
            parts is not [string whole, string minutes, string seconds]
            || Number(whole) is not { } w
            || Number(minutes) is not (>= 0 and < 60 and { } m)
            || Number(seconds) is not (>= 0 and <= 60 and { } s)
        )
        {
            return null;
        }

        // -00:30:00 is south of the equator: the sign is that of the text.
        double size = Math.Abs(w) + (m / 60) + (s / 3600);
        return (whole.TrimStart().StartsWith('-') ? -size : size) * (hours ? 15 : 1);
    }

    /// <summary>
    /// A number; NaN where there is nothing (or <c>null</c>, <c>--</c>, as some programs write it), null where there is
    /// something else.
    /// </summary>
    public static double? Number(string text) =>
        text.Length == 0 || text is "--" || text.Equals("null", StringComparison.OrdinalIgnoreCase) ? double.NaN
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
        : null;
}
