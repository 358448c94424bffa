namespace GeoDL.Typed.Attack;

/// <summary>
/// Syntax on typed values that must be accepted: functions of scalars, models that are handed in, what may be missing.
/// </summary>
internal static class TypedForms
{
    private const string Model =
        "$E public sealed partial class Helper$u { [Linear] private partial $X Mix($X x); public $X "
        + "Forward($X x) => Mix(x) + x; }";

    public static IReadOnlyList<TypedForm> All { get; } = [.. Functions(), .. Odd(), .. Even(), .. Models()];

    /// <summary>Ways to take labels that need not be given.</summary>
    public static IReadOnlyList<(string Name, string Statements, string Expression)> Labels { get; } =
    [
        ("labels: is null", "", "species is null ? Scalars.Zeros(cloud.Features, 3) : cloud.Batch.OneHot(species, 3)"),
        ("labels: == null", "", "species == null ? Scalars.Zeros(cloud.Features, 3) : cloud.Batch.OneHot(species, 3)"),
        (
            "labels: is not null",
            "",
            "species is not null ? cloud.Batch.OneHot(species, 3) : Scalars.Zeros(cloud.Features, 3)"
        ),
        (
            "labels: != null in an if",
            "bool known = true;\nif (species != null)\n    known = false;",
            "known ? Scalars.Zeros(cloud.Features, 3) : cloud.Batch.OneHot(species!, 3)"
        ),
        ("labels: required", "ArgumentNullException.ThrowIfNull(species);", "cloud.Batch.OneHot(species, 3)"),
        (
            "labels: thrown",
            "if (species is null)\n    throw new ArgumentNullException(nameof(species));",
            "cloud.Batch.OneHot(species, 3)"
        ),
    ];

    private static bool IsScalars(ProgramValue v) => v.Kind == ValueKind.Scalars;

    private static bool IsPseudo(ProgramValue v) => v.Kind == ValueKind.PseudoScalars;

    private static IEnumerable<TypedForm> Functions() =>
        [
            new("map: method group", IsScalars, "$x.Map(Real.Tanh)"),
            new("map: own helper", IsScalars, "$x.Map(static r => Bend$u(r))")
            {
                Members = "private static Real Bend$u(Real r) => r / (1 + Real.Abs(r));",
            },
            new("map: own helper as a method group", IsScalars, "$x.Map(Bend$u)")
            {
                Members = "private static Real Bend$u(Real r) { Real a = Real.Exp(-Real.Abs(r)); return r * a; }",
            },
            new("map: helpers of helpers", IsScalars, "$x.Map(static r => Outer$u(r, 0.5))")
            {
                Members =
                    "private static Real Outer$u(Real r, double width) => Inner$u(width * r) + width;\n"
                    + "private static Real Inner$u(Real r) => Real.Sigmoid(r);",
            },
            new("map: helper with a branch", IsScalars, "$x.Map(static r => Bend$u(r))")
            {
                Members = "private static Real Bend$u(Real r) { if (r > 1) return 1 + 0.5 * (r - 1); return r; }",
            },
            new(
                "map: coefficients",
                IsScalars,
                "$x.Map(static r => { Real t = Real.Tanh(r); return Table$u[0] + t * (Table$u[1] + t * Table$u[2]); })"
            )
            {
                Members = "private static readonly double[] Table$u = [0.5, -0.25, 0.1];",
            },
            new("map: coefficients of the model", IsScalars, "$x.Map(r => _table$u[0] + _table$u[1] * Real.Sin(r))")
            {
                Members = "private readonly double[] _table$u = [0.5, -0.25];",
            },
            new("map: readonly field", IsScalars, "$x.Map(r => _width$u * r)")
            {
                Members = "private readonly double _width$u = 0.7;",
            },
            new("map: get-only property", IsScalars, "$x.Map(static r => Width$u * r)")
            {
                Members = "private static double Width$u { get; } = 0.7;",
            },
            new("map: constant", IsScalars, "$x.Map(static r => Width$u * Real.Sqrt(1 + r * r))")
            {
                Members = "private const double Width$u = 0.7;",
            },
            new("map: captured local", IsScalars, "$x.Map(r => w$u * r)") { Statements = "double w$u = scale * 2;" },
            new("map: switch expression", IsScalars, "$x.Map(r => steps switch { 0 => r, 1 => -r, _ => 0.5 * r })"),
            new(
                "map: switch statement",
                IsScalars,
                "$x.Map(r => { switch (steps) { case 0: return r; case 1: return -r; default: return Real.Cos(r); } })"
            ),
            new(
                "map: if and else",
                IsScalars,
                "$x.Map(static r => { if (r > 0.5) { return 0.5 + Real.Log(0.5 + r); } else { return r; } })"
            ),
            new(
                "map: locals and assignments",
                IsScalars,
                "$x.Map(r => { Real a = r * r; double w = scale; a += w; a = Real.Sqrt(a); return a * 0.5; })"
            ),
            new("map: branch on a switch", IsScalars, "$x.Map(r => flag && r > 0.1 || steps > 5 ? 0.5 * r : r)"),
            new("map: minimum and maximum", IsScalars, "$x.Map(static r => Real.Max(Real.Min(r, 2), -2))"),
            new(
                "map: infinities",
                IsScalars,
                "$x.Map(static r => Real.Min(r, double.PositiveInfinity) + Real.Exp(double.NegativeInfinity))"
            ),
        ];

