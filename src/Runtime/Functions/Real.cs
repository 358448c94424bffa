namespace GeoDL.Typed;

/// <summary>
/// A number that carries its derivative. Functions of scalars are written in it, so that value and derivative are
/// computed by the same code (forward-mode differentiation with dual numbers; Griewank and Walther, Evaluating
/// Derivatives, chapter 3).
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

    internal Real(double value, double slope) => (_value, _slope) = (value, slope);

    internal double Value => _value;

    internal double Slope => _slope;

    /// <summary>A constant: its derivative is zero.</summary>
    public static implicit operator Real(double value) => new(value, 0);

    /// <summary>The number itself.</summary>
    public static Real operator +(Real x) => x;

    /// <summary>The negative.</summary>
    public static Real operator -(Real x) => new(-x._value, -x._slope);

    /// <summary>Sum.</summary>
    public static Real operator +(Real x, Real y) => new(x._value + y._value, x._slope + y._slope);

    /// <summary>Difference.</summary>
    public static Real operator -(Real x, Real y) => new(x._value - y._value, x._slope - y._slope);

    /// <summary>Product.</summary>
    public static Real operator *(Real x, Real y) =>
        new(x._value * y._value, (x._slope * y._value) + (x._value * y._slope));

    /// <summary>Quotient; that of a division by zero is infinite, as for <see cref="double"/>.</summary>
    public static Real operator /(Real x, Real y)
    {
        double quotient = x._value / y._value;
        return new(quotient, (x._slope - (quotient * y._slope)) / y._value);
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
