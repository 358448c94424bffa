using System.Text.RegularExpressions;

namespace GeoDL.Typed.Witness;

/// <summary>Names that only the compiler can give.</summary>
internal static partial class MadeUp
{
    /// <summary>
    /// Whether the compiler made up the thing of this name. Types that are local to a file are the user's.
    /// </summary>
    public static bool Is(string name) => name.StartsWith('<') && !FileLocal().IsMatch(name);

    /// <summary>
    /// The name of the method that a made-up name speaks of, through local functions and lambdas; null if it speaks of
    /// none.
    /// </summary>
    public static string? MethodIn(string name)
    {
        Match match = Of().Match(name);
        return !match.Success ? null : MethodIn(match.Groups[1].Value) ?? match.Groups[1].Value;
    }

    [GeneratedRegex("^<.*>F[0-9A-F]{64}__")]
    private static partial Regex FileLocal();

    [GeneratedRegex("^<(.+)>[a-z](__|$)")]
    private static partial Regex Of();
}
