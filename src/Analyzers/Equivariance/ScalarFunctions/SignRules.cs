namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The signs of results of arithmetic, in IEEE 754 with gradual underflow: a product of nonzero numbers can be zero, a
/// sum of positive ones cannot.
/// </summary>
internal static class SignRules
{
    private static readonly ScalarSigns[] Kinds =
    [
        ScalarSigns.Negative,
        ScalarSigns.MinusZero,
        ScalarSigns.PlusZero,
        ScalarSigns.Positive,
    ];

    /// <summary>The sign of one number.</summary>
    public static ScalarSigns Of(double value) =>
        double.IsNaN(value) ? ScalarSigns.NaN
        : value > 0 ? ScalarSigns.Positive
        : value < 0 ? ScalarSigns.Negative
        : BitConverter.DoubleToInt64Bits(value) < 0 ? ScalarSigns.MinusZero
        : ScalarSigns.PlusZero;

    /// <summary>−a.</summary>
    public static ScalarSigns Negate(ScalarSigns a) =>
        (a & ScalarSigns.NaN)
        | (Has(a, ScalarSigns.Negative) ? ScalarSigns.Positive : 0)
        | (Has(a, ScalarSigns.Positive) ? ScalarSigns.Negative : 0)
        | (Has(a, ScalarSigns.MinusZero) ? ScalarSigns.PlusZero : 0)
        | (Has(a, ScalarSigns.PlusZero) ? ScalarSigns.MinusZero : 0);

    /// <summary>a + b.</summary>
    public static ScalarSigns Add(ScalarSigns a, ScalarSigns b) =>
        Pairs(
            a,
            b,
            static (p, q) =>
                p == q ? p
                : Has(ScalarSigns.Zero, p) ? (Has(ScalarSigns.Zero, q) ? ScalarSigns.PlusZero : q)
                : Has(ScalarSigns.Zero, q) ? p
                : ScalarSigns.Negative | ScalarSigns.PlusZero | ScalarSigns.Positive | ScalarSigns.NaN
        );

    /// <summary>a · b.</summary>
    public static ScalarSigns Multiply(ScalarSigns a, ScalarSigns b) =>
        Pairs(
            a,
            b,
            static (p, q) =>
            {
                ScalarSigns side = Side(p, q);
                bool isZero = Has(ScalarSigns.Zero, p),
                    isOtherZero = Has(ScalarSigns.Zero, q);
                return isZero && isOtherZero ? side & ScalarSigns.Zero
                    : isZero || isOtherZero ? (side & ScalarSigns.Zero) | ScalarSigns.NaN
                    : side;
            }
        );

    /// <summary>a / b.</summary>
    public static ScalarSigns Divide(ScalarSigns a, ScalarSigns b) =>
        Pairs(
            a,
            b,
            static (p, q) =>
            {
                ScalarSigns side = Side(p, q);
                bool isZero = Has(ScalarSigns.Zero, p),
                    isOtherZero = Has(ScalarSigns.Zero, q);
                return isZero ? (isOtherZero ? ScalarSigns.NaN : side & ScalarSigns.Zero)
                    : isOtherZero ? side & ~ScalarSigns.Zero
                    : side | ScalarSigns.NaN;
            }
        );

    /// <summary>The smaller of two as <c>Real.Min</c> finds it: <c>b &lt; a ? b : a</c>.</summary>
    public static ScalarSigns Min(ScalarSigns a, ScalarSigns b) => Negate(Max(Negate(a), Negate(b)));

    /// <summary>
    /// The larger of two as <c>Real.Max</c> finds it: <c>b > a ? b : a</c>, so that a stays where b is not a number.
    /// </summary>
    public static ScalarSigns Max(ScalarSigns a, ScalarSigns b)
    {
        ScalarSigns both = (a | b) & ~ScalarSigns.NaN;
        // No number below the minimum of either operand remains, unless that operand can be NaN, or is ignored because
        // the other one is NaN.
        if ((b & ~ScalarSigns.Positive) == 0 || (a & ~ScalarSigns.Positive) == 0)
        {
            both = ScalarSigns.Positive;
        }
        else if (
            (b & ~(ScalarSigns.Positive | ScalarSigns.Zero)) == 0
            || (a & ~(ScalarSigns.Positive | ScalarSigns.Zero)) == 0
        )
        {
            both &= ~ScalarSigns.Negative;
        }
        return both | (a & ScalarSigns.NaN);
    }

    /// <summary>A function that keeps the sign and can underflow: sinh, tanh, an odd power.</summary>
    public static ScalarSigns Keep(ScalarSigns a) =>
        a
        | (Has(a, ScalarSigns.Negative) ? ScalarSigns.MinusZero : 0)
        | (Has(a, ScalarSigns.Positive) ? ScalarSigns.PlusZero : 0);

    /// <summary>|a|.</summary>
    public static ScalarSigns Abs(ScalarSigns a) =>
        (a & ScalarSigns.NaN)
        | ((a & (ScalarSigns.Negative | ScalarSigns.Positive)) != 0 ? ScalarSigns.Positive : 0)
        | ((a & ScalarSigns.Zero) != 0 ? ScalarSigns.PlusZero : 0);

    /// <summary>√a.</summary>
    public static ScalarSigns Sqrt(ScalarSigns a) =>
        (a & ~ScalarSigns.Negative) | (Has(a, ScalarSigns.Negative) ? ScalarSigns.NaN : 0);

    /// <summary>Whether all kinds of b are among those of a.</summary>
    public static bool Has(ScalarSigns a, ScalarSigns b) => (a & b) == b;

    private static ScalarSigns Side(ScalarSigns p, ScalarSigns q) =>
        Has(ScalarSigns.Minus, p) == Has(ScalarSigns.Minus, q) ? ScalarSigns.Plus : ScalarSigns.Minus;

    private static ScalarSigns Pairs(ScalarSigns a, ScalarSigns b, Func<ScalarSigns, ScalarSigns, ScalarSigns> rule)
    {
        ScalarSigns found = (a | b) & ScalarSigns.NaN;
        foreach (ScalarSigns p in Kinds)
        {
            foreach (ScalarSigns q in Kinds)
            {
                if (Has(a, p) && Has(b, q))
                    found |= rule(p, q);
            }
        }

        return found;
    }
}
