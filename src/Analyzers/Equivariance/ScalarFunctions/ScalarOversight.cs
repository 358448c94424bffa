namespace GeoDL.Typed.Analyzers;

/// <summary>Rules that tests switch off, to check that wrong proofs are detected without them.</summary>
[Flags]
internal enum ScalarOversight
{
    /// <summary>All rules hold.</summary>
    None = 0,

    /// <summary>A denominator may be zero.</summary>
    ZeroDenominators = 1,

    /// <summary>A negative power may be a power of zero.</summary>
    NegativePowers = 2,

    /// <summary>An assignment inside an expression counts only as its value.</summary>
    Assignments = 4,
}
