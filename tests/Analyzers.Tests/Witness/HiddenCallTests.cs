using GeoDL.Typed.Witness;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Witness;

/// <summary>
/// Whoever sees names alone overlooks what the compiler binds behind them: the witness finds it in the IL.
/// </summary>
public sealed class HiddenCallTests
{
    private const string Seen = """
        public readonly struct Seen(double v)
        {
            public double Value => v;
            public static implicit operator double(Seen s) => s.Value;
            public static implicit operator Seen(double d) => new(d);
        }

        """;

    private const string Wrap =
        "public sealed class Wrap { public void Deconstruct(out double a, out double b) { a = 1; b = "
        + "2; } public int Length => 2; public int this[int i] => i; public Wrap Slice(int a, int b) => "
        + "this; }\n";

    private const string Bag = """
        [CollectionBuilder(typeof(Bag), nameof(Make))]
        public sealed class Bag : IEnumerable<int>
        {
            public static Bag Make(ReadOnlySpan<int> all) => new();
            public void Add(int x) { }
            public Walker GetEnumerator() => default;
            IEnumerator<int> IEnumerable<int>.GetEnumerator() => throw new NotSupportedException();
            IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
        }

        public struct Walker { public int Current => 3; public bool MoveNext() => false; public void Dispose() { } }

        """;

    private const string Flag = """
        public readonly struct Flag
        {
            public static bool operator true(Flag f) => true;
            public static bool operator false(Flag f) => false;
            public static Flag operator &(Flag a, Flag b) => a;
        }

        """;

    private const string Pair = """
        public readonly struct Number
        {
            public static bool operator ==(Number a, Number b) => true;
            public static bool operator !=(Number a, Number b) => false;
            public override bool Equals(object? o) => true;
            public override int GetHashCode() => 1;
        }

        """;

    private const string Handler = """
        [InterpolatedStringHandler]
        public ref struct Handler
        {
            public Handler(int literal, int holes, double extra) { }
            public void AppendLiteral(string s) { }
            public void AppendFormatted(double x) { }
        }

        public static class Log { public static double Say(double extra, [InterpolatedStringHandlerArgument("extra")] Handler handler) => extra; }

        """;

    private const string Awaitable = """
        public sealed class Later { public Wait GetAwaiter() => default; }
        public struct Wait : INotifyCompletion { public bool IsCompleted => true; public int GetResult() => 1; public void OnCompleted(Action next) { } }

        """;

