using System.Collections.Immutable;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Makes the terms of one function. The signs of a term, and its normal forms at x and at −x, are computed from those
/// of its operands when it is made.
/// The function is even if both forms are the same, odd if one is the negative of the other.
/// </summary>
/// <remarks>
/// Forms do not know the sign of zero, so every step must give the same at +0 and −0. Steps that do not (a quotient by
/// zero or a negative power of zero is possible) get forms that nothing equals.
/// </remarks>
internal sealed class ScalarTerms(ScalarOversight overlooked = ScalarOversight.None)
{
    private const int MostSources = 8,
        MostChoices = 40;

    private static readonly HashSet<string> OddFunctions = new(StringComparer.Ordinal)
    {
        "Sin",
        "Tan",
        "Atan",
        "Sinh",
        "Tanh",
        "Cbrt",
    };
    private static readonly HashSet<string> EvenFunctions = new(StringComparer.Ordinal) { "Abs", "Cos", "Cosh" };
    private static readonly HashSet<string> OtherFunctions = new(StringComparer.Ordinal)
    {
        "Exp",
        "Log",
        "Sqrt",
        "Sigmoid",
    };

    private readonly Dictionary<Key, ScalarTerm> _terms = [];
    private readonly ScalarForms _forms = new();
    private readonly ScalarOversight _overlooked = overlooked;
    private int _count;

    /// <summary>The functions of one argument that proofs know.</summary>
    public static IEnumerable<string> Functions => [.. OddFunctions, .. EvenFunctions, .. OtherFunctions];

    /// <summary>Whether a term has a parity.</summary>
    public bool Has(ScalarTerm term, ScalarParity parity) =>
        parity switch
        {
            ScalarParity.Even => term.AtPlus == term.AtMinus,
            ScalarParity.Odd => term.AtPlus == _forms.Negate(term.AtMinus),
            _ => true,
        };

    /// <summary>The argument.</summary>
    public ScalarTerm Argument() =>
        Get(
            new Key("x"),
            id => new ScalarTerm
            {
                Id = id,
                Varies = true,
                SignSources = [id],
                AtPlus = _forms.Argument(),
                AtMinus = _forms.Negate(_forms.Argument()),
            }
        );

    /// <summary>Something that depends on the argument, about which nothing is known.</summary>
    public ScalarTerm Unknown(ScalarGap? gap = null)
    {
        int id = ++_count;
        return new ScalarTerm
        {
            Id = id,
            Varies = true,
            SignSources = [id],
            AtPlus = _forms.Fresh(),
            AtMinus = _forms.Fresh(),
            Gap = gap,
        };
    }

    /// <summary>A constant of C#.</summary>
    public ScalarTerm Constant(object value)
    {
        if (value is bool condition)
        {
            return Get(
                new Key("bool", condition ? 1 : 0),
                id => new ScalarTerm
                {
                    Id = id,
                    Varies = false,
                    Constant = value,
                    AtPlus = Always(condition),
                    AtMinus = Always(condition),
                }
            );
        }
        // Equal numbers may be different ones: 0 and −0.
        if (value is not double number)
        {
            return Get(
                new Key(
                    "constant",
                    value is float single
                        ? BitConverter.DoubleToInt64Bits(single) < 0
                            ? 1
                            : 0
                        : 0,
                    Leaf: value
                ),
                id => new ScalarTerm
                {
                    Id = id,
                    Varies = false,
                    Constant = value,
                    SignSources = [id],
                    AtPlus = _forms.Fixed(id),
                    AtMinus = _forms.Fixed(id),
                }
            );
        }
        return Get(
            new Key("double", Leaf: BitConverter.DoubleToInt64Bits(number)),
            id => new ScalarTerm
            {
                Id = id,
                Varies = false,
                Constant = value,
                Signs = SignRules.Of(number),
                AtPlus = _forms.Constant(number),
                AtMinus = _forms.Constant(number),
            }
        );
    }

    /// <summary>A number from outside, which is the same whenever the function is called.</summary>
    public ScalarTerm Given(object symbol, ScalarSigns signs) =>
        Get(new Key("given", Leaf: symbol), id => Fixed(id, signs));

    /// <summary>
    /// A function of one or two numbers that gives equal results for equal arguments, including the two zeros.
    /// </summary>
    public ScalarTerm Same(string name, ScalarSigns signs, ScalarTerm a, ScalarTerm? b = null) =>
        Get(
            new Key(name, a.Id, b?.Id ?? 0),
            id =>
                a.Varies || b is { Varies: true }
                    ? Finished(
                        id,
                        signs,
                        _forms.Any(name, a.AtPlus, b?.AtPlus ?? 0, 0),
                        _forms.Any(name, a.AtMinus, b?.AtMinus ?? 0, 0),
                        a.Gap ?? b?.Gap,
                        null
                    )
                    : Fixed(id, signs)
        );

