namespace GeoDL.Typed;

/// <summary>
/// A number that carries its derivative: what a function of scalars is written in, so that value and derivative come
/// from one text (forward-mode differentiation with dual numbers; Griewank and Walther, Evaluating Derivatives, chapter
/// 3).
/// </summary>
/// <remarks>
/// Calculated in double whatever the model's precision. Where a function has a kink (<see cref="Abs"/> and
/// <see cref="Sqrt"/> at zero,
/// <see cref="Min"/>, <see cref="Max"/>, a branch) the derivative is that of the side that is taken, zero at the kink
/// of |x| and √x.
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