    public static TheoryData<string, string, string, string> Programs =>
        new()
        {
            {
                nameof(HiddenSymbol.Conversion),
                "public double F(double x) { Seen s = x; return s.Value; }",
                Seen,
                "Seen::op_Implicit(System.Double)"
            },
            {
                nameof(HiddenSymbol.Conversion),
                "public double F(Seen x) => Math.Sqrt(x);",
                Seen,
                "Seen::op_Implicit([Tests]Seen)System.Double"
            },
            {
                nameof(HiddenSymbol.Conversion),
                "private readonly Seen _s = Math.Abs(3.0);",
                Seen,
                "Seen::op_Implicit(System.Double)"
            },
            {
                nameof(HiddenSymbol.Conversion),
                "public Func<double, Seen> F() => static d => d;",
                Seen,
                "Seen::op_Implicit(System.Double)"
            },
            {
                nameof(HiddenSymbol.Conversion),
                "public double F() { return Local(3).Value; static Seen Local(double d) => d; }",
                Seen,
                "Seen::op_Implicit(System.Double)"
            },
            {
                nameof(HiddenSymbol.CompoundConversion),
                "public double F(double x) { Seen n = new(2.0); n *= x; return n.Value; }",
                Seen,
                "Seen::op_Implicit(System.Double)"
            },
            {
                nameof(HiddenSymbol.CompoundConversion),
                "public double F(double x) { Seen n = new(2.0); n *= x; return n.Value; }",
                Seen,
                "Seen::op_Implicit([Tests]Seen)System.Double"
            },
            {
                nameof(HiddenSymbol.Deconstruct),
                "public double F(Wrap w) { var (a, b) = w; return a + b; }",
                Wrap,
                "Wrap::Deconstruct(System.Double&,System.Double&)"
            },
            {
                nameof(HiddenSymbol.Deconstruct),
                "public double F(Hidden x) { var ((s, t), _) = new Pair<Hidden, Hidden>(x, x); return s + t; }",
                "public static class O { public static void Deconstruct(this Hidden x, out double s, "
                    + "out double t) { s = x.ToRows()[0, 1]; t = 1; } }",
                "O::Deconstruct("
            },
            {
                nameof(HiddenSymbol.DeconstructConversion),
                "public double F(Wrap w) { (Seen a, Seen b) = w; return a.Value; }",
                Seen + Wrap,
                "Seen::op_Implicit(System.Double)"
            },
            {
                nameof(HiddenSymbol.Enumerator),
                "public double F(Bag all) { foreach (int i in all) return i; return 0; }",
                Bag,
                "Bag::GetEnumerator()"
            },
            {
                nameof(HiddenSymbol.Enumerator),
                "public double F(Bag all) { foreach (int i in all) return i; return 0; }",
                Bag,
                "Walker::MoveNext()"
            },
            {
                nameof(HiddenSymbol.Enumerator),
                "public double F(Bag all) { foreach (int i in all) return i; return 0; }",
                Bag,
                "Walker::get_Current()"
            },
            {
                nameof(HiddenSymbol.ElementConversion),
                "public double F(double[] all) { foreach (Seen s in all) return s.Value; return 0; }",
                Seen,
                "Seen::op_Implicit(System.Double)"
            },
            {
                nameof(HiddenSymbol.Tuple),
                "public bool F(Number a, Number b) => (a, 1) == (b, 1);",
                Pair,
                "Number::op_Equality("
            },
            {
                nameof(HiddenSymbol.Conversion),
                "public double F(double x) { (Seen, int) t = (x, 1); return t.Item1.Value; }",
                Seen,
                "Seen::op_Implicit(System.Double)"
            },
            {
                nameof(HiddenSymbol.TrueFalse),
                "public int F(Flag f) { if (f) return 1; return 0; }",
                Flag,
                "Flag::op_True("
            },
            { nameof(HiddenSymbol.TrueFalse), "public Flag F(Flag f, Flag g) => f && g;", Flag, "Flag::op_False(" },
            {
                nameof(HiddenSymbol.StringHandler),
                "public double F(double x) => Log.Say(x, $\"a{x}\");",
                Handler,
                "Handler::.ctor(System.Int32,System.Int32,System.Double)"
            },
            {
                nameof(HiddenSymbol.StringHandler),
                "public double F(double x) => Log.Say(x, $\"a{x}\");",
                Handler,
                "Handler::AppendFormatted(System.Double)"
            },
            { nameof(HiddenSymbol.CollectionBuilder), "public Bag F() => [1, 2];", Bag, "Bag::Make(" },
            {
                nameof(HiddenSymbol.CollectionBuilder),
                "public Bag F() => new() { 1, 2 };",
                Bag,
                "Bag::Add(System.Int32)"
            },
            { nameof(HiddenSymbol.Pattern), "public bool F(Wrap w) => w is (> 1, _);", Wrap, "Wrap::Deconstruct(" },
            {
                nameof(HiddenSymbol.Pattern),
                "public bool F(Wrap w) => w is [1, ..];",
                Wrap,
                "Wrap::get_Item(System.Int32)"
            },
            { nameof(HiddenSymbol.Pattern), "public bool F(Wrap w) => w is [1, ..];", Wrap, "Wrap::get_Length()" },
            { nameof(HiddenSymbol.ImplicitIndexer), "public int F(Wrap w) => w[^1];", Wrap, "Wrap::get_Length()" },
            { nameof(HiddenSymbol.ImplicitIndexer), "public Wrap F(Wrap w) => w[1..];", Wrap, "Wrap::get_Length()" },
            {
                nameof(HiddenSymbol.Await),
                "public async Task<int> F(Later x) => await x;",
                Awaitable,
                "Later::GetAwaiter()"
            },
            {
                nameof(HiddenSymbol.Await),
                "public async Task<int> F(Later x) => await x;",
                Awaitable,
                "Wait::GetResult()"
            },
            {
                nameof(HiddenSymbol.Await),
                "public async Task<int> F(Later x) => await x;",
                Awaitable,
                "Wait::get_IsCompleted()"
            },
            {
                nameof(HiddenSymbol.Dispose),
                "public int F() { using var w = new Held(); return 1; }",
                "public ref struct Held { public void Dispose() { } }",
                "Held::Dispose()"
            },
            {
                nameof(HiddenSymbol.Dispose),
                "public int F() { using var w = new Held(); return 1; }",
                "public sealed class Held : IDisposable { public void Dispose() { } }",
                "IDisposable::Dispose()"
            },
            {
                nameof(HiddenSymbol.Clone),
                "public Point F(Point p) => p with { X = 2 };",
                "public record Point(int X);",
                "Point::<Clone>$()"
            },
        };

