namespace GeoDL.Typed.Attack;

/// <summary>Functions of pseudoscalars <c>$x</c> whose parity is not what the member promises; each gives a value of the type that it is written for.</summary>
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
        ("parity: assignment in an expression", "$x.MapOdd(static r => { Real y = r; Real z = (y = Real.Abs(r)) + y; return z; })"),
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
    ];
}
