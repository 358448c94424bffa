namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>GDL1016: everything that model code touches belongs to the model's group.</summary>
public sealed class GroupTests
{
    /// <summary>A feature and a model of SO(3), and things outside of models that give them.</summary>
    private const string Other = """
        [Irreps("a: 0 + b: 1", Group = Group.SO3)] public readonly ref partial struct In3;
        [EquivariantModel(Group = Group.SO3)] public sealed partial class Net3
        {
            [Linear] private partial In3 L(In3 x);
            public In3 Forward(PointCloud<In3> c) => L(c.Features);
            public static In3 Make(int n) => throw new InvalidOperationException();
            [return: Irreps("0")] public static Features Plain(int n) => throw new InvalidOperationException();
            public static class Inside { public static int Count(int n) => n; }
        }
        public class Holder<T> { public T? Value; public static int Number => 1; public static int Ask<S>() => 1; }
        public static class Make
        {
            public static Net3 Net() => new();
            public static PointCloud<In3> Cloud() => throw new InvalidOperationException();
            [Irreps("0", Group = Group.SO3)] public static PointCloud<Features> Open => throw new InvalidOperationException();
            public static double Count(Net3 n) => 1;
        }
        public static class Tools
        {
            [Equivariant] public static Halo Twice(Halo x) => x + x;
            [Equivariant] public static In3 Twice3(In3 x) => x + x;
            [Equivariant] [return: Irreps("0e")] public static Scalars One([Irreps("0e")] Scalars x) => x;
            [Equivariant] [return: Irreps("0", Group = Group.SO3)] public static Scalars One3([Irreps("0", Group = Group.SO3)] Scalars x) => x;
        }

        """;

    [Fact]
    public Task Says_WhatBelongsWhere() =>
        Verify.Says(
            Other + Verify.InModel("public Halo F(PointCloud<Halo> c, PointCloud<{|GDL1016:In3|}> w) => c.Features;"),
            "In 'F', In3 belongs to SO3, but the model to O3. A feature of one group has no meaning under the "
                + "symmetry of the other. "
                + "Write Group = Group.O3 on it, or Group = Group.SO3 on the model."
        );

    [Fact]
    public Task Says_WhatAHelperIs() =>
        Verify.Says(
            Other + "public static class Own { [Equivariant] public static Halo F(Halo x, {|GDL1016:In3|} y) => x; }",
            "In 'F', In3 belongs to SO3, but Halo to O3. A feature of one group has no meaning under the symmetry of "
                + "the other. "
                + "Write Group = Group.O3 on it, or Group = Group.SO3 on Halo."
        );

    /// <summary>The program that was found: a `0` of SO(3), which may be a `0o`, comes back as a `0e`.</summary>
    [Fact]
    public Task Triggers_OnModelAndCloudAsParameters() =>
        Verify.That(
            Other
                + Verify.InModel(
                    "public Scalars F(PointCloud<Halo> c, PointCloud<{|GDL1016:In3|}> w, "
                        + "{|GDL1016:Net3|} net) => net.Forward(w).A + c.Features.LogMass;"
                )
        );

    [Theory]
    [InlineData("public Halo F(Halo x, Rows<{|GDL1016:In3|}> w) => x;")]
    [InlineData("public Halo F(Halo x, Holder<{|GDL1016:Net3|}[]> w) => x;")]
    [InlineData("public {|GDL1016:In3|} F(int n) => throw new InvalidOperationException();")]
    [InlineData("public Halo F(Halo x, Func<int, {|GDL1016:Net3|}> w) => x;")]
    [InlineData("private readonly Holder<PointCloud<{|GDL1016:In3|}>>? _kept; public Halo F(Halo x) => x;")]
    [InlineData("private readonly Net3 {|GDL2017:_kept|} = null!; public Halo F(Halo x) => x;")]
    [InlineData("private Net3 {|GDL2017:Kept|} { get; } = null!; public Halo F(Halo x) => x;")]
    [InlineData("private {|GDL1016:Net3|} Kept => Make.Net(); public Halo F(Halo x) => x;")]
    [InlineData("[Module] private partial {|GDL1016:Net3|} Inner { get; } public Halo F(Halo x) => x;")]
    [InlineData("[Linear] private partial {|GDL1016:In3|} L({|GDL1016:In3|} x); public Halo F(Halo x) => x;")]
    [InlineData("private delegate {|GDL1016:In3|} D(int n); public Halo F(Halo x) => x;")]
    [InlineData("private event Action<{|GDL1016:Net3|}>? E; public Halo F(Halo x) { E = null; return x; }")]
    [InlineData("private sealed class N : Holder<PointCloud<{|GDL1016:In3|}>> { } public Halo F(Halo x) => x;")]
    [InlineData(
        "private static class N { public static int G(PointCloud<{|GDL1016:In3|}> c) => c.Count; } "
            + "public Halo F(Halo x) => x;"
    )]
    [InlineData(
        "private sealed class N({|GDL1016:Net3|} n) { public int G => n.GetHashCode(); } public Halo F(Halo x) => x;"
    )]
    [InlineData("private sealed record N({|GDL1016:Net3|} Kept); public Halo F(Halo x) => x;")]
    [InlineData("public Halo F(Halo x, [Irreps(\"0\", Group = {|GDL1016:Group.SO3|})] Features w) => x;")]
    [InlineData(
        "[return: Irreps(\"0\", Group = {|GDL1016:Group.SO3|})] public Features F([Irreps(\"0e\")] Features x) => x;"
    )]
    public Task Triggers_WhereItIsDeclared(string member) => Verify.That(Other + Verify.InModel(member));

