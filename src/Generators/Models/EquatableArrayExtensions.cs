namespace GeoDL.Typed.Generators.Models;

/// <summary>Makes equatable arrays.</summary>
public static class EquatableArrayExtensions
{
    /// <summary>Copies items into an equatable array.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items.ToArray());
}
