namespace GeoDL.Typed.Tool.Verify;

/// <summary>What is still rounding. Errors are relative to the largest number of a table.</summary>
internal static class Bounds
{
    /// <summary>Equivariance in double.</summary>
    public const double Double = 1e-10;

    /// <summary>Equivariance in float.</summary>
    public const double Single = 5e-5;

    /// <summary>A change of inputs as by rounding, in double.</summary>
    public const double DoubleNoise = 1e-15;

    /// <summary>The same in float.</summary>
    public const double SingleNoise = 1e-7;

    /// <summary>
    /// An error in double is rounding if it is at most so many times what a change by <see cref="DoubleNoise"/> makes.
    /// </summary>
    public const double DoubleAmplification = 1e4;

    /// <summary>The same in float.</summary>
    public const double SingleAmplification = 1e2;

    /// <summary>No error beyond it is rounding, however much a method amplifies its inputs, or jumps.</summary>
    public const double Largest = 0.1;

    /// <summary>
    /// The steps of finite differences: where functions have kinks, a smaller step crosses fewer of them, until
    /// rounding takes over. Wrong derivatives agree with none.
    /// </summary>
    public static ReadOnlySpan<double> Steps => [1e-5, 1e-6, 1e-7, 1e-8];

    /// <summary>Derivatives in double against finite differences.</summary>
    public const double DoubleDerivative = 1e-6;

    /// <summary>Derivatives in float against finite differences in double.</summary>
    public const double SingleDerivative = 2e-3;

    /// <summary>Numbers of a kernel against the exact tables, in double.</summary>
    public const double DoubleCoupling = 1e-12;

    /// <summary>The same in float.</summary>
    public const double SingleCoupling = 2e-6;
}
