namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>
/// Features of a larger group come into a model as parameters, only to be restricted; everything else that is done with
/// them is GDL1016.
/// </summary>
public sealed class LargerGroupTests
{
    /// <summary>Features of groups of the plane, models about two axes, and helpers.</summary>
    internal const string Around = """
        [Irreps("mass: 0e + along: 0e + across: 1", Group = Group.O2)] public readonly ref partial struct Flat;
        [Irreps("4x0e + 0o + 2x1 + 2", Group = Group.O2)] public readonly ref partial struct Wide;
        [Irreps("0 + 1", Group = Group.SO2)] public readonly ref partial struct Turn;
        [Irreps("0 + 1 + 4", Group = Group.CN, Fold = 8)] public readonly ref partial struct Oct;
        [Irreps("0 + 1", Group = Group.CN, Fold = 4)] public readonly ref partial struct Quad;
        [EquivariantModel(Group = Group.O2, Axis = Axis.X)] public sealed partial class AboutX
        {
            public Flat Forward(PointCloud<Flat> c) => c.Features;
            public static Flat Make(PointCloud<Flat> c) => c.Features;
        }
        [EquivariantModel(Group = Group.O2, Axis = Axis.Z)] public sealed partial class AboutZ
        {
            [Restrict] private partial Flat R(Halo x);
            public Flat Forward(PointCloud<Flat> c) => c.Features;
            public Flat Take(PointCloud<Halo> c) => R(c.Features);
            public static int Ask(PointCloud<Halo> c) => c.Count;
        }
        [EquivariantModel] public sealed partial class InSpace
        {
            public Halo Forward(PointCloud<Halo> c) => c.Features;
            public static Scalars Make(PointCloud<Halo> c) => c.Features.LogMass;
        }
        public static class Tools
        {
            [Equivariant] [return: Irreps("0e")] public static Scalars Mass(this PointCloud<Halo> c) => c.Features.LogMass;
            [Equivariant] public static T Same<T>(T x) where T : struct, GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => x;
        }

        """;

    [Fact]
    public Task Says_WhatToRestrict() =>
        Verify.Says(
            InModel("public Scalars F(PointCloud<Halo> c) => {|GDL1016:c.Features|}.LogMass;"),
            "In 'F', Halo belongs to O3, but the model to O2, Axis = Axis.Z. A feature of one group has no meaning "
                + "under the symmetry of the other. "
                + "Restrict it first by a layer with [Restrict], or write Group = Group.O2, Axis = Axis.Z on it."
        );

    [Fact]
    public Task Says_ThatAnOperandMustBeRestricted() =>
        Verify.Says(
            InModel(
                "[Linear] private partial Flat L({|GDL1016:Halo|} x); "
                    + "public Flat F(PointCloud<Halo> c) => L(c.Features);"
            ),
            "In 'L', Halo belongs to O3, but the model to O2. A feature of one group has no meaning under the "
                + "symmetry of the other. "
                + "Restrict it first by a layer with [Restrict], or write Group = Group.O2 on it."
        );

