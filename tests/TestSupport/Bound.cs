namespace GeoDL.Typed.TestSupport;

/// <summary>How far results may be off in each precision, relative to the largest entry.</summary>
/// <param name="Single">Of results in float.</param>
/// <param name="Double">Of results in double.</param>
public readonly record struct Bound(double Single, double Double)
{
    /// <summary>That of a precision.</summary>
    public double Of(bool isDouble) => isDouble ? Double : Single;

    /// <summary>That of <typeparamref name="S"/>, float or double.</summary>
    public double Of<S>() => Of(typeof(S) == typeof(double));
}