    [Theory]
    [InlineData("public Halo F(Halo x) { var n = {|GDL1016:Make.Net()|}; return x * n.GetHashCode(); }")]
    [InlineData("public Halo F(Halo x) { {|GDL1016:Net3|} n; return x; }")]
    [InlineData("public Halo F(Halo x) { {|GDL1016:Net3|} n = new(); var m = n; return x * m.GetHashCode(); }")]
    [InlineData("public Halo F(Halo x) => x * {|GDL1016:new Net3()|}.GetHashCode();")]
    [InlineData("public Halo F(Halo x, int n) { var y = {|GDL1016:Net3.Make(n)|}; return x; }")]
    [InlineData("public Features F(int n) => {|GDL1016:Net3.Plain(n)|};")]
    [InlineData("public Halo F(Halo x) => x * {|GDL1016:Net3.Inside.Count(2)|};")]
    [InlineData("public Halo F(Halo x) => x * {|GDL1016:Holder<Net3>.Number|};")]
    [InlineData("public Halo F(Halo x) => x * {|GDL1016:Holder<int>.Ask<Net3>()|};")]
    [InlineData("public Halo F(Halo x) { return x * Local(null!); static double Local({|GDL1016:Net3|} n) => 1; }")]
    [InlineData("public Halo F(Halo x) { Func<{|GDL1016:Net3|}, int> f = static n => 1; return x; }")]
    [InlineData("public Features F(Halo x) => {|GDL1016:Make.Open|}.Features;")]
    [InlineData("public Halo F(Halo x, object o) => o is {|GDL1016:Net3|} ? x : -x;")]
    [InlineData("public Halo F(Halo x, object o) => o switch { {|GDL1016:Net3|} n => x, _ => -x };")]
    [InlineData("public Halo F(Halo x) => {|GDL1016:Tools.Twice3(default)|}.A * x;")]
    [InlineData("public Scalars F(Halo x) => {|GDL1016:Tools.One3(x.LogMass)|};")]
    public Task Triggers_WhereItComesIn(string member) => VerifyGroups(Other + Verify.InModel(member));

    [Theory]
    [InlineData("[Equivariant] public static Halo F(Halo x) => x * {|GDL1016:new Net3()|}.GetHashCode();")]
    [InlineData("[Equivariant] public static Scalars F(In3 x, [{|GDL1016:Irreps(\"0e\")|}] Scalars y) => y;")]
    [InlineData(
        "[Equivariant] public static Scalars F(Halo x, [Irreps(\"0\", Group = {|GDL1016:Group.SO3|})] Scalars y) => y;"
    )]
    [InlineData("[Equivariant] public static Halo F(Halo x) => x * Make.Count({|GDL1016:Make.Net()|});")]
    [InlineData("[Equivariant] public static double F(Positions x) => Make.Count(Make.Net());")]
    [InlineData("public static Halo F(Halo x, In3 y) => x;")]
    public Task Triggers_InHelpers(string member) => VerifyGroups(Other + "public static class Own { " + member + " }");

    [Fact]
    public Task Triggers_WhereAHelperIsOfTheOtherGroup() =>
        VerifyGroups(
            Other
                + "[EquivariantModel(Group = Group.SO3)] public sealed partial class Own { public "
                + "Scalars F(In3 x) => {|GDL1016:Tools.One(x.A)|}; }"
        );

    [Theory]
    [InlineData("public Halo F(Halo x) => x * nameof(In3).Length * typeof(Net3).Name.Length;")]
    [InlineData("public Halo F(PointCloud<Halo> c) => Tools.Twice(c.Features) * Tools.One(c.Features.LogMass);")]
    [InlineData(
        "private static class N { public static Halo Id(Halo x) => x; } public Halo F(Halo x) => "
            + "N.Id(x) * Holder<int>.Number;"
    )]
    public Task DoesNotTrigger_WithinOneGroup(string member) => VerifyGroups(Other + Verify.InModel(member));

