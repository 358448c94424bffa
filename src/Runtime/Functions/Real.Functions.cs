namespace GeoDL.Typed;

/// <content>
/// The functions. A test differentiates each numerically, and the analyzer knows the parity of each: odd and even
/// functions are evaluated on |x| and get the sign afterwards, so that they are odd and even bit for bit, whatever the
/// platform's mathematics does.
/// </content>
public readonly partial struct Real
{
    /// <summary>|x|.</summary>
    public static Real Abs(Real x) =>
        new(
            Math.Abs(x._value),
            x._value > 0 ? x._slope
                : x._value < 0 ? -x._slope
                : 0
        );

    /// <summary>√x.</summary>
    public static Real Sqrt(Real x)
    {
        double root = Math.Sqrt(x._value);
        return new(root, root == 0 ? 0 : x._slope / (2 * root));
    }

    /// <summary>∛x, for negative numbers as well.</summary>
    public static Real Cbrt(Real x)
    {
        double root = x._value < 0 ? -Math.Cbrt(-x._value) : Math.Cbrt(x._value);
        return new(root, root == 0 ? 0 : x._slope / (3 * root * root));
    }

    /// <summary>eˣ.</summary>
    public static Real Exp(Real x)
    {
        double value = Math.Exp(x._value);
        return new(value, value * x._slope);
    }

    /// <summary>The natural logarithm.</summary>
    public static Real Log(Real x) => new(Math.Log(x._value), x._slope / x._value);

    /// <summary>sin x, in radians.</summary>
    public static Real Sin(Real x) => new(Sine(x._value), Math.Cos(Math.Abs(x._value)) * x._slope);

    /// <summary>cos x, in radians.</summary>
    public static Real Cos(Real x) => new(Math.Cos(Math.Abs(x._value)), -Sine(x._value) * x._slope);

    /// <summary>tan x, in radians.</summary>
    public static Real Tan(Real x)
    {
        double value = x._value < 0 ? -Math.Tan(-x._value) : Math.Tan(x._value);
        return new(value, (1 + (value * value)) * x._slope);
    }

    /// <summary>The inverse of tan, between −π/2 and π/2.</summary>
    public static Real Atan(Real x) =>
        new(x._value < 0 ? -Math.Atan(-x._value) : Math.Atan(x._value), x._slope / (1 + (x._value * x._value)));

    /// <summary>sinh x.</summary>
    public static Real Sinh(Real x) => new(HyperbolicSine(x._value), Math.Cosh(Math.Abs(x._value)) * x._slope);

    /// <summary>cosh x.</summary>
    public static Real Cosh(Real x) => new(Math.Cosh(Math.Abs(x._value)), HyperbolicSine(x._value) * x._slope);

    /// <summary>tanh x.</summary>
    public static Real Tanh(Real x)
    {
        double value = x._value < 0 ? -Math.Tanh(-x._value) : Math.Tanh(x._value);
        return new(value, (1 - (value * value)) * x._slope);
    }

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static Real Sigmoid(Real x)
    {
        double value = 1 / (1 + Math.Exp(-x._value));
        return new(value, value * (1 - value) * x._slope);
    }

    /// <summary>xⁿ for a whole number n.</summary>
    public static Real Pow(Real x, int power) =>
        new(WholePower(x._value, power), power == 0 ? 0 : power * WholePower(x._value, power - 1L) * x._slope);

    /// <summary>xᵖ for x ≥ 0.</summary>
    public static Real Pow(Real x, double power) =>
        new(Math.Pow(x._value, power), power == 0 ? 0 : power * Math.Pow(x._value, power - 1) * x._slope);

    /// <summary>The smaller of two; the first if they are equal.</summary>
    public static Real Min(Real x, Real y) => y._value < x._value ? y : x;

    /// <summary>The larger of two; the first if they are equal.</summary>
    public static Real Max(Real x, Real y) => y._value > x._value ? y : x;

    private static double Sine(double x) => x < 0 ? -Math.Sin(-x) : Math.Sin(x);

    private static double HyperbolicSine(double x) => x < 0 ? -Math.Sinh(-x) : Math.Sinh(x);

    private static double WholePower(double x, long power)
    {
        double magnitude = Math.Pow(Math.Abs(x), power);
        return (power & 1) != 0 && double.IsNegative(x) ? -magnitude : magnitude;
    }
}
