namespace GeoDL.Typed.Analyzers;

/// <summary>How a statement ends.</summary>
/// <param name="Value">What it returns; null if it never does.</param>
/// <param name="Condition">When it returns; null for always.</param>
internal readonly record struct ScalarExit(ScalarTerm? Value, ScalarTerm? Condition)
{
    /// <summary>It goes on.</summary>
    public static ScalarExit None => default;

    /// <summary>Whether it never goes on.</summary>
    public bool IsAlways => Value is not null && Condition is null;
}