    /// <summary>Another number converted to double: constants directly, and a choice on both sides.</summary>
    public ScalarTerm Widen(string from, ScalarSigns signs, ScalarTerm value, int depth = 0)
    {
        if (value.Constant is { } constant and not bool)
            return Constant(Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture));
        return value.Choice is { } choice && depth < MostChoices
            ? Choose(
                choice.Condition,
                Widen(from, signs, choice.WhenTrue, depth + 1),
                Widen(from, signs, choice.WhenFalse, depth + 1)
            )
            : Same("(Double)" + from, signs, value);
    }

    /// <summary>A function of numbers that a proof does not follow where they depend on the argument.</summary>
    public ScalarTerm Foreign(string name, ScalarSigns signs, ScalarGap gap, params ScalarTerm[] arguments) =>
        arguments.Any(static a => a.Varies) ? Unknown(gap) : Get(Key.Of(name, arguments), id => Fixed(id, signs));

    /// <summary>−a, of a double or a Real.</summary>
    public ScalarTerm Negate(ScalarTerm a) =>
        a.Negated
        ?? (
            a.Constant is double number
                ? Constant(-number)
                : Get(
                    new Key("-", a.Id),
                    id => new ScalarTerm
                    {
                        Id = id,
                        Varies = a.Varies,
                        Negated = a,
                        Signs = SignRules.Negate(a.Signs),
                        SignSources = a.SignSources,
                        IsFlipped = !a.IsFlipped,
                        Gap = a.Gap,
                        AtPlus = _forms.Negate(a.AtPlus),
                        AtMinus = _forms.Negate(a.AtMinus),
                    }
                )
        );

    /// <summary>a + b, of doubles or Reals.</summary>
    public ScalarTerm Add(ScalarTerm a, ScalarTerm b) => Make("+", SignRules.Add(a.Signs, b.Signs), _forms.Add, a, b);

    /// <summary>a · b, of doubles or Reals.</summary>
    public ScalarTerm Multiply(ScalarTerm a, ScalarTerm b) =>
        Make("*", SignRules.Multiply(a.Signs, b.Signs), _forms.Multiply, a, b, Joined(a, b));

    /// <summary>a / b, of doubles or Reals.</summary>
    public ScalarTerm Divide(ScalarTerm a, ScalarTerm b, ScalarGap ifZero)
    {
        if (b.Varies && (b.Signs & ScalarSigns.Zero) != 0 && !Overlooks(ScalarOversight.ZeroDenominators))
            return Unknown(a.Gap ?? b.Gap ?? ifZero);
        return Make(
            "/",
            SignRules.Divide(a.Signs, b.Signs),
            (p, q) => b.Varies ? _forms.Divide(p, Math.Abs(q), q < 0) : Quotient(p, b),
            a,
            b,
            Joined(a, b)
        );
    }

    /// <summary>A function of <c>Real</c> of one argument.</summary>
    public ScalarTerm Apply(string name, ScalarTerm a, ScalarGap ifUnknown)
    {
        ScalarSigns signs = name switch
        {
            "Abs" => SignRules.Abs(a.Signs),
            "Sqrt" => SignRules.Sqrt(a.Signs),
            "Cosh" => (a.Signs & ScalarSigns.NaN) | ScalarSigns.Positive,
            "Exp" or "Sigmoid" => (a.Signs & ScalarSigns.NaN)
                | ScalarSigns.Positive
                | ((a.Signs & ScalarSigns.Negative) != 0 ? ScalarSigns.PlusZero : 0),
            "Tanh" or "Atan" or "Sinh" or "Cbrt" => SignRules.Keep(a.Signs),
            _ => ScalarSigns.Any,
        };
        // What keeps the sign bit of its argument.
        (ImmutableArray<int>, bool)? kept = name is "Tanh" or "Atan" or "Sinh" or "Cbrt" or "Sqrt"
            ? (a.SignSources, a.IsFlipped)
            : null;
        return OddFunctions.Contains(name) ? Make(name, signs, p => _forms.Odd(name, p), a, kept)
            : EvenFunctions.Contains(name) ? Make(name, signs, p => _forms.Even(name, p), a, kept)
            : name == "Sqrt" ? Make(name, signs, _forms.Sqrt, a, kept)
            : OtherFunctions.Contains(name) ? Make(name, signs, p => _forms.Any(name, p, 0, 0), a, kept)
            : Foreign(name, ScalarSigns.Any, ifUnknown, a);
    }

    /// <summary>A power; of a whole exponent if that is an integer.</summary>
    public ScalarTerm Power(ScalarTerm a, ScalarTerm exponent, bool isWhole, ScalarGap ifZero)
    {
        bool canBeNegative = exponent.Constant is int whole ? whole < 0 : (exponent.Signs & ScalarSigns.Negative) != 0;
        if (
            a.Varies
            && canBeNegative
            && (a.Signs & ScalarSigns.Zero) != 0
            && !Overlooks(ScalarOversight.NegativePowers)
        )
        {
            return Unknown(a.Gap ?? exponent.Gap ?? ifZero);
        }
        ScalarSigns positive =
            (a.Signs & ScalarSigns.Minus) == 0 ? ScalarSigns.Plus | ScalarSigns.NaN : ScalarSigns.Any;
        if (!isWhole || exponent.Constant is not int power)
            return Same(isWhole ? "PowInt" : "Pow", positive, a, exponent);
        string name = "Pow" + power.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (power % 2 != 0)
        {
            return Make(
                name,
                power > 0 ? SignRules.Keep(a.Signs) : positive,
                p => _forms.Odd(name, p),
                a,
                (a.SignSources, a.IsFlipped)
            );
        }
        // x⁰ is one, of NaN too.
        return Make(
            name,
            power == 0 ? ScalarSigns.Positive : ScalarSigns.Plus | (a.Signs & ScalarSigns.NaN),
            p => _forms.Even(name, p),
            a,
            ([], false)
        );
    }

    /// <summary>The smaller of two Reals: the first unless the second is below.</summary>
    public ScalarTerm Min(ScalarTerm a, ScalarTerm b) => Make("Min", SignRules.Min(a.Signs, b.Signs), _forms.Min, a, b);

    /// <summary>The larger of two Reals: the first unless the second is above.</summary>
    public ScalarTerm Max(ScalarTerm a, ScalarTerm b) => Make("Max", SignRules.Max(a.Signs, b.Signs), _forms.Max, a, b);

    /// <summary>a &lt; b, of doubles or Reals.</summary>
    public ScalarTerm Less(ScalarTerm a, ScalarTerm b) => Make("<", ScalarSigns.Any, _forms.Less, a, b);

    /// <summary>a ≤ b, of doubles or Reals.</summary>
    public ScalarTerm LessOrEqual(ScalarTerm a, ScalarTerm b) => Make("<=", ScalarSigns.Any, _forms.LessOrEqual, a, b);

    /// <summary>a = b, of doubles.</summary>
    public ScalarTerm Equal(ScalarTerm a, ScalarTerm b) => Make("==", ScalarSigns.Any, _forms.Equal, a, b);

    /// <summary>The opposite of a condition.</summary>
    public ScalarTerm Not(ScalarTerm a) =>
        a.Constant is bool value ? Constant(!value) : Make("!", ScalarSigns.Any, static p => -p, a);

    /// <summary>Both conditions.</summary>
    public ScalarTerm And(ScalarTerm a, ScalarTerm b) =>
        a.Constant is true ? b
        : b.Constant is true ? a
        : Make("&", ScalarSigns.Any, _forms.And, a, b);

    /// <summary>Either condition.</summary>
    public ScalarTerm Or(ScalarTerm a, ScalarTerm b) => Not(And(Not(a), Not(b)));

    /// <summary>One term where a condition holds, another elsewhere.</summary>
    public ScalarTerm Choose(ScalarTerm condition, ScalarTerm a, ScalarTerm b)
    {
        if (a == b || condition.Constant is true)
            return a;
        if (condition.Constant is false)
            return b;
        bool varies = condition.Varies || a.Varies || b.Varies;
        ScalarSigns signs = a.Signs | b.Signs;
        return Get(
            new Key("?", condition.Id, a.Id, b.Id),
            id =>
                varies
                    ? Finished(
                        id,
                        signs,
                        _forms.Choose(condition.AtPlus, a.AtPlus, b.AtPlus),
                        _forms.Choose(condition.AtMinus, a.AtMinus, b.AtMinus),
                        GapOf(condition, a, b),
                        null,
                        (condition, a, b)
                    )
                    : Finished(id, signs, _forms.Fixed(id), null, null, null, (condition, a, b))
        );
    }

    private ScalarTerm Make(
        string name,
        ScalarSigns signs,
        Func<int, int> form,
        ScalarTerm a,
        (ImmutableArray<int>, bool)? sources = null
    ) =>
        Get(
            new Key(name, a.Id),
            id =>
                a.Varies
                    ? Finished(id, signs, form(a.AtPlus), form(a.AtMinus), a.Gap, sources)
                    : Finished(id, signs, _forms.Fixed(id), null, null, sources)
        );

    private ScalarTerm Make(
        string name,
        ScalarSigns signs,
        Func<int, int, int> form,
        ScalarTerm a,
        ScalarTerm b,
        (ImmutableArray<int>, bool)? sources = null
    ) =>
        Get(
            new Key(name, a.Id, b.Id),
            id =>
                a.Varies || b.Varies
                    ? Finished(id, signs, form(a.AtPlus, b.AtPlus), form(a.AtMinus, b.AtMinus), a.Gap ?? b.Gap, sources)
                    : Finished(id, signs, _forms.Fixed(id), null, null, sources)
        );

    private ScalarTerm Fixed(int id, ScalarSigns signs) => Finished(id, signs, _forms.Fixed(id), null, null, null);

    /// <summary>
    /// A term whose sign bit is determined by those of its sources. Without a second form it does not vary.
    /// </summary>
    private static ScalarTerm Finished(
        int id,
        ScalarSigns signs,
        int atPlus,
        int? atMinus,
        ScalarGap? gap,
        (ImmutableArray<int> Terms, bool IsFlipped)? sources,
        (ScalarTerm, ScalarTerm, ScalarTerm)? choice = null
    )
    {
        (ImmutableArray<int> Terms, bool IsFlipped) bits = sources is { Terms.Length: <= MostSources } known
            ? known
            : ([id], false);
        if (bits.Terms.IsEmpty)
            signs &= ScalarSigns.NaN | (bits.IsFlipped ? ScalarSigns.Minus : ScalarSigns.Plus);
        else if ((signs & ScalarSigns.Minus) == 0)
            bits = ([], false);
        else if ((signs & ScalarSigns.Plus) == 0)
            bits = ([], true);
        return new ScalarTerm
        {
            Id = id,
            Varies = atMinus is not null,
            Signs = signs,
            SignSources = bits.Terms,
            IsFlipped = bits.IsFlipped,
            AtPlus = atPlus,
            AtMinus = atMinus ?? atPlus,
            Gap = gap,
            Choice = choice,
        };
    }

    /// <summary>The sign bit of a product or a quotient: what occurs in both cancels, as x does in x · x.</summary>
    private static (ImmutableArray<int>, bool) Joined(ScalarTerm a, ScalarTerm b) =>
        ([.. a.SignSources.Except(b.SignSources), .. b.SignSources.Except(a.SignSources)], a.IsFlipped != b.IsFlipped);

    /// <summary>A quotient by a term that does not depend on the argument and may be either zero.</summary>
    private int Quotient(int numerator, ScalarTerm denominator)
    {
        bool isNegative = false;
        if (denominator.Negated is { } positive)
            (denominator, isNegative) = (positive, true);
        return denominator.Constant is double value
            ? _forms.Divide(
                numerator,
                _forms.Magnitude(Math.Abs(value)),
                isNegative != ((SignRules.Of(value) & ScalarSigns.Minus) != 0)
            )
            : _forms.Divide(numerator, _forms.Fixed(denominator.Id), isNegative);
    }

    private int Always(bool condition) => condition ? _forms.True : -_forms.True;

    private bool Overlooks(ScalarOversight rule) => (_overlooked & rule) != 0;

    private static ScalarGap? GapOf(params ScalarTerm[] terms) =>
        terms.Select(static t => t.Gap).FirstOrDefault(static g => g is not null);

    private ScalarTerm Get(Key key, Func<int, ScalarTerm> make)
    {
        if (!_terms.TryGetValue(key, out ScalarTerm? term))
        {
            term = make(++_count);
            _terms.Add(key, term);
        }

        return term;
    }

    private readonly record struct Key(string Name, int A = 0, int B = 0, int C = 0, object? Leaf = null)
    {
        public static Key Of(string name, ScalarTerm[] arguments) =>
            new(
                name,
                arguments.Length,
                arguments.Length > 0 ? arguments[0].Id : 0,
                arguments.Length > 1 ? arguments[1].Id : 0,
                arguments.Length > 2 ? arguments[2].Id : null
            );
    }
}
