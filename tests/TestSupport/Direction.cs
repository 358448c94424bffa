namespace GeoDL.Typed.TestSupport;

/// <summary>What two numbers are compared for.</summary>
public enum Direction
{
    /// <summary>A value with its reference.</summary>
    Forward,

    /// <summary>A derivative with its reference.</summary>
    Backward,

    /// <summary>A derivative with central differences in double.</summary>
    CentralDifference,

    /// <summary>f(g·x) with g·f(x), inputs transformed in double.</summary>
    Equivariance,
}
