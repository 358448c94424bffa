using System.Globalization;
using System.Text;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>A number as C# text, the same text under every culture and on every host.</summary>
public readonly struct Literal
{
    private readonly string? _text;

    private Literal(string text) => _text = text;

    /// <summary>A double literal that reads back the same number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or NaN: such a constant is a mistake of the
    /// caller.</exception>
    public static Literal Of(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(nameof(value), "A constant of emitted code must be finite.");

        string text = ShortestText.Of(value);
        return new Literal(text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text);
    }

    /// <summary>A string literal with its quotes: printable characters unchanged, others as escapes.</summary>
    public static Literal Of(string value)
    {
        StringBuilder text = new("\"");
        foreach (char c in value)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (
                char.IsControl(c)
                || char.IsSurrogate(c)
                || CharUnicodeInfo.GetUnicodeCategory(c)
                    is UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                        or UnicodeCategory.Format
            )
            {
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }

        return new(text.Append('"').ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => _text ?? "0";
}
