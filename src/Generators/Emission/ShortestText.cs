using System.Globalization;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>A number in the fewest digits, at least 15, that read back the same number.</summary>
internal static class ShortestText
{
    private static readonly string[] Shorter = ["G15", "G16"];

    /// <summary>The text; it is the same on every host, which the formats "R" and the default are not.</summary>
    public static string Of(double value)
    {
        foreach (string format in Shorter)
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == value)
                return text;
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
