using System.Security.Cryptography;
using System.Text;

namespace GeoDL.Typed.Generators.Models;

/// <summary>Sixteen hexadecimal digits that identify a text, the same on every machine.</summary>
internal static class ContentHash
{
    /// <summary>How many digits there are.</summary>
    public const int Length = 16;

    public static string Of(string text)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(
            algorithm
                .ComputeHash(Encoding.UTF8.GetBytes(text))
                .Take(Length / 2)
                .Select(static b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))
        );
    }
}
