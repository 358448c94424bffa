namespace GeoDL.Typed;

/// <summary>Paths of names joined by dots, and what they begin with.</summary>
internal static class DottedPaths
{
    /// <summary>Whether a path is another one, or below it; everything is below the empty one.</summary>
    internal static bool IsAtOrBelow(string path, string other) =>
        other.Length == 0
        || (
            path.StartsWith(other, StringComparison.Ordinal)
            && (path.Length == other.Length || path[other.Length] == '.')
        );

    /// <summary>The longest key that a path is, or is below; null if there is none.</summary>
    internal static string? Longest(string path, IEnumerable<string> keys)
    {
        string? longest = null;
        foreach (string key in keys)
        {
            if (IsAtOrBelow(path, key) && !(key.Length < longest?.Length))
                longest = key;
        }

        return longest;
    }

    internal static string Join(string first, string second) =>
        first.Length == 0 ? second
        : second.Length == 0 ? first
        : $"{first}.{second}";
}
