namespace GeoDL.Typed.Analyzers;

/// <summary>Rules that tests switch off, to see that something is found without them.</summary>
[Flags]
internal enum ScalarOversight
{
    /// <summary>All rules hold.</summary>
    None = 0,

    /// <summary>A denominator may be zero.</summary>
    ZeroDenominators = 1,

    /// <summary>A negative power may be one of zero.</summary>
    NegativePowers = 2,

    /// <summary>An assignment inside an expression is taken for its value alone.</summary>
    Assignments = 4,
}
