namespace GeoDL.Typed.Attack;

/// <summary>
/// Functions in a map that are no functions of one number: what they read changes from row to row, or while they run.
/// </summary>
internal static class Functions
{
    private const string Thread =
        "private double _level$u; private System.Threading.Thread? _thread$u; private void Start$u() { "
        + "if (_thread$u is not null) return; _thread$u = new System.Threading.Thread(() => { for (int i "
        + "= 0; i < 1 << 22; i++) _level$u = i % 3; }) { IsBackground = true }; _thread$u.Start(); }";

    public static IReadOnlyList<TypedForm> All { get; } =
    [
        new("thread: field / a field in a map", IsScalars, "$x.Map(r => r * _level$u)")
        {
            Statements = "Start$u();",
            Members = Thread,
        },
        new("thread: field / a volatile field in a map", IsScalars, "$x.Map(r => r * _level$u)")
        {
            Members =
                "private volatile int _level$u = 1; private void Set$u() => "
                + "System.Threading.Tasks.Task.Run(() => _level$u++);",
        },
        new("thread: field / a static field in a map", IsScalars, "$x.Map(static r => r * Store$u.Level)")
        {
            Types =
                "public static class Store$u { public static double Level = 1; public static void "
                + "Run() => System.Threading.Tasks.Task.Run(static () => Level++); }",
        },
        new("thread: property / a property that is set in a map", IsScalars, "$x.Map(r => r * Level$u)")
        {
            Members = "public double Level$u { get; set; } = 1;",
        },
        new("thread: property / a property over a field in a map", IsScalars, "$x.Map(r => r * Level$u)")
        {
            Members =
                "private double _level$u = 1; private double Level$u => _level$u; private void Set$u() => _level$u++;",
        },
        new("thread: property / a property that counts in a map", IsScalars, "$x.Map(static r => r * Store$u.Next)")
        {
            Types = "public static class Store$u { private static int _n; public static double Next => ++_n; }",
        },
        new("thread: array / an array that is written in a map", IsScalars, "$x.Map(r => r * _table$u[0])")
        {
            Statements = "_table$u[0] = scale;",
            Members = "private readonly double[] _table$u = [1, 2];",
        },
        new("thread: array / an array that is handed out in a map", IsScalars, "$x.Map(static r => r * Table$u[0])")
        {
            Statements = "Array.Sort(Table$u);",
            Members = "private static readonly double[] Table$u = [1, 2];",
        },
        new("thread: array / an array that is public in a map", IsScalars, "$x.Map(static r => r * Table$u[0])")
        {
            Members = "public static readonly double[] Table$u = [1, 2];",
        },
        new("thread: array / an array of another in a map", IsScalars, "$x.Map(r => r * _table$u[0])")
        {
            Members = "private readonly double[] _table$u = Store$u.Table;",
            Types =
                "public static class Store$u { public static readonly double[] Table = [1, 2]; public "
                + "static void Run() => System.Threading.Tasks.Task.Run(static () => Table[0]++); }",
        },
        new("thread: captured / a local that is written later", IsScalars, "$x.Map(r => r * w$u)")
        {
            Statements =
                "double w$u = scale; var t$u = System.Threading.Tasks.Task.Run(() => { for (int i = 0; "
                + "i < 1 << 16; i++) w$u = i % 3; });",
        },
        new("thread: captured / a parameter that is written later", IsScalars, "$x.Map(r => r * scale)")
        {
            Statements =
                "var t$u = System.Threading.Tasks.Task.Run(() => { for (int i = 0; i < 1 << 16; i++) "
                + "scale = i % 3; });",
        },
        new("thread: captured / a captured local that a local function writes", IsScalars, "$x.Map(r => r * w$u)")
        {
            Statements =
                "double w$u = 1; void Set$u() { for (int i = 0; i < 1 << 16; i++) w$u = i % 3; } var "
                + "t$u = System.Threading.Tasks.Task.Run(Set$u);",
        },
        new("thread: helper / a helper that reads a field in a map", IsScalars, "$x.Map(r => Bend$u(r))")
        {
            Members =
                "private double _level$u = 1; private Real Bend$u(Real r) => r * _level$u; private "
                + "void Set$u() => _level$u++;",
        },
        new(
            "thread: helper / a random number in a map",
            IsScalars,
            "$x.Map(static r => r * Random.Shared.NextDouble())"
        ),
        new("thread: helper / the time in a map", IsScalars, "$x.Map(static r => r * Environment.TickCount64)"),
        new("map: helper / a helper that counts", IsScalars, "$x.Map(static r => Bend$u(r))")
        {
            Members = "private static int _n$u; private static Real Bend$u(Real r) { _n$u++; return r * _n$u; }",
        },
        new("map: helper / a helper that keeps", IsScalars, "$x.Map(static r => Bend$u(r))")
        {
            Members =
                "private static bool _up$u; private static Real Bend$u(Real r) { bool before = _up$u; "
                + "_up$u = r > 0.3; return before ? r : 2 * r; }",
        },
        new("map: helper / a helper that throws", IsScalars, "$x.Map(static r => Bend$u(r))")
        {
            Members = "private static Real Bend$u(Real r) => r > 0.3 ? throw new InvalidOperationException() : r;",
        },
        new(
            "map: helper / a helper with a reference",
            IsScalars,
            "$x.Map(r => { double n = 0; return Bend$u(r, ref n); })"
        )
        {
            Members = "private static Real Bend$u(Real r, ref double n) { n++; return r * n; }",
        },
        new("map: helper / a helper through a delegate", IsScalars, "$x.Map(r => Bend$u(r))")
        {
            Members =
                "private static Func<Real, Real> Bend$u = static r => r; private static void Set$u() "
                + "=> Bend$u = static r => 2 * r;",
        },
        new("map: behind / a helper of a user's conversion", IsScalars, "$x.Map(static r => (double)new Count$u() * r)")
        {
            Types =
                "public readonly struct Count$u { private static int _n; public static explicit "
                + "operator double(Count$u c) => ++_n; }",
        },
        new("map: behind / a helper of a user's operator", IsScalars, "$x.Map(static r => r % 2)")
        {
            Types =
                "public static class Count$u { private static int _n; extension(Real) { public static "
                + "Real operator %(Real r, int i) => r * ++_n; } }",
        },
        new("map: behind / a helper of a user's extension", IsScalars, "$x.Map(static r => r.Bent$u)")
        {
            Types =
                "public static class Count$u { private static int _n; extension(Real r) { public Real "
                + "Bent$u => r * ++_n; } }",
        },
        new("map: behind / taken apart", IsScalars, "$x.Map(static r => { var (a, b) = r; return a * b; })")
        {
            Types =
                "public static class Count$u { private static int _n; public static void "
                + "Deconstruct(this Real r, out Real a, out double b) { a = r; b = ++_n; } }",
        },
        new("map: behind / truth of a user's", IsScalars, "$x.Map(static r => r ? r : 2 * r)")
        {
            Types =
                "public static class Count$u { private static int _n; extension(Real) { public static "
                + "bool operator true(Real r) => ++_n % 2 == 0; public static bool operator false(Real "
                + "r) => ++_n % 2 == 1; } }",
        },
    ];

    private static bool IsScalars(ProgramValue v) => v.Kind == ValueKind.Scalars;
}
