namespace GeoDL.Typed.Attack;

/// <content>Statements, and what may break a parity.</content>
internal sealed partial class ParityComposer
{
    private string Statements(int parity, int depth, int count)
    {
        string text = string.Empty;
        for (int i = 0; i < count; i++)
            text += Statement(parity, depth) + " ";
        return text;
    }

    private string Statement(int parity, int depth)
    {
        int own = random.Next(2);
        int[] known = [.. Enumerable.Range(0, _locals.Count)];
        if (known.Length == 0 || random.Next(3) == 0)
        {
            string value = Value(own, depth - 1),
                name = New();
            _locals.Add((name, own));
            return Form("declaration", $"Real {name} = {value};");
        }

        (string local, int its) = _locals[random.Next(known.Length)];
        switch (random.Next(13))
        {
            case 0:
                return Form("assignment", $"{local} = {Value(its, depth - 1)};");
            case 1:
                return Form("compound assignment", $"{local} {One("+=", "-=")} {Value(its, depth - 1)};");
            case 2:
                return Form("compound assignment", $"{local} *= {Value(Even, depth - 1)};");
            case 3:
                return Form("compound assignment", $"{local} /= {Positive(depth - 1)};");
            case 4:
                return Form("if", $"if ({Condition(depth)}) {{ {local} = {Value(its, depth - 1)}; }}");
            case 5:
                return Form(
                    "if else",
                    $"if ({Condition(depth)}) {{ {local} = {Value(its, depth - 1)}; }} else {{ {local} "
                        + $"= {Value(its, depth - 1)}; }}"
                );
            case 6:
                return Form("early return", $"if ({Condition(depth)}) return {Value(parity, depth - 1)};");
            case 7:
                return Form(
                    "early return",
                    $"if ({Condition(depth)}) {{ {local} = -{local}; if ({Condition(depth)}) return "
                        + $"{Value(parity, depth - 1)}; {local} = -{local}; }}"
                );
            case 8:
                return Form(
                    "switch statement",
                    $"switch (n) {{ case 0: {local} = {Value(its, depth - 1)}; break; case > 1 when "
                        + $"{Condition(depth)}: {One(string.Empty, local + " *= 2; ")}return "
                        + $"{Value(parity, depth - 1)}; default: {local} = {Value(its, depth - 1)}; break; }}"
                );
            case 9:
                return Form(
                    "magnitude by an if",
                    its == Even
                        ? $"if ({local} {One("<", "<=")} 0) {local} = -{local};"
                        : $"if ({Condition(depth)}) {local} = -{local};"
                );
            case 10:
                string test = New();
                string condition = Condition(depth);
                return Form(
                    "bool local",
                    $"bool {test} = {condition}; "
                        + $"{One(string.Empty, $"{test} = !{test}; ", $"{test} |= n > 0; ")}{local} = {test} "
                        + $"? {Value(its, depth - 1)} : {Value(its, depth - 1)};"
                );
            case 11:
                string function = New();
                return Form(
                    "local function",
                    $"static Real {function}(Real r) => {OddWithoutCaptures()}; {local} = "
                        + (
                            its == Odd
                                ? $"{function}({Value(Odd, depth - 1)})"
                                : $"{function}({Value(Even, depth - 1)})"
                        )
                        + ";"
                );
            default:
                string number = New();
                return Form(
                    "number",
                    $"double {number} = {Condition(depth)} ? {Number()} : k; {local} = {number} * {local};"
                );
        }
    }

    private string OddWithoutCaptures() =>
        One("r * r * r", "Real.Sin(r) / (1 + r * r)", "r > 0 ? r : 0", "1 / r", "Real.Exp(r) - Real.Exp(-r)");

    /// <summary>Something else than what is asked for, or something that may not be.</summary>
    private string Twist(int parity, int depth)
    {
        string v = Leaf(Odd),
            inner = Value(parity, Math.Max(0, depth - 1));
        string local = _locals.Count > 0 ? _locals[random.Next(_locals.Count)].Name : "r";
        switch (random.Next(22))
        {
            case 0:
                return Form("the other parity", Value(1 - parity, depth - 1));
            case 1:
                return Form("quotient by nothing", $"({inner}) / ({Nothing(depth)})");
            case 2:
                return Form("quotient by x", $"({Value(1 - parity, depth - 1)}) / ({v})");
            case 3:
                return Form("negative power of x", $"Real.Pow({v}, {One("-1", "-2", "-3", "n", "k", "-1.0")})");
            case 4:
                return Form("root of nothing", $"1 / Real.Sqrt({Nothing(depth)})");
            case 5:
                return Form(
                    "inverse in a function",
                    $"Real.{One("Atan", "Tanh", "Abs", "Exp", "Sigmoid")}(1 / ({Nothing(depth)}))"
                );
            case 6:
                return Form("assignment in an expression", $"({local} = {Value(random.Next(2), depth - 1)})");
            case 7:
                return Form(
                    "assignment in an expression",
                    $"({local} {One("+=", "*=")} {Value(random.Next(2), depth - 1)})"
                );
            case 8:
                return Form("assignment in an expression", $"(({local} = {v}) > 0 ? {inner} : {local})");
            case 9:
                return Form("bound of x", $"Real.{One("Min", "Max")}({v}, {One("0", "-1", "1", $"-({v})")})");
            case 10:
                return Form("clamp the other way", $"Real.Max(-{Number()}, Real.Min({Number()}, {v}))");
            case 11:
                return Form("half", $"({v} {Order()} {Number()} ? {inner} : {Value(parity, depth - 1)})");
            case 12:
                return Form("overflow", $"{One("1e308", "1e200", "double.MaxValue")} * ({inner})");
            case 13:
                return Form("underflow", $"{One("1e-308", "double.Epsilon", "1e-200")} * ({inner})");
            case 14:
                return Form(
                    "sign of a zero",
                    $"Math.{One("Atan2", "CopySign")}({v} > 0 ? {One("0.0", "-0.0", "1.0")} : "
                        + $"{One("-0.0", "0.0", "k")}, {One("-1", "k", "0.0")})"
                );
            case 15:
                return Form("sign of a zero", $"1f / ({v} > 0 ? {One("0f", "1f")} : {One("-0f", "2f")})");
            case 16:
                return Form("sign of a zero", $"1 / ({v} > 0 ? {One("0.0", "k", "-0.0")} : {One("-0.0", "0.0", "j")})");
            case 17:
                return Form("sum that only rounds", $"(({inner} + 1) - 1)");
            case 18:
                return Form("logistic", $"(2 * Real.Sigmoid({v}) - 1)");
            case 19:
                return Form("helper", $"H.{One("Inverse", "Step", "Ratio")}({v})");
            case 20:
                return Form(
                    "infinity less itself",
                    $"({One("double.PositiveInfinity", "Real.Exp(r)", "1e308 * r * 10")} - "
                        + $"{One("double.PositiveInfinity", "Real.Exp(r)", "Real.Exp(-r)")}) * ({inner})"
                );
            default:
                return Form(
                    "a number of the branch",
                    $"Real.Pow({inner}, {v} > 0 ? {One("2", "3", "n")} : {One("2", "3", "-1")})"
                );
        }
    }
}
