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
                : 0,
            x._value > 0 ? x._bend
                : x._value < 0 ? -x._bend
                : 0
        );

    /// <summary>√x.</summary>
    public static Real Sqrt(Real x)
    {
        double root = Math.Sqrt(x._value);
        double bend = root == 0 ? 0 : Curve(x, 0.5 / root, -0.25 / (root * root * root));
        return new(root, root == 0 ? 0 : x._slope / (2 * root), bend);
    }

    /// <summary>∛x, for negative numbers as well.</summary>
    public static Real Cbrt(Real x)
    {
        double root = x._value < 0 ? -Math.Cbrt(-x._value) : Math.Cbrt(x._value);
        double square = root * root;
        double bend = root == 0 ? 0 : Curve(x, 1 / (3 * square), -2 / (9 * square * square * root));
        return new(root, root == 0 ? 0 : x._slope / (3 * root * root), bend);
    }

    /// <summary>eˣ.</summary>
    public static Real Exp(Real x)
    {
        double value = Math.Exp(x._value);
        return new(value, value * x._slope, Curve(x, value, value));
    }

    /// <summary>The natural logarithm.</summary>
    public static Real Log(Real x) =>
        new(Math.Log(x._value), x._slope / x._value, Curve(x, 1 / x._value, -1 / (x._value * x._value)));

    /// <summary>sin x, in radians.</summary>
    public static Real Sin(Real x)
    {
        (double sin, double cos) = (Sine(x._value), Math.Cos(Math.Abs(x._value)));
        return new(sin, cos * x._slope, Curve(x, cos, -sin));
    }

    /// <summary>cos x, in radians.</summary>
    public static Real Cos(Real x)
    {
        (double sin, double cos) = (Sine(x._value), Math.Cos(Math.Abs(x._value)));
        return new(cos, -sin * x._slope, Curve(x, -sin, -cos));
    }

    /// <summary>tan x, in radians.</summary>
    public static Real Tan(Real x)
    {
        double value = x._value < 0 ? -Math.Tan(-x._value) : Math.Tan(x._value);
        double slope = 1 + (value * value);
        return new(value, slope * x._slope, Curve(x, slope, 2 * value * slope));
    }

    /// <summary>The inverse of tan, between −π/2 and π/2.</summary>
    public static Real Atan(Real x)
    {
        double slope = 1 / (1 + (x._value * x._value));
        return new(
            x._value < 0 ? -Math.Atan(-x._value) : Math.Atan(x._value),
            x._slope / (1 + (x._value * x._value)),
            Curve(x, slope, -2 * x._value * slope * slope)
        );
    }

    /// <summary>sinh x.</summary>
    public static Real Sinh(Real x)
    {
        (double sinh, double cosh) = (HyperbolicSine(x._value), Math.Cosh(Math.Abs(x._value)));
        return new(sinh, cosh * x._slope, Curve(x, cosh, sinh));
    }

    /// <summary>cosh x.</summary>
    public static Real Cosh(Real x)
    {
        (double sinh, double cosh) = (HyperbolicSine(x._value), Math.Cosh(Math.Abs(x._value)));
        return new(cosh, sinh * x._slope, Curve(x, sinh, cosh));
    }

    /// <summary>tanh x.</summary>
    public static Real Tanh(Real x)
    {
        double value = x._value < 0 ? -Math.Tanh(-x._value) : Math.Tanh(x._value);
        double slope = 1 - (value * value);
        return new(value, slope * x._slope, Curve(x, slope, -2 * value * slope));
    }

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static Real Sigmoid(Real x)
    {
        double value = 1 / (1 + Math.Exp(-x._value));
        double slope = value * (1 - value);
        return new(value, slope * x._slope, Curve(x, slope, slope * (1 - value - value)));
    }

    /// <summary>xⁿ for a whole number n.</summary>
    public static Real Pow(Real x, int power) =>
        new(
            WholePower(x._value, power),
            power == 0 ? 0 : power * WholePower(x._value, power - 1L) * x._slope,
            power switch
            {
                0 => 0,
                1 => x._bend,
                _ => Curve(
                    x,
                    power * WholePower(x._value, power - 1L),
                    power * (power - 1.0) * WholePower(x._value, power - 2L)
                ),
            }
        );

    /// <summary>xᵖ for x ≥ 0.</summary>
    public static Real Pow(Real x, double power) =>
        new(
            Math.Pow(x._value, power),
            power == 0 ? 0 : power * Math.Pow(x._value, power - 1) * x._slope,
            power switch
            {
                0 => 0,
                1 => x._bend,
                _ => Curve(
                    x,
                    power * Math.Pow(x._value, power - 1),
                    power * (power - 1) * Math.Pow(x._value, power - 2)
                ),
            }
        );

    /// <summary>The smaller of two; the first if they are equal.</summary>
    public static Real Min(Real x, Real y) => y._value < x._value ? y : x;

    /// <summary>The larger of two; the first if they are equal.</summary>
    public static Real Max(Real x, Real y) => y._value > x._value ? y : x;

    /// <summary>
    /// f″ẋ² + f′ẍ, the second derivative of f(x); zero of a constant, whatever the function does there.
    /// </summary>
    private static double Curve(Real x, double slope, double bend) =>
        x._slope == 0 && x._bend == 0 ? 0 : (bend * x._slope * x._slope) + (slope * x._bend);

    private static double Sine(double x) => x < 0 ? -Math.Sin(-x) : Math.Sin(x);

    private static double HyperbolicSine(double x) => x < 0 ? -Math.Sinh(-x) : Math.Sinh(x);

    private static double WholePower(double x, long power)
    {
        double magnitude = Math.Pow(Math.Abs(x), power);
        return (power & 1) != 0 && double.IsNegative(x) ? -magnitude : magnitude;
    }
}
