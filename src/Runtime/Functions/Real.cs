namespace GeoDL.Typed;

/// <summary>
/// A number that carries its derivatives, the first and the second. Functions of scalars are written in it, so that
/// value and derivatives are computed by the same code (forward-mode differentiation with truncated series; Griewank
/// and Walther, Evaluating Derivatives, chapters 3 and 13).
/// </summary>
/// <remarks>
/// It is computed in double whatever the model's precision. Where a function has a kink (<see cref="Abs"/> and
/// <see cref="Sqrt"/> at zero,
/// <see cref="Min"/>, <see cref="Max"/>, a branch) the derivative is that of the side that is taken; at the kink of |x|
/// and √x it is zero.
/// </remarks>
public readonly partial struct Real
{
    private readonly double _value;
    private readonly double _slope;
    private readonly double _bend;

    internal Real(double value, double slope, double bend = 0) => (_value, _slope, _bend) = (value, slope, bend);

    internal double Value => _value;

    internal double Slope => _slope;

    /// <summary>The second derivative.</summary>
    internal double Bend => _bend;

    /// <summary>A constant: its derivative is zero.</summary>
    public static implicit operator Real(double value) => new(value, 0);

    /// <summary>The number itself.</summary>
    public static Real operator +(Real x) => x;

    /// <summary>The negative.</summary>
    public static Real operator -(Real x) => new(-x._value, -x._slope, -x._bend);

    /// <summary>Sum.</summary>
    public static Real operator +(Real x, Real y) => new(x._value + y._value, x._slope + y._slope, x._bend + y._bend);

    /// <summary>Difference.</summary>
    public static Real operator -(Real x, Real y) => new(x._value - y._value, x._slope - y._slope, x._bend - y._bend);

    /// <summary>Product.</summary>
    public static Real operator *(Real x, Real y) =>
        new(
            x._value * y._value,
            (x._slope * y._value) + (x._value * y._slope),
            (x._bend * y._value) + (2 * x._slope * y._slope) + (x._value * y._bend)
        );

    /// <summary>Quotient; that of a division by zero is infinite, as for <see cref="double"/>.</summary>
    public static Real operator /(Real x, Real y)
    {
        double quotient = x._value / y._value;
        double slope = (x._slope - (quotient * y._slope)) / y._value;
        return new(quotient, slope, (x._bend - (2 * slope * y._slope) - (quotient * y._bend)) / y._value);
    }

    /// <summary>Compares values.</summary>
    public static bool operator <(Real x, Real y) => x._value < y._value;

    /// <summary>Compares values.</summary>
    public static bool operator >(Real x, Real y) => x._value > y._value;

    /// <summary>Compares values.</summary>
    public static bool operator <=(Real x, Real y) => x._value <= y._value;

    /// <summary>Compares values.</summary>
    public static bool operator >=(Real x, Real y) => x._value >= y._value;
}