    [Theory]
    [InlineData("public Scalars F(Halo x) => {|GDL1016:x|}.LogMass;")]
    [InlineData("public Scalars F(Halo x) => {|GDL1016:x|}.SoftNorm();")]
    [InlineData("public Flat F(Halo x) => R({|GDL1016:x|} + x);")]
    [InlineData("public Flat F(Halo x) => R({|GDL1016:-x|});")]
    [InlineData("public Flat F(Halo x) => R({|GDL1016:x|} * 2);")]
    [InlineData("public Features F(Halo x) => {|GDL1016:x|};")]
    [InlineData("public Flat F(Halo x) => Flat.From({|GDL1016:x|});")]
    [InlineData("public Scalars F(PointCloud<Halo> c) => Scalars.From({|GDL1016:c.Features|});")]
    [InlineData("public Features F(Halo x) => {|GDL1016:x|}.Concat(x);")]
    [InlineData("public {|GDL1016:Halo|} F(Halo x) => x;")]
    [InlineData("public PointCloud<{|GDL1016:Halo|}> F(PointCloud<Halo> c) => c;")]
    [InlineData("[Linear] private partial {|GDL1016:Halo|} L(Flat x); public Flat F(Flat x) => x;")]
    [InlineData("public Flat F(Halo x) { {|GDL1016:Halo|} y = x; return R(y); }")]
    [InlineData("public Flat F(Halo x) { var y = {|GDL1016:x|}; return R(y); }")]
    [InlineData("public Flat F(PointCloud<Halo> c) { var d = {|GDL1016:c|}; return R(d.Features); }")]
    [InlineData("public Flat F(PointCloud<Halo> c) => R({|GDL1016:c.Edges.Sender(c.Features)|});")]
    [InlineData("public Flat F(PointCloud<Halo> c) => R({|GDL1016:c.Features|}.Mean(c.Batch));")]
    [InlineData(
        "public Scalars F(PointCloud<Halo> c) => G(c); "
            + "private static Scalars G(PointCloud<Halo> c) => {|GDL1016:c.Features|}.LogMass;"
    )]
    [InlineData(
        "private static class N { public static Scalars G(PointCloud<Halo> c) => {|GDL1016:c.Features|}.LogMass; } "
            + "public Scalars F(PointCloud<Halo> c) => N.G(c);"
    )]
    [InlineData("public Flat F(PointCloud<Halo>? c, Flat y) => {|GDL1016:c|} is { } d ? R(d.Features) : y;")]
    [InlineData(
        "public Flat F(PointCloud<Halo> c, PointCloud<Halo> d, bool b) => R({|GDL1016:(b ? c : d).Features|});"
    )]
    [InlineData("public Flat F(Pair<Halo, Halo> p) => R({|GDL1016:p|}.First);")]
    [InlineData(
        "public Flat F(Halo x) => G({|GDL1016:x|}); "
            + "private Flat G([Irreps(\"0e + 0e + 1\")] Features x) => Flat.From(x);"
    )]
    [InlineData(
        "public Flat F(Flat x) => x; private int G([Irreps(\"0e\", Group = {|GDL1016:Group.O3|})] Features x) => 1;"
    )]
    [InlineData("public Flat F(PointCloud<Halo> c) => R({|GDL1016:Tools.Same(c.Features)|});")]
    [InlineData(
        "public Flat F(Halo x) => R({|GDL1016:Same(x)|}); private static T Same<T>(T x) "
            + "where T : struct, GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => x;"
    )]
    [InlineData("public Scalars F(PointCloud<Halo> c) => {|GDL1016:c|}.Mass();")]
    [InlineData("public Scalars F(PointCloud<Halo> c) => {|GDL1016:InSpace.Make(c)|};")]
    [InlineData("public Scalars F(PointCloud<Halo> c, {|GDL1016:InSpace|} n) => n.Forward(c).LogMass;")]
    [InlineData(
        "private PointCloud<{|GDL1016:Halo|}> P => throw new InvalidOperationException(); public Flat F(Flat x) => x;"
    )]
    [InlineData("public Flat F(Flat x) => R({|GDL1016:Halo.Zeros(x)|});")]
    [InlineData(
        "private int this[PointCloud<Halo> c] => {|GDL1016:c.Features|}.LogMass.Copies; public Flat F(Flat x) => x;"
    )]
    public Task Triggers_OnAnythingButRestriction(string member) => Verify.That(InModel(member));

    /// <summary>A lambda with a cloud is wrong in any group, so only that is said.</summary>
    [Theory]
    [InlineData(
        "public Flat F(PointCloud<Halo> c) { "
            + "Func<int> f = {|GDL4001:() => c.Features.LogMass.Copies|}; return R(c.Features); }"
    )]
    [InlineData(
        "public Scalars F(PointCloud<Halo> c, Flat y) => y.Mass.Map(r => r * {|GDL4020:c.Features.LogMass.Copies|});"
    )]
    public Task Triggers_OnALambdaOnce(string member) => Verify.That(InModel(member));

