using GeoDL.Typed.Witness;

namespace GeoDL.Typed.Analyzers.Tests.Witness;

/// <summary>Typed values are touched by the closed list and by checked code alone, whatever anybody judged.</summary>
public sealed class TypedRuleTests
{
    private const string Layers = "[Linear] private partial Hidden Mix(Hidden x);\n";

    public static TheoryData<string, string> Leaking =>
        new()
        {
            {
                "public Hidden F(PointCloud<Hidden> c) => c.Features * c.Rows[0, 0];",
                "PointCloud`1<[Tests]Hidden>::get_Rows()"
            },
            { "public double F(PointCloud<Hidden> c) => c.PositionValues[0];", "::get_PositionValues()" },
            {
                "public Hidden F(PointCloud<Hidden> c) { _kept = c; return c.Features; } private "
                    + "PointCloud<Hidden>? _kept;",
                "Net::_kept"
            },
            { "public Hidden F(object o) => ((PointCloud<Hidden>)o).Features;", "PointCloud`1<[Tests]Hidden>" },
            {
                "public Hidden F(object o, PointCloud<Hidden> c) => o is PointCloud<Hidden> d ? "
                    + "d.Features : c.Features;",
                "PointCloud`1<[Tests]Hidden>"
            },
            {
                "public int F(PointCloud<Hidden> c) { var a = new[] { c }; return a.Length; }",
                "PointCloud`1<[Tests]Hidden>"
            },
            {
                "public Hidden F(Hidden h, Custom f) => f(h); public delegate Hidden Custom(Hidden h);",
                "Custom::Invoke([Tests]Hidden)"
            },
            {
                "public Func<int> F(PointCloud<Hidden> c) => c.Features.ToRows().GetHashCode;",
                "FeatureExtensions::ToRows`1(!!0)"
            },
            { "public string F(PointCloud<Hidden> c) => $\"{c}\";", "AppendFormatted`1(!!0)" },
            {
                "public double F(PointCloud<Hidden> c) => Look(c); private static double Look<T>(T x) => 3;",
                "Net::Look`1(!!0)"
            },
            { "public double F(PointCloud<Hidden> c) => Outside.Peek(c);", "Outside::Peek" },
            {
                "public sealed class Wind(PointCloud<Hidden> c) { [Equivariant] public Hidden Get() => "
                    + "c.Features; } public Hidden F(Wind w) => w.Get();",
                "Wind::<c>P"
            },
            { "public Hidden F(Fake f, Hidden h) => h * f.Sign; public Fake G() => Fake.Made;", "Fake::get_Sign()" },
            {
                "public Hidden F(Hidden h, PointCloud<Hidden> c) { var all = new "
                    + "List<PointCloud<Hidden>> { c }; return all.Count * h; }",
                "List`1<[GeoDL.Typed]GeoDL.Typed.PointCloud`1<[Tests]Hidden>>::Add(!0)"
            },
            {
                "public Hidden F(Hidden h, (PointCloud<Hidden> A, int B) t) => t.A.Features;",
                "ValueTuple`2<[GeoDL.Typed]GeoDL.Typed.PointCloud`1<[Tests]Hidden>,System.Int32>::Item1"
            },
            {
                "public Scalars F(Scalars s, List<Real> all) => s.Map(r => { all.Add(r); return r; });",
                "List`1<[GeoDL.Typed]GeoDL.Typed.Real>::Add(!0)"
            },
            {
                "public Scalars F(Scalars s) => s.Map(static r => { Last = r; return r; }); private static Real Last;",
                "Net::Last"
            },
            { "public Scalars F(Scalars s) => s.Map(r => r.GetHashCode());", "Object::GetHashCode()" },
        };

    private static readonly WitnessedBatch Batch = new(
        Leaking
            .Select(static p => (Layers + (string)p[0], Helpers))
            .Concat(Passing.Cast<object[]>().Select(static p => (Layers + (string)p[0], Helpers)))
    );

    [Theory]
    [MemberData(nameof(Leaking))]
    public void TypedValues_DoNotGetOut(string members, string target) =>
        Witnessed.Finds(Batch.ByNames(Layers + members, Helpers), target);

