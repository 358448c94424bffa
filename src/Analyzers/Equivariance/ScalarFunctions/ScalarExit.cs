namespace GeoDL.Typed.Analyzers;

/// <summary>How a statement ends.</summary>
/// <param name="Value">The value that it returns; null if it never returns.</param>
/// <param name="Condition">The condition under which it returns; null for always.</param>
internal readonly record struct ScalarExit(ScalarTerm? Value, ScalarTerm? Condition)
{
    /// <summary>Control continues.</summary>
    public static ScalarExit None => default;

    /// <summary>Whether control never continues.</summary>
    public bool IsAlways => Value is not null && Condition is null;
}
