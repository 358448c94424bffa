namespace GeoDL.Typed.Attack;

/// <summary>
/// Functions of pseudoscalars <c>$x</c> whose parity is not what the member promises; each gives a value of the type
/// that it is written for.
/// </summary>
internal static class Parities
{
    public static IReadOnlyList<(string Name, string Expression)> Odd { get; } =
    [
        ("parity: exponential", "$x.MapOdd(static r => Real.Exp(r))"),
        ("parity: bias", "$x.MapOdd(static r => r + 0.5)"),
        ("parity: square", "$x.MapOdd(static r => r * r)"),
        ("parity: relu", "$x.MapOdd(static r => r > 0 ? r : 0)"),
        ("parity: maximum", "$x.MapOdd(static r => Real.Max(r, -0.2))"),
        ("parity: branch", "$x.MapOdd(static r => { if (r > 0.1) return 2 * r; return r; })"),
        ("parity: assignment in a branch", "$x.MapOdd(static r => { Real y = r; y += 0.3; return y; })"),
        (
            "parity: assignment in an expression",
            "$x.MapOdd(static r => { Real y = r; Real z = (y = Real.Abs(r)) + y; return z; })"
        ),
        ("parity: second local", "$x.MapOdd(static r => { Real y = r * r, z = y; return z; })"),
        ("parity: power", "$x.MapOdd(static r => Real.Pow(r, 2))"),
        ("parity: product of two odd", "$x.MapOdd(static r => Real.Sin(r) * Real.Tanh(r))"),
        ("parity: sigmoid", "$x.MapOdd(static r => Real.Sigmoid(r))"),
        ("parity: sum of both", "$x.MapOdd(static r => r + Real.Cos(r))"),
        ("parity: quotient", "$x.MapOdd(static r => r / (1.5 + r))"),
        ("parity: captured number", "$x.MapOdd(r => r + scale)"),
        ("parity: even to odd", "PseudoScalars.From((Features)$x.MapEven(static r => Real.Abs(r)))"),
        ("parity: even that is none", "$x * $x.MapEven(static r => r + 1)"),
        ("parity: even of an odd", "$x * $x.MapEven(static r => Real.Sin(r))"),
        ("parity: even by a branch", "$x * $x.MapEven(static r => r < 0 ? 1 : 2)"),
        ("parity: the wrong lambda of two", "$x.MapOdd(r => flag ? Real.Exp(r) : r)"),
        ("parity: comparison as a number", "$x * $x.MapEven(static r => { bool up = r > 0; return up ? 1 : 2; })"),
        ("parity: loop", "$x.MapOdd(static r => { Real y = r; for (int i = 0; i < 2; i++) y = y * r; return y; })"),
        (
            "parity: assignment as a value / assignment as a value",
            "$x.MapOdd(static r => { Real t = 0; Real u = (t = r * r); return u; })"
        ),
        (
            "parity: assignment as a value / assignment as a value, even",
            "$x * $x.MapEven(static r => { Real t = 0; Real u = (t = r); return t; })"
        ),
        (
            "parity: assignment as a value / compound assignment as a value",
            "$x * $x.MapEven(static r => { Real t = 0; Real u = (t += r); return t; })"
        ),
        (
            "parity: assignment inside / assignment in an operand",
            "$x * $x.MapEven(static r => { Real t = 1; return t * t + 0 * (t = r) + t; })"
        ),
        (
            "parity: assignment inside / assignment in a condition",
            "$x * $x.MapEven(static r => { Real t = 0; return (t = r) * t > 0.5 ? 1 : t; })"
        ),
        (
            "parity: assignment inside / assignment in an arm",
            "$x * $x.MapEven(static r => { Real t = 1; Real u = r * r > 0.1 ? (t = r) : 1; return t; })"
        ),
        (
            "parity: assignment inside / assignment in an argument",
            "$x * $x.MapEven(static r => { Real t = 0; Real u = Real.Cos(t = r); return t + u; })"
        ),
        (
            "parity: assignment inside / assignment of a local that was read",
            "$x.MapOdd(static r => { Real t = r; Real u = t; t = r * r; u = t; return u; })"
        ),
        (
            "parity: truth / switch of truth as a local",
            "$x * $x.MapEven(static r => { bool up = r > 0; bool same = up; return same ? 1 : 2; })"
        ),
        (
            "parity: truth / truth assigned in an expression",
            "$x * $x.MapEven(static r => { bool up = false; bool any = (up = r > 0) || true; return up ? 1 : 2; })"
        ),
        ("parity: truth / truth by an operator", "$x * $x.MapEven(static r => (r > 0) == true ? 1 : 2)"),
        (
            "parity: truth / truth combined",
            "$x * $x.MapEven(static r => { bool up = r > 0.1 | r > 0.2; return up ? 1 : 2; })"
        ),
        (
            "parity: branches / branch that assigns",
            "$x * $x.MapEven(static r => { Real t = 1; if (r > 0) t = 2; return t; })"
        ),
        ("parity: branches / branch that returns", "$x.MapOdd(static r => { if (r > 0) return r; return 2 * r; })"),
        (
            "parity: branches / nested branch",
            "$x.MapOdd(static r => { if (r * r > 0.04) { if (r > 0) return r; } return 2 * r; })"
        ),
        (
            "parity: assignment as a value / increment",
            "$x * $x.MapEven(static r => { int n = 0; Real u = r > 0 ? n++ : 1; return n; })"
        ),
        ("parity: zero / zero from a difference", "$x.MapOdd(static r => Real.Tanh(1 / (r - r)))"),
        ("parity: zero / zero from a product", "$x * $x.MapEven(static r => Real.Atan(1 / Real.Sqrt(0 * r)))"),
        ("parity: zero / zero divided by", "$x * $x.MapEven(static r => Real.Exp(1 / (0 * r)) > 1 ? 1 : 2)"),
        ("parity: zero / sign of a zero", "$x * $x.MapEven(static r => 1 / (r * 0) > 0 ? 1 : 2)"),
        ("parity: zero / negative power of zero", "$x * $x.MapEven(static r => Real.Atan(Real.Pow(0 * r, -1)))"),
        ("parity: zero / sum of zeros", "$x.MapOdd(static r => Real.Atan(1 / (r + -r)))"),
        ("parity: zero / quotient of zero", "$x.MapOdd(static r => Real.Atan(1 / r))"),
        ("parity: exponentials / exponentials that differ", "$x.MapOdd(static r => Real.Exp(r) - Real.Exp(-2 * r))"),
        (
            "parity: exponentials / exponentials that are not mirrored",
            "$x.MapOdd(static r => Real.Exp(r) - Real.Exp(r - 1))"
        ),
        ("parity: exponentials / sum of exponentials as odd", "$x.MapOdd(static r => Real.Exp(r) + Real.Exp(-r))"),
        ("parity: method group / a method group of no parity", "$x.MapOdd(Real.Sigmoid)"),
        ("parity: method group / a method group of the other parity", "$x.MapOdd(Real.Cos)"),
        ("parity: method group / minimum", "$x.MapOdd(static r => Real.Min(r, -r))"),
        ("parity: truth / switch on truth", "$x * $x.MapEven(static r => (r > 0) switch { true => 1, _ => 2 })"),
    ];
}
