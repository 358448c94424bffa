using System.Globalization;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Composes lambdas that look odd or even, most of them with a twist that may break it: zeros, infinities, quotients,
/// powers, branches that forget NaN, assignments in the wrong place.
/// </summary>
internal sealed partial class ParityComposer(Random random)
{
    private const int Odd = 1,
        Even = 0;

    private readonly HashSet<string> _forms = [];
    private readonly List<(string Name, int Parity)> _locals = [];
    private int _names;
    private double _twist;

    /// <summary>One lambda.</summary>
    public static ParityLambda Make(int seed, int number)
    {
        var composer = new ParityComposer(new Random(seed));
        return new ParityLambda(number, composer.Lambda(), composer._forms);
    }

    private string Lambda()
    {
        _twist = random.Next(4) switch
        {
            0 => 0,
            1 => 0.05,
            2 => 0.12,
            _ => 0.3,
        };
        int parity = random.Next(2),
            depth = random.Next(16) switch
            {
                < 4 => 1,
                < 12 => 2,
                < 15 => 3,
                _ => 4,
            };
        return random.Next(8) switch
        {
            0 when depth > 1 => Form(
                "method group",
                parity == Odd
                    ? One("Real.Tanh", "Real.Sin", "H.Cube", "H.Inverse", "H.Soft", "H.Shrink")
                    : One("Real.Abs", "Real.Cosh", "H.Bump", "H.Size", "H.Step")
            ),
            < 3 => "r => " + Value(parity, depth),
            _ => "r => { "
                + Statements(parity, Math.Min(depth, 3), random.Next(1, 1 + Math.Min(depth, 3)))
                + "return "
                + Value(parity, depth)
                + "; }",
        };
    }

    /// <summary>A value of a parity, at least by the look of it.</summary>
    private string Value(int parity, int depth)
    {
        if (random.NextDouble() < _twist)
            return Twist(parity, depth);
        return parity == Odd ? OddValue(depth) : EvenValue(depth);
    }

    private string OddValue(int depth)
    {
        if (depth <= 0)
            return Leaf(Odd);
        string O() => Value(Odd, depth - 1);
        string E() => Value(Even, depth - 1);
        switch (random.Next(18))
        {
            case 0:
                return Form("odd function", $"Real.{One("Sin", "Tan", "Atan", "Sinh", "Tanh", "Cbrt")}({O()})");
            case 1:
                return Form("product", $"({O()}) * ({E()})");
            case 2:
                return Form("product", $"({E()}) * ({O()})");
            case 3:
                return Form("sum", $"({O()} {One("+", "-")} {O()})");
            case 4:
                return Form("negative", $"-({O()})");
            case 5:
                return Form("quotient", $"({O()}) / ({Positive(depth - 1)})");
            case 6:
                return Form("odd power", $"Real.Pow({O()}, {One("1", "3", "5")})");
            case 7:
                return Form("difference of images", Images(depth, "-"));
            case 8:
                return Form("conditional", $"({Condition(depth)} ? {O()} : {O()})");
            case 9:
                return Form("sign by branches", Branches(depth));
            case 10:
                return Form("clamp", $"Real.Max(Real.Min({O()}, {Number()}), -{Number()})");
            case 11:
                return Form("helper", $"H.{One("Cube", "Soft", "Shrink", "Clip")}({O()})");
            case 12:
                return Form("helper", $"H.Scaled({O()}, {E()})");
            case 13:
                return Form("product", $"{Given()} * ({O()})");
            case 14:
                return Form("switch expression", Switch(Odd, depth));
            case 15:
                return Form("sum with nothing", $"({O()} {One("+", "-")} {Nothing(depth)})");
            case 16:
                return Form("number", $"({Condition(depth)} ? {Number()} : {Given()}) * ({O()})");
            default:
                return Leaf(Odd);
        }
    }

