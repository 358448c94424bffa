namespace GeoDL.Typed.Tool.Verify;

/// <summary>What was measured of a method.</summary>
/// <param name="Error">The largest relative error.</param>
/// <param name="Failure">Output and element, where it is more than rounding; else null.</param>
internal sealed record Equivariance(double Error, string? Failure)
{
    /// <summary>Whether every output is zero, so that nothing was seen.</summary>
    public bool IsZero { get; init; }
}