    /// <summary>What is wrong in any group is said beside: the cloud comes out of where no rule follows it.</summary>
    [Theory]
    [InlineData("public Flat F((PointCloud<Halo> A, int B) t) => R({|GDL4001:{|GDL1016:t|}.A|}.Features);")]
    [InlineData("public Flat F(PointCloud<Halo>? c) => R({|GDL4001:{|GDL1016:c|}!.Value|}.Features);")]
    [InlineData("public int F(object o) => o is {|GDL4001:PointCloud<{|GDL1016:Halo|}> d|} ? d.Count : 0;")]
    [InlineData("public Flat F(PointCloud<Halo>[] cs) => R({|GDL4001:{|GDL1016:cs|}[0]|}.Features);")]
    [InlineData("public int F(List<PointCloud<Halo>> cs) => {|GDL4001:{|GDL1016:cs|}.Count|};")]
    [InlineData(
        "public interface I { Scalars G(PointCloud<Halo> c); } "
            + "public Scalars F(PointCloud<Halo> c, I i) => {|GDL4001:i.G(c)|};"
    )]
    [InlineData(
        "public Flat F(PointCloud<Halo> c, Func<Halo, int> f) => R(c.Features) * {|GDL4001:{|GDL1016:f|}(c.Features)|};"
    )]
    [InlineData("public Flat F(ref PointCloud<Halo> {|GDL4004:c|}) => R(c.Features);")]
    public Task Triggers_WhereNoRuleFollows(string member) => Verify.That(InModel(member));

    [Theory]
    [InlineData("public Flat F(PointCloud<Halo> c) { return G(c); Flat G(PointCloud<Halo> d) => R(d.Features); }")]
    [InlineData("public Flat F(PointCloud<Halo> c) => R(c.Features);")]
    [InlineData("public Flat F(PointCloud<Halo> c) => this.R(x: c.Features);")]
    [InlineData("public Flat F(Halo x) => R(x);")]
    [InlineData(
        "public Flat F(PointCloud<Halo> c) => G(c); private Flat G(PointCloud<Halo> d) => R(d.Features) * d.Count;"
    )]
    [InlineData("public Flat F(Halo x) => G(x); private Flat G(scoped in Halo x) => R(x);")]
    [InlineData("public Flat F(PointCloud<Halo> c) { return G(); Flat G() => R(c.Features); }")]
    [InlineData("public Flat F(PointCloud<Halo> c, PointCloud<Halo>? d = null) => R(c.Features);")]
    [InlineData(
        "public Flat F(PointCloud<Halo> c) => G(c); "
            + "private Flat G(PointCloud<Halo> c, PointCloud<Halo>? d = null) => R(c.Features);"
    )]
    [InlineData("public Flat F(PointCloud<Halo> c, bool b, Flat y) => b ? R(c.Features) : y;")]
    [InlineData("public Flat F(PointCloud<Halo> c) => c.Edges.Mean(c.Edges.Sender(R(c.Features)));")]
    [InlineData("[return: Irreps(\"0e + 1\")] public Features F(PointCloud<Halo> c) => c.Edges.Sum(c.Edges.Vectors);")]
    [InlineData("public Features F(PointCloud<Halo> c) => c.Positions - c.Positions.Mean(c.Batch).Broadcast(c.Batch);")]
    [InlineData("public Positions F(PointCloud<Halo> c) => c.Positions + c.Edges.Sum(c.Edges.Vectors);")]
    [InlineData("public Flat F(PointCloud<Halo> c) => R(c.Features) * AboutZ.Ask(c);")]
    [InlineData("public Flat F(PointCloud<Halo> c, AboutZ n) => n.Take(c);")]
    [InlineData("[Module] private partial AboutZ Inner { get; } public Flat F(PointCloud<Halo> c) => Inner.Take(c);")]
    [InlineData(
        "[Restrict] private partial Flat P([Irreps(\"0e + 1o\", Group = Group.O3)] Features x); "
            + "public Flat F(PointCloud<Halo> c) => P(c.Features);"
    )]
    [InlineData(
        "[SteerableConvolution(MaxDegree = 2)] private partial Wide C(Neighbourhood e, Flat x); "
            + "public Wide F(PointCloud<Halo> c) => C(c.Edges, R(c.Features));"
    )]
    public Task DoesNotTrigger_OnRestrictionAndSpace(string member) => Verify.That(InModel(member));