    [Fact]
    public Task DoesNotTrigger_InAModelOfTheOtherGroup() =>
        Verify.That(
            Other
                + """
                [EquivariantModel(Group = Group.SO3)] public sealed partial class Own
                {
                    [Linear] private partial In3 L(In3 x);
                    [SphericalHarmonics("1", "0 + 1")] private partial Features M(Features x);
                    [Module] private partial Net3 Inner { get; }
                    public In3 F(PointCloud<In3> c, Net3 net, [Irreps("1")] Features w) => Tools.Twice3(L(c.Features) + net.Forward(c) + Inner.Forward(c) + In3.From(M(w)));
                    public Scalars G(In3 x) => Tools.One3(x.A);
                    public Features H(PointCloud<In3> c) => c.Edges.Receiver(c.Features).Concat(c.Edges.Vectors);
                }
                """
        );

    /// <summary>
    /// The axis of a module is the model's: otherwise its restriction would be another than the module's own. The
    /// program that was found was silent about what a body brings in, as the module was thought to be reported.
    /// </summary>
    [Theory]
    [InlineData("Axis = Axis.Y", "public Flat F(Halo x) => Inner.F(x);")]
    [InlineData("Axis = Axis.Z", "public Flat F(Halo x) => Inner.F(x);")]
    [InlineData("Axis = Axis.Z", "public Flat F(Halo x) => Kept.Only.F(x);")]
    public async Task Triggers_OnModulesAboutAnotherAxis(string axis, string member)
    {
        string source =
            "using GeoDL.Typed;\n"
            + "[Irreps(\"0e + 0e + 1\", Group = Group.O2)] public readonly ref partial struct Flat;\n"
            + $"[EquivariantModel(Group = Group.O2, {axis})] public sealed partial class Part {{ "
            + "[Restrict] private partial Flat Down(Halo x); public Flat F(Halo x) => Down(x); }\n"
            + "public static class Kept { public static Part Only { get; } = new(1); }\n"
            + "[EquivariantModel(Group = Group.O2)] public sealed partial class Net { "
            + "[Module] private partial Part Inner { get; } "
            + member
            + " }";

        Assert.Equal(
            axis == "Axis = Axis.Y"
                ? []
                :
                [
                    "In 'Inner', Part belongs to O2, Axis = Axis.Z, but the model to O2. A feature of one group has "
                        + "no meaning under the symmetry of the other. "
                        + "Write Group = Group.O2 on it, or Group = Group.O2, Axis = Axis.Z on the model.",
                ],
            (await Verify.Run(source)).Select(static d =>
                d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
            )
        );
    }

    /// <summary>A parameter may be of a larger group, wherever in the model: it can only be restricted.</summary>
    [Theory]
    [InlineData("public Flat F(PointCloud<Halo> c) => Down(c.Features);")]
    [InlineData("public Flat F(Halo x) => Down(x);")]
    [InlineData("public Flat F(PointCloud<Halo> c) => Of(c); private Flat Of(PointCloud<Halo> p) => Down(p.Features);")]
    [InlineData("public Flat F(PointCloud<Halo> c) { return Of(c); Flat Of(PointCloud<Halo> p) => Down(p.Features); }")]
    [InlineData(
        "public Scalars F(PointCloud<Halo> c) { return Of(c); "
            + "static Scalars Of(PointCloud<Halo> p) => p.Edges.Sum(p.Edges.Lengths); }"
    )]
    [InlineData("public Flat F(Halo x) { return Of(x); Flat Of(Halo y) => y; }", true)]
    public async Task DoesNotTrigger_OnInputsOfLargerGroups(string member, bool isWrong = false)
    {
        string source =
            "using GeoDL.Typed;\n"
            + "[Irreps(\"0e + 0e + 1\", Group = Group.O2)] public readonly ref partial struct Flat;\n"
            + "[EquivariantModel(Group = Group.O2)] public sealed partial class Net { "
            + "[Restrict] private partial Flat Down(Halo x); "
            + member
            + " }";

        Assert.Equal(isWrong, (await Verify.Run(source)).Any(static d => d.Id != "GDL5003"));
    }

    /// <summary>
    /// Compares what is said of groups. Whatever else such code may not do is for the tests of other rules.
    /// </summary>
    private static async Task VerifyGroups(string source)
    {
        Markup markup = Markup.Parse("using System;\nusing GeoDL.Typed;\n" + source);

        Assert.Equal(
            markup.Expected.Select(e => markup.Text.Substring(e.Span.Start, e.Span.Length) + e.Span),
            (await Verify.Run(markup.Text))
                .Where(static d => d.Id == "GDL1016")
                .Select(d =>
                    markup.Text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)
                    + d.Location.SourceSpan
                )
        );
    }
}