    private string EvenValue(int depth)
    {
        if (depth <= 0)
            return Leaf(Even);
        string O() => Value(Odd, depth - 1);
        string E() => Value(Even, depth - 1);
        switch (random.Next(20))
        {
            case 0:
                return Form("even function", $"Real.{One("Abs", "Cos", "Cosh")}({O()})");
            case 1:
                return Form(
                    "function",
                    $"Real.{One("Exp", "Log", "Sqrt", "Sigmoid", "Sin", "Tan", "Tanh", "Atan", "Cbrt", "Sinh")}({E()})"
                );
            case 2:
                return Form("product", $"({O()}) * ({O()})");
            case 3:
                string same = O();
                return Form("square", $"({same}) * ({same})");
            case 4:
                return Form("sum", $"({E()} {One("+", "-")} {E()})");
            case 5:
                return Form("quotient", $"({E()}) / ({Positive(depth - 1)})");
            case 6:
                return Form("even power", $"Real.Pow({O()}, {One("2", "4", "0")})");
            case 7:
                return Form(
                    "negative power",
                    $"Real.Pow({Positive(depth - 1)}, {One("-1", "-2", "-0.5", "k", "n", "-3")})"
                );
            case 8:
                return Form("sum of images", Images(depth, One("+", "*")));
            case 9:
                return Form("conditional", $"({Condition(depth)} ? {E()} : {E()})");
            case 10:
                string v = O();
                return Form("magnitude by a branch", $"({v} {One(">", "<", ">=", "<=")} 0 ? {v} : -({v}))");
            case 11:
                return Form("bound", $"Real.{One("Min", "Max")}({E()}, {E()})");
            case 12:
                return Form("helper", $"H.{One("Bump", "Size")}({O()})");
            case 13:
                return Form("power", $"Real.Pow({E()}, {One("2.0", "0.5", "3.0", "2.5")})");
            case 14:
                return Form("switch expression", Switch(Even, depth));
            case 15:
                return Form("number", $"({Condition(depth)} ? {Number()} : {Given()})");
            case 16:
                return Form("helper of numbers", $"H.Twice({Given()})");
            case 17:
                return Form("whole number", $"({Condition(depth)} ? 1 : {One("2", "n", "-1", "0")}) * ({E()})");
            default:
                return Leaf(Even);
        }
    }

    private string Leaf(int parity)
    {
        string[] known = [.. _locals.Where(l => l.Parity == parity).Select(static l => l.Name)];
        if (known.Length > 0 && random.Next(2) == 0)
            return Form("local", One(known));
        return parity == Odd
            ? One("r", "r", "r", "2 * r", "0.5 * r", "r / 3", "-r")
            : One("1", "0.5", "r * r", "Real.Abs(r)", "2", "k", "Real.Cos(r)");
    }

    /// <summary>What looks as if it were above zero.</summary>
    private string Positive(int depth) =>
        Form(
            "denominator",
            random.Next(14) switch
            {
                0 => $"1 + Real.Pow({Value(Odd, depth)}, 2)",
                1 => $"1 + ({Value(Even, depth)}) * ({Value(Even, depth)})",
                2 => $"0.5 + Real.Abs({Value(Odd, depth)})",
                3 => $"Real.Sqrt(1 + r * r)",
                4 => $"Real.Cosh({Value(Odd, depth)})",
                5 => $"Real.Max({Value(Even, depth)}, {Number()})",
                6 => $"Real.Max({Number()}, {Value(Even, depth)})",
                7 => $"1 + Real.Exp({Value(Even, depth)})",
                8 => $"2 + k * k * r * r",
                9 => $"{Number()} + r * r / {One("2", "k", "(k * k)")}",
                10 => Number(),
                11 => "k",
                12 => $"-1 - Real.Exp(r) * Real.Exp(-r)",
                _ => $"{Number()} + Real.Sigmoid({Value(Even, depth)})",
            }
        );