    [Theory]
    [InlineData("Group = Group.SO3", "0 + 1")]
    [InlineData("Group = Group.SO2, Axis = Axis.X", "0 + 0 + 1")]
    [InlineData("Group = Group.CN, Fold = 8", "0 + 0 + 1")]
    [InlineData("Group = Group.DN, Fold = 2, Axis = Axis.Z", "0e + 0e + 1e + 1o")]
    public Task DoesNotTrigger_InModelsOfOtherGroups(string group, string becomes) =>
        Verify.That(
            Around
                + $$"""
                [EquivariantModel({{group}})] public sealed partial class Net
                {
                    [Restrict] [return: Irreps("{{becomes}}")] private partial Features R(Halo x);
                    public Features F(PointCloud<Halo> c) => c.Edges.Sum(c.Edges.Receiver(R(c.Features)));
                }
                """
        );

    /// <summary>A restriction of plain features brought in a group, and hid every other mistake in the model.</summary>
    [Theory]
    [InlineData("public Scalars F(PointCloud<Halo> c) => {|GDL1016:c.Features|}.LogMass;")]
    [InlineData("public Flat F(Flat x) => P({|GDL3002:x|});")]
    [InlineData("public Flat F([Irreps(\"0e + 0e + 1\")] Features x) => P({|GDL3002:x|});")]
    [InlineData("public Flat F(Hidden x) => P({|GDL3002:x|});")]
    public Task Triggers_BesideAPlainRestriction(string member) =>
        Verify.That(
            InModel("[Restrict] private partial Flat P([Irreps(\"0e + 1o\", Group = Group.O3)] Features x); " + member)
        );

    [Fact]
    public Task Says_WhatARestrictionGives() =>
        Verify.Says(
            InModel(
                "[Restrict] private partial {|GDL2120:Wide|} P(Halo x); "
                    + "public Wide F(PointCloud<Halo> c) => P(c.Features);"
            ),
            "'P' declares \"4x0e + 0o + 2x1 + 2\", but \"logMass: 0e + velocity: 1o\" becomes \"0e + 0e + 1\". "
                + "What an irrep becomes under a smaller group is fixed. Write \"0e + 0e + 1\"."
        );

    [Fact]
    public Task Says_ThatSymmetryIsNotWon() =>
        Verify.Says(
            InModel(
                "[Restrict] private partial Wide P({|GDL2121:Turn|} x); "
                    + "public Wide F(PointCloud<Turn> c) => P(c.Features);"
            ),
            "'P' restricts \"0 + 1\" of SO(2) to O(2), which is not a smaller group in it. Symmetry can be given up, "
                + "not won. Take an operand of a larger group, or remove the layer."
        );

    [Theory]
    [InlineData(
        "Group = Group.O2",
        "[Restrict] private partial Flat P({|GDL2121:Flat|} x); public Flat F(Flat x) => P(x);"
    )]
    [InlineData(
        "Group = Group.CN, Fold = 3",
        "[Restrict] [return: Irreps(\"0 + 1\")] private partial Features P({|GDL2121:Quad|} x); "
            + "public Features F(PointCloud<Quad> c) => P(c.Features);"
    )]
    [InlineData(
        "Group = Group.O3",
        "[Restrict] private partial Halo P({|GDL2121:Flat|} x); public Halo F(PointCloud<Flat> c) => P(c.Features);"
    )]
    [InlineData(
        "Group = Group.SO3",
        "[Restrict] [return: Irreps(\"0\")] private partial Features "
            + "P([Irreps(\"{|GDL2121:0e|}\", Group = Group.O2)] Features x);"
    )]
    public Task Triggers_OnRestrictionsUpwards(string group, string members) =>
        Verify.That(Around + "[EquivariantModel(" + group + ")] public sealed partial class Net { " + members + " }");

    private static string InModel(string members) =>
        Around
        + "[EquivariantModel(Group = Group.O2, Axis = Axis.Z)]\npublic sealed partial class Net\n{\n"
        + "[Restrict] private partial Flat R(Halo x);\n"
        + members
        + "\n}\n";
}
