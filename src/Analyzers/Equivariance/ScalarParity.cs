namespace GeoDL.Typed.Analyzers;

/// <summary>What a function does when its argument changes sign.</summary>
internal enum ScalarParity
{
    /// <summary>Neither is proved.</summary>
    Unknown,

    /// <summary>f(−x) = f(x).</summary>
    Even,

    /// <summary>f(−x) = −f(x).</summary>
    Odd,

    /// <summary>Zero everywhere: both.</summary>
    Zero,
}