    private static IEnumerable<TypedForm> Odd() =>
        [
            new("odd: method group", IsPseudo, "$x.MapOdd(Real.Tanh)"),
            new("odd: locals", IsPseudo, "$x.MapOdd(static r => { Real a = r * r; Real b = a * r; return b + r; })"),
            new("odd: assignments", IsPseudo, "$x.MapOdd(static r => { Real y = r; y = y * 2; y += r; return y; })"),
            new("odd: if and return", IsPseudo, "$x.MapOdd(static r => { if (r * r > 0.5) return 2 * r; return r; })"),
            new(
                "odd: if and else",
                IsPseudo,
                "$x.MapOdd(static r => { if (Real.Abs(r) < 0.3) { return r; } else { return Real.Sin(r); } })"
            ),
            new("odd: product", IsPseudo, "$x.MapOdd(static r => r * Real.Cos(r))"),
            new("odd: difference of exponentials", IsPseudo, "$x.MapOdd(static r => Real.Exp(r) - Real.Exp(-r))"),
            new(
                "odd: switch as a local",
                IsPseudo,
                "$x.MapOdd(static r => { bool big = r * r > 0.25; return big ? r : 2 * r; })"
            ),
            new("odd: bounded quotient", IsPseudo, "$x.MapOdd(static r => r / (1 + r * r))"),
            new("odd: power", IsPseudo, "$x.MapOdd(static r => Real.Pow(r, 3) - 0.5 * r)"),
            new("odd: an untyped number", IsPseudo, "$x.MapOdd(r => scale * Real.Atan(r))"),
        ];

    private static IEnumerable<TypedForm> Even() =>
        [
            new("even: method group", IsPseudo, "$x * $x.MapEven(Real.Cos)"),
            new("even: sum of exponentials", IsPseudo, "$x * $x.MapEven(static r => Real.Exp(r) + Real.Exp(-r))"),
            new(
                "even: locals",
                IsPseudo,
                "$x * $x.MapEven(static r => { Real a = Real.Abs(r); Real b = a + 1; return a * b; })"
            ),
            new(
                "even: if and return",
                IsPseudo,
                "$x * $x.MapEven(static r => { if (r * r > 0.5) return 1; return 2 * r * r; })"
            ),
            new("even: product of odd", IsPseudo, "$x * $x.MapEven(static r => r * Real.Sin(r))"),
            new("even: bell", IsPseudo, "$x * $x.MapEven(static r => Real.Exp(-r * r / 2))"),
        ];

    private static bool IsNamed(ProgramValue v) => v.Kind == ValueKind.Named;

    private static IEnumerable<TypedForm> Models() =>
        [
            new("model: handed in", IsNamed, "helper$u.Forward($x)")
            {
                Types = Model,
                Parameter = "Helper$u helper$u",
                Argument = "new Helper$u(3, Precision.Double)",
            },
            new("model: handed on", IsNamed, "Apply$u(helper$u, $x)")
            {
                Types = Model,
                Members = "private static $X Apply$u(Helper$u helper, $X x) => helper.Forward(helper.Forward(x));",
                Parameter = "Helper$u helper$u",
                Argument = "new Helper$u(3, Precision.Double)",
            },
            new("model: handed to a helper elsewhere", IsNamed, "Tools$u.Apply(helper$u, $x)")
            {
                Types =
                    Model
                    + "\npublic static class Tools$u { [Equivariant] public static $X Apply(Helper$u "
                    + "helper, $X x) => 0.5 * helper.Forward(x); }",
                Parameter = "Helper$u helper$u",
                Argument = "new Helper$u(3, Precision.Double)",
            },
            new("model: ensemble", IsNamed, "sum$u / helpers$u.Count")
            {
                Types = Model,
                Statements =
                    "$X sum$u = $X.Zeros($x);\nforeach (Helper$u helper in helpers$u)\n    sum$u += "
                    + "helper.Forward($x);",
                Parameter = "System.Collections.Generic.IReadOnlyList<Helper$u> helpers$u",
                Argument = "[new Helper$u(3, Precision.Double), new Helper$u(4, Precision.Double)]",
            },
            new("model: in a record of options", IsNamed, "options$u.Depth * options$u.Helper.Forward($x)")
            {
                Types = Model + "\npublic sealed record Options$u(Helper$u Helper, int Depth);",
                Parameter = "Options$u options$u",
                Argument = "new Options$u(new Helper$u(3, Precision.Double), 2)",
            },
            new("model: optional", IsNamed, "helper$u is null ? $x : helper$u.Forward($x)")
            {
                Types = Model,
                Parameter = "Helper$u? helper$u",
                Argument = "new Helper$u(3, Precision.Double)",
            },
            new("model: module handed on", IsNamed, "Apply$u(Inner$u, $x)")
            {
                Types = Model,
                Members =
                    "[Module] private partial Helper$u Inner$u { get; }\nprivate static $X "
                    + "Apply$u(Helper$u helper, $X x) => helper.Forward(x);",
            },
            new("model: modules with their number", IsNamed, "y$u")
            {
                Types = Model,
                Statements =
                    "$X y$u = $x;\nforeach (var (i$u, block$u) in All$u.Index())\n    y$u += "
                    + "block$u.Forward(y$u) / (1 + i$u);",
                Members = "[Module(Repeat = 2)] private partial IReadOnlyList<Helper$u> All$u { get; }",
            },
            new(
                "cloud: optional",
                static v => v.TypeName == "In" && v.Base == RowBase.Points,
                "more$u is { } w$u ? w$u.Features + $x : $x"
            )
            {
                Parameter = "PointCloud<$N>? more$u",
                Argument = "cloud",
            },
        ];
}
