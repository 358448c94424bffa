namespace GeoDL.Typed.Analyzers;

/// <summary>What a function must do when its argument changes sign.</summary>
internal enum ScalarParity
{
    /// <summary>Anything.</summary>
    None,

    /// <summary>f(−x) = f(x).</summary>
    Even,

    /// <summary>f(−x) = −f(x).</summary>
    Odd,
}
