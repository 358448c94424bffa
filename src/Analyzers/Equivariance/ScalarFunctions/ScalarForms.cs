namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Normal forms of expressions, as numbers: equal numbers are equal values, and −n is the negative of n (of a
/// condition: its opposite).
/// Zeros have no sign here, and NaN equals NaN. Every rule is exact in IEEE arithmetic that rounds to nearest: + and ·
/// commute, (−a)·b = −(a·b), −(a + b) = (−a) + (−b), odd functions pass the sign on, even ones drop it. Associativity
/// and distributivity are not used, since they hold only up to rounding.
/// </summary>
internal sealed class ScalarForms
{
    private const string Sum = "+",
        Product = "*",
        Quotient = "/",
        Choice = "?",
        LessThan = "<",
        AtMost = "<=",
        Equality = "==",
        Both = "&",
        Absolute = "Abs";

    private readonly Dictionary<Form, int> _numbers = [];
    private readonly List<Form> _forms = [default];

    /// <summary>Forms that are zero or NaN: their sign does not matter.</summary>
    private readonly HashSet<int> _vanishing = [];

    private readonly Dictionary<int, double> _constants = [];

    public ScalarForms()
    {
        True = Fresh();
        Zero = Magnitude(0);
        _vanishing.Add(Zero);
        One = Magnitude(1);
    }

    /// <summary>The condition that always holds.</summary>
    public int True { get; }

    /// <summary>Zero.</summary>
    public int Zero { get; }

    private int One { get; }

    /// <summary>A form that nothing else equals.</summary>
    public int Fresh()
    {
        _forms.Add(default);
        return _forms.Count - 1;
    }

    /// <summary>A term that does not depend on the argument, with all its bits.</summary>
    public int Fixed(int term) => Of(new Form("fixed", term, 0, 0));

    /// <summary>The argument itself.</summary>
    public int Argument() => Of(new Form("x", 0, 0, 0));

    /// <summary>A number.</summary>
    public int Constant(double value) => value < 0 ? -Magnitude(-value) : Magnitude(value == 0 ? 0 : value);

    /// <summary>
    /// The form of a number without its sign, as used for a denominator, where the sign of a zero counts.
    /// </summary>
    public int Magnitude(double magnitude)
    {
        int form = Of(new Form("constant", Low(magnitude), High(magnitude), 0));
        _constants[form] = magnitude;
        return form;
    }

    /// <summary>−a; of a condition: not a.</summary>
    public int Negate(int a) => _vanishing.Contains(a) ? a : -a;

    /// <summary>a + b.</summary>
    public int Add(int a, int b)
    {
        if (a == Zero)
            return b;
        if (b == Zero)
            return a;
        (a, b) = Sorted(a, b);
        bool isNothing = a == -b || (_vanishing.Contains(a) && _vanishing.Contains(b));
        return Signed(
            _vanishing.Contains(a) ? b : a,
            sign => new Form(Sum, Times(sign, a), Times(sign, b), 0),
            isNothing
        );
    }

    /// <summary>a · b.</summary>
    public int Multiply(int a, int b)
    {
        if (Math.Abs(a) == One)
            return Times(a, b);
        if (Math.Abs(b) == One)
            return Times(b, a);
        (int p, int q) = Sorted(Math.Abs(a), Math.Abs(b));
        return Signed(
            a < 0 == b < 0 ? 1 : -1,
            _ => new Form(Product, p, q, 0),
            _vanishing.Contains(p) || _vanishing.Contains(q)
        );
    }

    /// <summary>
    /// a / b. A denominator that does not depend on the argument may be zero, and keeps the sign of its zero outside
    /// its form.
    /// </summary>
    public int Divide(int a, int denominator, bool isNegative) =>
        Signed(
            a < 0 == isNegative ? 1 : -1,
            _ => new Form(Quotient, Math.Abs(a), denominator, 0),
            _vanishing.Contains(a)
        );

    /// <summary>An odd function.</summary>
    public int Odd(string name, int a) => Signed(a, _ => new Form(name, Math.Abs(a), 0, 0), _vanishing.Contains(a));

    /// <summary>An even function.</summary>
    public int Even(string name, int a)
    {
        int form = Of(new Form(name, Math.Abs(a), 0, 0));
        if (name == Absolute && _vanishing.Contains(Math.Abs(a)))
            _vanishing.Add(form);
        return form;
    }

    /// <summary>A function about which nothing is known except that equal arguments give equal results.</summary>
    public int Any(string name, int a, int b, int c) => Of(new Form(name, a, b, c));

    /// <summary>√a, which is zero where a is.</summary>
    public int Sqrt(int a)
    {
        int form = Of(new Form("Sqrt", a, 0, 0));
        if (_vanishing.Contains(a))
            _vanishing.Add(form);
        return form;
    }

    /// <summary>Both conditions.</summary>
    public int And(int a, int b)
    {
        if (a == True || a == b)
            return b;
        if (b == True)
            return a;
        if (a == -True || b == -True || a == -b)
            return -True;
        (a, b) = Sorted(a, b);
        return Of(new Form(Both, a, b, 0));
    }

    /// <summary>a &lt; b, which is −b &lt; −a.</summary>
    public int Less(int a, int b) => Compare(LessThan, a, b, static (x, y) => x < y);

    /// <summary>a ≤ b.</summary>
    public int LessOrEqual(int a, int b) => Compare(AtMost, a, b, static (x, y) => x <= y);

    /// <summary>a = b.</summary>
    public int Equal(int a, int b)
    {
        (a, b) = Sorted(a, b);
        int lead = Math.Sign(_vanishing.Contains(a) ? b : a);
        return Of(new Form(Equality, Times(lead, a), Times(lead, b), 0));
    }

    /// <summary>a where a condition holds, b elsewhere.</summary>
    public int Choose(int condition, int a, int b)
    {
        if (condition == True || a == b)
            return a;
        if (condition == -True)
            return b;
        if (condition < 0)
            (condition, a, b) = (-condition, b, a);
        if (a == -b && MagnitudeOf(condition, a) is { } magnitude)
            return magnitude;

        // Of two conditions that exclude each other, either may be tested first.
        if (_forms[Math.Abs(b)] is { Name: Choice } inner && inner.A < condition && Exclude(condition, inner.A))
            return Ordered(inner.A, Times(b, inner.B), Ordered(condition, a, Times(b, inner.C)));
        return Ordered(condition, a, b);
    }

    /// <summary>The smaller of two: <c>b &lt; a ? b : a</c>.</summary>
    public int Min(int a, int b) => Extreme(a, b, isMax: false);

    /// <summary>The larger of two: <c>b > a ? b : a</c>.</summary>
    public int Max(int a, int b) => Extreme(a, b, isMax: true);

    /// <summary>
    /// A bound of a choice is the choice of the bounds; where one side is a number, this rewrites a clamp as its
    /// branches.
    /// </summary>
    private int Extreme(int a, int b, bool isMax)
    {
        if (
            _forms[Math.Abs(a)] is { Name: Choice } inner
            && _constants.ContainsKey(Math.Abs(b))
            && (_constants.ContainsKey(Math.Abs(inner.B)) || _constants.ContainsKey(Math.Abs(inner.C)))
        )
        {
            return Choose(inner.A, Simple(Times(a, inner.B), b, isMax), Simple(Times(a, inner.C), b, isMax));
        }
        return Simple(a, b, isMax);
    }

    private int Simple(int a, int b, bool isMax) => Choose(isMax ? Less(a, b) : Less(b, a), b, a);

    private int Ordered(int condition, int a, int b)
    {
        if (a == b)
            return a;
        bool isNothing = _vanishing.Contains(a) && _vanishing.Contains(b);
        return Signed(
            _vanishing.Contains(a) ? b : a,
            sign => new Form(Choice, condition, Times(sign, a), Times(sign, b)),
            isNothing
        );
    }

    /// <summary><c>a > 0 ? a : -a</c> and the like; null if it has none of these forms.</summary>
    private int? MagnitudeOf(int condition, int a) =>
        condition == Less(Zero, a) || condition == LessOrEqual(Zero, a) ? Even(Absolute, a)
        : condition == Less(a, Zero) || condition == LessOrEqual(a, Zero) ? -Even(Absolute, a)
        : null;

    private int Compare(string name, int a, int b, Func<double, double, bool> compare)
    {
        if (Value(a) is { } x && Value(b) is { } y)
            return compare(x, y) ? True : -True;
        int p = Negate(b),
            q = Negate(a);
        return Of(a < p || (a == p && b <= q) ? new Form(name, a, b, 0) : new Form(name, p, q, 0));
    }

    /// <summary>
    /// Whether two comparisons never hold at once: a &lt; b and b &lt; a; or c &lt; a and c &lt; −a for a number c ≥ 0.
    /// </summary>
    private bool Exclude(int first, int second)
    {
        Form p = _forms[first],
            q = _forms[second];
        if (
            p.Name is not (LessThan or AtMost)
            || q.Name is not (LessThan or AtMost)
            || (p.Name == AtMost && q.Name == AtMost)
        )
        {
            return false;
        }
        foreach ((int low, int high) in new[] { (p.A, p.B), (Negate(p.B), Negate(p.A)) })
        {
            foreach ((int otherLow, int otherHigh) in new[] { (q.A, q.B), (Negate(q.B), Negate(q.A)) })
            {
                if (
                    (low == otherHigh && high == otherLow)
                    || (low == otherLow && high == Negate(otherHigh) && low > 0 && _constants.ContainsKey(low))
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    private double? Value(int form) =>
        _constants.TryGetValue(Math.Abs(form), out double value) ? Math.Sign(form) * value : null;

    private int Times(int sign, int a) => sign < 0 ? Negate(a) : a;

    /// <summary>
    /// The form with the sign of its leading part moved outside; without a sign if it is zero or NaN.
    /// </summary>
    private int Signed(int lead, Func<int, Form> form, bool isVanishing)
    {
        int found = Of(form(isVanishing || lead > 0 ? 1 : -1));
        if (isVanishing)
            _vanishing.Add(found);
        return isVanishing || lead > 0 ? found : -found;
    }

    private static (int First, int Second) Sorted(int a, int b) =>
        Math.Abs(a) < Math.Abs(b) || (Math.Abs(a) == Math.Abs(b) && a >= b) ? (a, b) : (b, a);

    private int Of(Form form)
    {
        if (!_numbers.TryGetValue(form, out int number))
        {
            number = Fresh();
            _forms[number] = form;
            _numbers.Add(form, number);
        }

        return number;
    }

    private static int Low(double value) => unchecked((int)BitConverter.DoubleToInt64Bits(value));

    private static int High(double value) => unchecked((int)(BitConverter.DoubleToInt64Bits(value) >> 32));

    private readonly record struct Form(string Name, int A, int B, int C);
}
