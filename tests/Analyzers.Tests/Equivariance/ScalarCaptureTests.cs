namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4020: what a function of scalars takes from outside stays the same.</summary>
public sealed class ScalarCaptureTests
{
    [Fact]
    public Task Says_WhichFieldChanges() =>
        Verify.Says(
            Verify.InModel("private double _k = 2; public Scalars F(Scalars s) => s.Map(x => {|GDL4020:_k|} * x);"),
            "The field '_k', which is not readonly, is not allowed in a function of scalars. The same number must "
                + "give the same result in every row, whatever was computed before. Copy it to a local variable "
                + "first, and use that."
        );

    [Theory]
    [InlineData("private const double K = 2;", "K")]
    [InlineData("private readonly double _k = 2;", "_k")]
    [InlineData("private readonly float _k = 2;", "this._k")]
    [InlineData("private static readonly double K = Environment.TickCount;", "Net.K")]
    [InlineData("private double K { get; } = 2;", "K")]
    [InlineData("private static int K { get; } = 2;", "K")]
    [InlineData("private static double K => 2 * Math.PI;", "K")]
    [InlineData(
        "private readonly double _k = 3; private double K { get { if (_k > 2) return Math.Sqrt(_k); return 1; } }",
        "K"
    )]
    [InlineData("private static readonly double[] C = [1, 2, 3];", "(C[0] + C[1] * x + C[2] * x * x)")]
    [InlineData("private readonly float[] _c = { 1, 2 }; private float First() => _c[0];", "_c[1]")]
    [InlineData(
        "private static readonly double[] C = new double[] { 1, 2 }; private static double Of(int i) "
            + "=> C[i] + C.Length;",
        "Of(1) * C[C.Length - 1]"
    )]
    [InlineData("private static readonly int[,] C = { { 1, 2 } };", "C[0, 1]")]
    [InlineData(
        "private static class Table { private static readonly double[] C = [1, 2]; public static Real "
            + "Sum(Real x) => C[0] + C[1] * x; }",
        "Table.Sum(x)"
    )]
    public Task DoesNotTrigger_OnWhatStays(string member, string expression) =>
        Verify.Model($"{member} public Scalars F(Scalars s) => s.Map(x => {expression} * x);");

    [Theory]
    [InlineData("private double _k = 2;", "{|GDL4020:_k|}")]
    [InlineData("private volatile int _k = 2;", "{|GDL4020:_k|}")]
    [InlineData("private static double K = 2;", "{|GDL4020:K|}")]
    [InlineData("[ThreadStatic] private static readonly double K = 1;", "{|GDL4020:K|}")]
    [InlineData("[field: ThreadStatic] private static double K { get; } = 1;", "{|GDL4020:K|}")]
    [InlineData("private double K { get; set; } = 2;", "{|GDL4020:K|}")]
    [InlineData("private double K { get; init; } = 2;", "{|GDL4020:K|}")]
    [InlineData("private double _k = 2; private double K => _k;", "{|GDL4020:K|}")]
    [InlineData("private static double K => Environment.TickCount;", "{|GDL4020:K|}")]
    [InlineData("private static double K { get => field; } = 3;", "{|GDL4020:K|}")]
    [InlineData("private readonly Version _v = new(1, 2);", "{|GDL4020:_v.Major|}")]
    [InlineData("private readonly decimal _k = 1;", "{|GDL4020:(double)_k|}")]
    [InlineData(
        "private static readonly double[] C = [1, 2]; private static void Set() => C[0] = 3;",
        "{|GDL4020:C[0]|}"
    )]
    [InlineData(
        "private static readonly double[] C = [1, 2]; private static void Set() { C[0]++; }",
        "{|GDL4020:C[0]|}"
    )]
    [InlineData(
        "private static readonly double[] C = [1, 2]; private static void Set() { (C[0], _) = (1, 2); }",
        "{|GDL4020:C[0]|}"
    )]
    [InlineData(
        "private static readonly double[] C = [1, 2]; private static ref double At(int i) => ref C[i];",
        "{|GDL4020:C[0]|}"
    )]
    [InlineData(
        "private static readonly double[] C = [1, 2]; private static double Sum() { double t = 0; "
            + "foreach (double c in C) t += c; return t; }",
        "{|GDL4020:C[0]|}"
    )]
    [InlineData("private static readonly double[] C = [1, 2]; private static double[] All => C;", "{|GDL4020:C[0]|}")]
    [InlineData("private static readonly double[] C = Outside.Made();", "{|GDL4020:C[0]|}")]
    [InlineData("private static double[] C = [1, 2];", "{|GDL4020:C[0]|}")]
    [InlineData("internal static readonly double[] C = [1, 2];", "{|GDL4020:C[0]|}")]
    [InlineData(
        "private static readonly double[] C = [1, 2]; private static class Inner { public static void "
            + "Set() => Array.Clear(C); }",
        "{|GDL4020:C[0]|}"
    )]
    [InlineData("private static readonly double[] C; static Net() { C = [1, 2]; }", "{|GDL4020:C[0]|}")]
    [InlineData("private static readonly double[] C = [1, 2];", "C[{|GDL4020:^1|}]")]
    public Task Triggers_OnWhatChanges(string member, string expression) =>
        Verify.That(
            Verify.InModel($"{member} public Scalars F(Scalars s) => s.Map(x => {expression} * x);")
                + "public static class Outside { public static double[] Made() => [1, 2]; }"
        );