    public static TheoryData<string> Passing =>
        [
            "public Hidden F(PointCloud<Hidden> c, int n) { Hidden h = c.Features; h = Mix(h) + h; for "
                + "(int i = 0; i < n; i++) h = h * 0.5; return h - Hidden.Zeros(h); }",
            "public Hidden F(PointCloud<Hidden> c) { return Local(); Hidden Local() => Mix(c.Features); }",
            "public Hidden F(in Hidden h) => Mix(h);",
            "public Hidden F(Hidden h) => Twice(h); private static T Twice<T>(T x) where T : struct, "
                + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => x;",
            "public Pair<Hidden, Hidden> F(Hidden h) => new Pair<Hidden, Hidden>(h, Mix(h)); public "
                + "Hidden G(Hidden h) => F(h).First;",
            "public Hidden F(PointCloud<Hidden>? c, Hidden h) => c is { } known ? known.Features : h;",
            "public Hidden F(Hidden h) => Tools.Half(h);",
            "public Scalars F(Scalars s, double a) => s.Map(r => Real.Tanh(a * r) + "
                + "Helper(r)).Map(Real.Sin); private static Real Helper(Real r) => r * r;",
            "public Scalars F(Halo h) => h.Velocity.SoftNorm(1e-6) + h.LogMass;",
            "public Block F(Block b) => b; [EquivariantModel] public sealed partial class Block { "
                + "public Hidden Forward(Hidden h) => h; } public Hidden G(Block b, Hidden h) => "
                + "b.Forward(h);",
            "public Type F() => typeof(PointCloud<Hidden>);",
            "public Hidden F(Hidden h, Labels? species) { ArgumentNullException.ThrowIfNull(\"a\"); "
                + "return species is null ? h : -h; }",
        ];

    [Theory]
    [MemberData(nameof(Passing))]
    public void WhatIsListed_Passes(string members)
    {
        IReadOnlyList<Finding> findings = Batch.ByNames(Layers + members, Helpers);

        // Hidden conversions are for the walker; the names are judged, so all that is left would be the rule on typed
        // values.
        Assert.DoesNotContain(findings, static f => !f.Target.Contains("op_Implicit", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatAPersonAnswersFor_IsLeftOut() =>
        Assert.Empty(
            Witnessed.ByNames(
                """
                [AssumeEquivariant(Justification = "it is")] public double F(PointCloud<Hidden> c) { return Local(); double Local() => c.PositionValues[0]; }
                public double G(PointCloud<Hidden> c) { return Local(c); [AssumeEquivariant(Justification = "it is")] static double Local(PointCloud<Hidden> d) { Func<int> f = static () => 3; return d.PositionValues[0] + f(); } }
                """
            )
        );

    [Fact]
    public void MarkedMethodsAlone_AreReadElsewhere() =>
        Assert.Equal(
            ["Tools.Marked(PointCloud<Hidden>)", "Tools.extension(PointCloud<Hidden>).Extended()"],
            Witnessed
                .ByNames(
                    string.Empty,
                    """
                    public static class Tools
                    {
                        [Equivariant] public static double Marked(PointCloud<Hidden> c) => c.PositionValues[0];
                        public static double Unmarked(PointCloud<Hidden> c) => c.PositionValues[0];
                        extension(PointCloud<Hidden> c)
                        {
                            [Equivariant] public double Extended() => c.PositionValues[0];
                            public double Plain() => c.PositionValues[0];
                        }
                    }
                    """
                )
                .Select(static f => f.Member)
                .Distinct()
        );

    private const string Helpers = """
        public static class Outside { public static double Peek(PointCloud<Hidden> c) => 1; }
        public static class Tools { [Equivariant] public static Hidden Half(Hidden h) => h / 2; }
        public struct Fake : GeoDL.Typed.CompilerServices.IFeatures<Fake>
        {
            private GeoDL.Typed.CompilerServices.Handle _h;
            public static GeoDL.Typed.CompilerServices.FeatureLayout? Layout => throw new NotSupportedException();
            public static Fake Wrap(GeoDL.Typed.CompilerServices.Handle h) => new() { _h = h };
            public GeoDL.Typed.CompilerServices.Handle Unwrap() => _h;
            public static Fake Made => default;
            public int Sign => 1;
        }

        """;
}