    private static readonly WitnessedBatch Batch = new(Programs.Select(static p => ((string)p[1], (string)p[2])));

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task HiddenCall_IsFound(string kind, string members, string types, string target)
    {
        target = Batch.Named(target, members, types);
        Witnessed.Finds(Batch.ByNames(members, types), target);
        // The walker knows it, or refuses the program, unless it is told to overlook this kind.
        (IReadOnlyList<Finding> findings, IReadOnlyList<Diagnostic> reported) = await Batch.ByWalker(members, types);
        Assert.True(findings.Count == 0 || reported.Count > 0, string.Join("\n", findings));
        Witnessed.Finds((await Batch.ByWalker(members, types, Enum.Parse<HiddenSymbol>(kind))).Findings, target);
    }

    [Fact]
    public void EachKind_HasAProgram() =>
        Assert.Equal(
            Enum.GetNames<HiddenSymbol>(),
            Programs.Select(static p => (string)p[0]).Distinct().OrderBy(Enum.Parse<HiddenSymbol>)
        );

    [Theory]
    [InlineData(
        "public double F(Vec v) { v *= 2; return 1; }",
        "public sealed class Vec { public void operator *=(double d) { } }",
        "Vec::op_MultiplicationAssignment("
    )]
    [InlineData(
        "public double F(Vec v) { v++; return 1; }",
        "public sealed class Vec { public void operator ++() { } }",
        "Vec::op_IncrementAssignment("
    )]
    [InlineData(
        "public Vec F(Vec v) => v + v;",
        "public sealed class Vec; public static class Operators { extension(Vec) { public static Vec "
            + "operator +(Vec a, Vec b) => a; } }",
        "Operators::op_Addition("
    )]
    [InlineData(
        "public int F(Vec v) => v.Size + v.Twice(1);",
        "public sealed class Vec; public static class Members { extension(Vec v) { public int Size => "
            + "3; public int Twice(int x) => x; } }",
        ""
    )]
    public void MembersOfNewerKinds_AreKnownByWhatIsCalled(string members, string types, string target)
    {
        IReadOnlyList<Finding> all = Witnessed.ByNames(members, types);
        // They have names in the source, so a reader of names knows them.
        Assert.Empty(all);
        if (target.Length > 0)
        {
            Witnessed.Finds(
                IlWitness.Examine(Witnessed.Compile(Verify.InModel(members) + types), new JudgedSymbols()),
                target
            );
        }
    }

    [Fact]
    public void Pinning_IsFound() =>
        Witnessed.Finds(
            Witnessed.ByNames(
                "public unsafe int F(Fixed f) { fixed (int* p = f) return *p; }",
                "public sealed class Fixed { private int _x; public ref int GetPinnableReference() => ref _x; }"
            ),
            "Fixed::GetPinnableReference()"
        );

    [Fact]
    public void LineDirectives_HideNothing()
    {
        const string Members =
            "#line hidden\npublic double F(double x) { Seen s = x; return s.Value; }\n#line 1 "
            + "\"Elsewhere.cs\"\npublic Func<double, Seen> G() => static d => d;\n#line default\n";

        Assert.Equal(4, Witnessed.ByNames(Members, Seen).Count);
    }

    [Fact]
    public void Finding_SaysWhere()
    {
        Finding finding = Witnessed.ByNames(
            "public double F(double x)\n{\n    Seen s = x;\n    return s.Value;\n}",
            Seen
        )[0];

        Assert.Equal(
            "Model.cs(13), Net.F(double), Debug: call [Tests]Seen::op_Implicit(System.Double)"
                + "[Tests]Seen: nobody judged it, and no construct here adds it",
            finding.ToString()
        );
    }
}