    private string Condition(int depth)
    {
        string v = Value(Odd, Math.Max(0, depth - 1)),
            e = Value(Even, Math.Max(0, depth - 1));
        return Form(
            "condition",
            random.Next(9) switch
            {
                0 => $"{v} * ({v}) {Order()} {e}",
                1 => $"{e} {Order()} {Number()}",
                2 => $"({v} > -{Number()} && {v} < {Number()})",
                3 => $"({v} < -0.5 || {v} > 0.5)",
                4 => $"!({e} {Order()} {Number()})",
                5 => $"k {Order()} {One("0", "j", "1")}",
                6 => $"Real.Abs({v}) {Order()} {Number()}",
                7 => $"n is {One("> 0", "0 or 2", "not 1")}",
                _ => $"({e} {Order()} {Number()}) {One("&", "|", "^", "==", "!=")} (n > 1)",
            }
        );
    }

    /// <summary>Odd by cases.</summary>
    private string Branches(int depth)
    {
        string v = Leaf(Odd),
            c = Number(),
            e = Value(Even, depth - 1);
        return random.Next(5) switch
        {
            0 => $"({v} > 0 ? {e} : {v} < 0 ? -({e}) : 0)",
            1 => $"({v} > {c} ? {v} - {c} : {v} < -{c} ? {v} + {c} : 0)",
            2 => $"({v} < -{c} ? -{c} : {v} > {c} ? {c} : {v})",
            3 => $"({v} >= {c} ? {e} : {v} <= -{c} ? -({e}) : {v})",
            _ => $"({v} > 0 ? {e} : {v} <= 0 ? -({e}) : 0)",
        };
    }

    /// <summary>A function at something odd and at its negative, both in one text.</summary>
    private string Images(int depth, string between)
    {
        string v = Leaf(Odd),
            body = One(
                "Real.Exp(@)",
                "Real.Sigmoid(@)",
                "Real.Log(1 + @)",
                "Real.Max(@, 0)",
                "Real.Sqrt(@)",
                "(@ > 1 ? @ * @ : 2)",
                "Real.Exp(@ * @ + @)",
                "Real.Pow(@, 2.5)",
                "(1 + @)",
                "H.Step(@)",
                "Real.Exp(@) * " + Value(Even, depth - 2)
            );
        string factor = random.Next(3) == 0 ? "k * " : string.Empty;
        return $"({factor}{body.Replace("@", v, StringComparison.Ordinal)} {between} "
            + $"{factor}{body.Replace("@", $"(-({v}))", StringComparison.Ordinal)})";
    }

    private string Switch(int parity, int depth) =>
        random.Next(4) switch
        {
            0 => $"(({Condition(depth)}) switch {{ true => {Value(parity, depth - 1)}, false => "
                + $"{Value(parity, depth - 1)} }})",
            1 => $"(n switch {{ 0 => {Value(parity, depth - 1)}, > 1 => {Value(parity, depth - 1)}, _ "
                + $"=> {Value(parity, depth - 1)} }})",
            2 => $"(n switch {{ _ when {Condition(depth)} => {Value(parity, depth - 1)}, 1 or 2 => "
                + $"{Value(parity, depth - 1)}, _ => {Value(parity, depth - 1)} }})",
            _ => $"(k switch {{ < 0 => {Value(parity, depth - 1)}, 0 => {Value(parity, depth - 1)}, _ "
                + $"=> {Value(parity, depth - 1)} }})",
        };

    /// <summary>Zero, or no number.</summary>
    private string Nothing(int depth)
    {
        string v = Value(random.Next(2), Math.Max(0, depth - 2));
        return Form("nothing", One("0", "-0.0", "(r - r)", "0 * r", $"0 * ({v})", $"({v} - ({v}))", "(0 - 0 * r)"));
    }

    private string Number() =>
        One("1", "0.5", "2", "0.25", "1e-3", "3", "0", "1e-300", "double.Epsilon", "1e300", "double.PositiveInfinity");

    private string Given() =>
        Form(
            "captured number",
            One("k", "j", "n", "0.5 * k", "-k", "(k + j)", "Math.Sqrt(k)", "Math.Abs(j)", "double.NaN", "-0.0")
        );

    private string Order() => One("<", ">", "<=", ">=");

    private string One(params string[] choices) => choices[random.Next(choices.Length)];

    private string Form(string name, string text)
    {
        _forms.Add(name);
        return text;
    }

    private string New() => "v" + (_names++).ToString(CultureInfo.InvariantCulture);
}