    [Theory]
    [InlineData("double k = 2; return s.Map(x => k * x);")]
    [InlineData("double k; if (a > 1) k = 2; else { k = 3; k += 1; } return s.Map(x => k * x);")]
    [InlineData("return s.Map(x => a * x);")]
    [InlineData("a = 2 * a; return s.Map(x => a * x);")]
    [InlineData("foreach (double k in list) { s = s.Map(x => k * x); } return s;")]
    [InlineData("for (int i = 0; i < 3; i++) { int j = i; s = s.Map(x => j * x); } return s;")]
    [InlineData("for (int i = 0; i < 3; i++) { double k = 1; k += i; s = s.Map(x => k * x); } return s;")]
    [InlineData("while (a < 3) { double k = a; a += 1; s = s.Map(x => k * x); } return s;")]
    [InlineData("double.TryParse(text, out double k); return s.Map(x => k * x);")]
    [InlineData("if (n is int k) return s.Map(x => k * x); return s;")]
    [InlineData("double k = 2; return Go(s); Scalars Go(Scalars t) => t.Map(x => k * x);")]
    public Task DoesNotTrigger_OnLocalsThatStay(string body) =>
        Verify.Model($"public Scalars F(Scalars s, double a, List<double> list, string text, object n) {{ {body} }}");

    [Theory]
    [InlineData("double k = 2; s = s.Map(x => {|GDL4020:k|} * x); k = 3; return s;")]
    [InlineData("s = s.Map(x => {|GDL4020:a|} * x); a++; return s;")]
    [InlineData("for (int i = 0; i < 3; i++) s = s.Map(x => {|GDL4020:i|} * x); return s;")]
    [InlineData("double k = 1; while (k < 3) { k += 1; s = s.Map(x => {|GDL4020:k|} * x); } return s;")]
    [InlineData("double k = 1; do { k = 2 * k; s = s.Map(x => {|GDL4020:k|} * x); } while (k < 9); return s;")]
    [InlineData("double k = 1; foreach (double c in list) { k = c; s = s.Map(x => {|GDL4020:k|} * x); } return s;")]
    [InlineData("double k = 1; void Set() => k = 2; s = s.Map(x => {|GDL4020:k|} * x); Set(); return s;")]
    [InlineData("double k = 1; Action set = () => k = 2; s = s.Map(x => {|GDL4020:k|} * x); set(); return s;")]
    [InlineData("double k = 1; ref double j = ref k; s = s.Map(x => {|GDL4020:k|} * x); j = 2; return s;")]
    [InlineData("double k = 1; s = s.Map(x => {|GDL4020:k|} * x); double.TryParse(text, out k); return s;")]
    [InlineData("double k = 1; s = s.Map(x => {|GDL4020:k|} * x); (k, a) = (2, 3); return s;")]
    [InlineData("again: double k = a; s = s.Map(x => {|GDL4020:k|} * x); a += 1; if (a < 3) goto again; return s;")]
    [InlineData("double k = 1; Outside.Bump(ref k); s = s.Map(x => {|GDL4020:k|} * x); return s;")]
    [InlineData("double k = 1; k.Bump(); s = s.Map(x => {|GDL4020:k|} * x); return s;")]
    [InlineData("double k = 1; k.Grow(); s = s.Map(x => {|GDL4020:k|} * x); return s;")]
    [InlineData(
        "double k = 1; s = Go(s); k = 2; return Go(s); Scalars Go(Scalars t) => t.Map(x => {|GDL4020:k|} * x);"
    )]
    [InlineData("double k = 1; k = 2; return Go(s); Scalars Go(Scalars t) => t.Map(x => {|GDL4020:k|} * x);")]
    public Task Triggers_OnLocalsThatChange(string body) =>
        Verify.That(
            Verify.InModel($"public Scalars F(Scalars s, double a, List<double> list, string text) {{ {body} }}")
                + "public static class Outside { public static void Bump(this ref double x) => x++; "
                + "extension(ref double x) { public void Grow() => x++; } }"
        );

    [Theory]
    [InlineData("ref double k")]
    [InlineData("in double k")]
    [InlineData("ref readonly double k")]
    public Task DoesNotTrigger_ButCSharpSpeaks_OnReferences(string parameter) =>
        Verify.Model($"public Scalars F(Scalars s, {parameter}) => s.Map(x => {{|CS1628:k|}} * x);");

    /// <summary>Item 9 of the attack: another thread writes the field while rows are computed.</summary>
    [Fact]
    public Task Triggers_OnAFieldThatAnotherThreadWrites() =>
        Verify.Model(
            """
            private double _k = 1;
            public void Spin() => new System.Threading.Thread(() => { while (true) _k += 1; }).Start();
            public Scalars F(Scalars s) { Spin(); return s.Map(x => {|GDL4020:_k|} * x); }
            """
        );

    [Fact]
    public Task Triggers_InAMarkedHelperOutside() =>
        Verify.That(
            "public static class Tools { public static double K = 1; [Equivariant] [return: "
                + "Irreps(\"2x0e\")] public static Scalars Half([Irreps(\"2x0e\")] Scalars s) => s.Map(x => "
                + "{|GDL4020:K|} * x); }"
        );

    [Fact]
    public Task Triggers_OnAParameterOfThePrimaryConstructorOfAHelper() =>
        Verify.That(
            "public sealed class Tools(double k) { public void Set() => k = 2; [Equivariant] [return: "
                + "Irreps(\"2x0e\")] public Scalars Half([Irreps(\"2x0e\")] Scalars s) => s.Map(x => "
                + "{|GDL4020:k|} * x); }"
        );
}
