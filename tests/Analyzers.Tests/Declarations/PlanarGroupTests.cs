using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Groups of the plane: their irreps, folds, axes, layers and clouds.</summary>
public sealed class PlanarGroupTests
{
    private const string Around = LargerGroupTests.Around;

    [Fact]
    public Task Says_ThatRotationsHaveNoParity() =>
        Verify.Says(
            "[Irreps(\"1{|GDL1008:o|}\", Group = Group.SO2)] public readonly ref partial struct V;",
            "'1o' is not an irrep of SO(2). Without reflections there is no parity, so an irrep is a degree alone. "
                + "Write \"1\"."
        );

    [Fact]
    public Task Says_WhichOrderItIs() =>
        Verify.Says(
            "[Irreps(\"{|GDL1005:5|}\", Group = Group.CN, Fold = 8)] public readonly ref partial struct V;",
            "The order 5 is too large for C_8. Its turns do not tell the orders m, m + 8 and 8 − m apart, so this "
                + "irrep is that of order 3. Write \"3\"."
        );

    [Theory]
    [InlineData(
        "Group.SO2",
        "[MultiLayerPerceptron(\"{|GDL2111:2x1|}\", \"4x0\")]",
        "commutes with the elements of SO(2) only for 0. Write 0 blocks"
    )]
    [InlineData("Group.SO2", "[Gate(\"{|GDL2106:2x1|}\", \"2x1\")]", "one 0 for each copy with m > 0")]
    [InlineData("Group.SO2", "[SphericalHarmonics(\"{|GDL2107:2x1|}\", \"0 + 1\")]", "only \"1\" is one. Write \"1\".")]
    [InlineData(
        "Group.SO3",
        "[SphericalHarmonics(\"{|GDL2107:2x1|}\", \"0 + 1\")]",
        "only a single copy of l = 1 is one. Write \"1\"."
    )]
    [InlineData(
        "Group.O2",
        "[MultiLayerPerceptron(\"{|GDL2111:0o|}\", \"4x0e\")]",
        "the elements of O(2) only for 0e. Write 0e blocks"
    )]
    public async Task Says_WhatItMeansInTheGroupsOwnIrreps(string group, string attribute, string words)
    {
        IReadOnlyList<string> messages = await Verify.Messages(
            $"[EquivariantModel(Group = {group})] public sealed partial class Net "
                + $"{{ {attribute} private partial Features A(Features x); public Features F(Features x) => A(x); }}"
        );
        Assert.Contains(words, Assert.Single(messages));
    }

    [Fact]
    public Task Says_ThatAFoldIsMissing() =>
        Verify.Says(
            "[Irreps(\"0\", Group = {|GDL1014:Group.CN|})] public readonly ref partial struct V;",
            "CN is a family of groups, one for each N. Without N its irreps are not known. "
                + "Write Group = Group.CN, Fold = 8."
        );

    [Fact]
    public Task Says_ThatThereIsNoFold() =>
        Verify.Says(
            "[Irreps(\"0e\", Group = Group.O3, Fold = {|GDL1014:4|})] public readonly ref partial struct V;",
            "O3 has no fold. Only CN and DN are families of groups, one for each N. "
                + "Remove Fold, or write Group.CN or Group.DN."
        );

    [Fact]
    public Task Says_ThatSpaceHasNoAxis() =>
        Verify.Says(
            "[EquivariantModel(Axis = {|GDL1014:Axis.Z|})] public sealed partial class Net "
                + "{ public Halo F(Halo x) => x; }",
            "O3 turns space about every axis. Only groups of the plane have one axis. "
                + "Remove Axis, or write Group.O2 or Group.SO2."
        );

    [Fact]
    public Task Says_ThatAnAxisIsNone() =>
        Verify.Says(
            "[EquivariantModel(Group = Group.O2, Axis = {|GDL1014:(Axis)7|})] public sealed partial class Net { }",
            "This is not an axis. A plane turns about x, y or z. Write for example Axis = Axis.Z."
        );

    [Theory]
    [InlineData("[Irreps(\"0e\", Fold = {|GDL1014:0|})] public readonly ref partial struct V;")]
    [InlineData("[Irreps(\"0e\", Fold = {|GDL1014:3|})] public readonly ref partial struct V;")]
    [InlineData("[Irreps(\"0e\", Group = Group.O3, Fold = {|GDL1014:0|})] public readonly ref partial struct V;")]
    [InlineData("[Irreps(\"0\", Group = Group.CN, Fold = {|GDL1014:0|})] public readonly ref partial struct V;")]
    [InlineData("[Irreps(\"0e\", Group = Group.DN, Fold = {|GDL1014:65|})] public readonly ref partial struct V;")]
    [InlineData("[EquivariantModel(Fold = {|GDL1014:0|})] public sealed partial class Net { }")]
    [InlineData("[EquivariantModel(Group = {|GDL1014:(Group)9|})] public sealed partial class Net { }")]
    [InlineData("[EquivariantModel(Group = Group.SO3, Axis = {|GDL1014:Axis.Y|})] public sealed partial class Net { }")]
    [InlineData(
        "[EquivariantModel(Group = Group.CN, Fold = 8)] public sealed partial class Net "
            + "{ public int F([Irreps(\"0\", Fold = {|GDL1014:4|})] Features x) => 1; }"
    )]
    public Task Triggers_OnFoldsAndAxes(string source) => Verify.That(source);

    [Fact]
    public Task DoesNotTrigger_OnTheModelsOwnFold() =>
        Verify.That(
            "[EquivariantModel(Group = Group.CN, Fold = 8)] public sealed partial class Net "
                + "{ public Features F([Irreps(\"0 + 4\", Fold = 8)] Features x) => x; }"
        );

    [Fact]
    public Task Says_ThatAFunctionDoesNotCommute() =>
        Verify.Says(
            Model(
                "Group = Group.O2",
                "[Activation(Nonlinearity.ReLU, Input = \"{|GDL2104:4x1|}\", Result = \"4x1\")] "
                    + "private partial Features A(Features x);"
            ),
            "'A' applies ReLU to 4x1. A pointwise function acts on each component alone and does not commute with "
                + "rotation. Use [Gate] or [NormActivation], or apply it to scalars, or use [FourierActivation]."
        );

    [Fact]
    public Task Says_ThatAReflectionChangesTheSign() =>
        Verify.Says(
            Model(
                "Group = Group.O2",
                "[Activation({|GDL2105:Nonlinearity.ReLU|}, Input = \"4x0o\", Result = \"4x0o\")] "
                    + "private partial Features A(Features x);"
            ),
            "'A' applies ReLU to 4x0o and declares 4x0o. Reflections change the sign of a pseudoscalar, and the result "
                + "of this function then does not transform as 4x0o. "
                + "Write an odd function such as Tanh, or an even one such as Abs, which gives 0e."
        );

    [Fact]
    public void PseudoScalar_HasNoBias()
    {
        Assert.Null(CompositionRules.WhyNoBias(new MulIrrep(4, SymmetryGroup.O2.Trivial)));
        Assert.Equal(
            "A bias is added to 4x0o. A constant does not change sign under a reflection, and a pseudoscalar must. "
                + "Remove it, or give it to 0e channels.",
            CompositionRules.WhyNoBias(new MulIrrep(4, SymmetryGroup.O2.Sign!.Value))
        );
    }

    [Fact]
    public Task Says_WhereAPlaneDoesNotBelong() =>
        Verify.Says(
            Model("Group = Group.O3", "public Halo F({|GDL1016:PlaneCloud<Halo>|} c) => c.Features;"),
            "In 'F', PlaneCloud<Halo> belongs to the groups of a plane, but the model to O3. A feature of one group "
                + "has no meaning under the symmetry of the other. "
                + "Take PointCloud<Halo> instead, or write Group = Group.O2 on the model."
        );

    [Fact]
    public Task Says_WhatAConvolutionTakes() =>
        Verify.Says(
            Model(
                "Group = Group.O3",
                "[SteerableConvolution] private partial Hidden C{|GDL2035:(PlaneNeighbourhood e, Hidden x)|};"
            ),
            "[SteerableConvolution] takes a Neighbourhood (or Voxels) and one feature, but 'C' has "
                + "GeoDL.Typed.PlaneNeighbourhood, Hidden. A layer couples features, and each operand must state how "
                + "it transforms. Write a Neighbourhood (or Voxels) and one feature as parameters."
        );

    [Theory]
    [InlineData("Group = Group.SO3", "public int F({|GDL1016:PlaneNeighbourhood|} e) => e.Count;")]
    [InlineData("Group = Group.O3", "public int F({|GDL1016:PlanePositions|} p) => p.Rows;")]
    [InlineData("Group = Group.O2", "[SteerableConvolution] private partial Flat C{|GDL2035:(Positions e, Flat x)|};")]
    public Task Triggers_OnSpacesThatDoNotFit(string group, string members) => Verify.That(Model(group, members));

    [Fact]
    public Task Says_ThatAxesDiffer() =>
        Verify.Says(
            Model(
                "Group = Group.O2, Axis = Axis.Z",
                "public Flat F(PointCloud<Flat> c, {|GDL1016:AboutX|} net) => net.Forward(c);"
            ),
            "In 'F', AboutX belongs to O2, Axis = Axis.X, but the model to O2, Axis = Axis.Z. A feature of one group "
                + "has no meaning under the symmetry of the other. "
                + "Write Group = Group.O2, Axis = Axis.Z on it, or Group = Group.O2, Axis = Axis.X on the model."
        );

    [Theory]
    [InlineData(
        "[Module] private partial {|GDL1016:AboutX|} Inner { get; } "
            + "public Flat F(PointCloud<Flat> c) => Inner.Forward(c);"
    )]
    [InlineData("public Flat F(PointCloud<Flat> c) => {|GDL1016:AboutX.Make(c)|};")]
    [InlineData("public Flat F(PointCloud<Flat> c) { {|GDL1016:AboutX|}? n = null; return c.Features; }")]
    public Task Triggers_OnModelsOfAnotherAxis(string members) =>
        Verify.That(Model("Group = Group.O2, Axis = Axis.Z", members));

    /// <summary>An argument that is not written belongs to an axis too: the helper may make the model.</summary>
    [Fact]
    public Task Triggers_OnAnOptionalModelOfAnotherAxis() =>
        Verify.That(
            Model("Group = Group.O2, Axis = Axis.Z", "public Flat F(PointCloud<Flat> c) => {|GDL1016:Own.F(c)|};")
                + "public static class Own { [Equivariant] public static Flat F(PointCloud<Flat> c, AboutX? n = null) "
                + "=> (n ?? new AboutX()).Forward(c); }"
        );

    /// <summary>A helper has the axis of the models in its declaration; otherwise it has none.</summary>
    [Theory]
    [InlineData("[Equivariant] public static Flat F(PointCloud<Flat> c) => {|GDL1016:new AboutX()|}.Forward(c);")]
    [InlineData(
        "[Equivariant] public static Flat F(PointCloud<Flat> c, AboutX n, {|GDL1016:AboutZ|} m) => n.Forward(c);"
    )]
    [InlineData("[Equivariant] public static Halo F({|GDL1016:PlaneCloud<Halo>|} c) => c.Features;")]
    public Task Triggers_InHelpers(string member) => Verify.That(Around + "public static class Own { " + member + " }");

    [Theory]
    [InlineData("[Equivariant] public static Flat F(PointCloud<Flat> c, AboutX n) => n.Forward(c);")]
    [InlineData("[Equivariant] public static Flat F(PlaneCloud<Flat> c) => c.Features;")]
    [InlineData("[Equivariant] public static PlanePositions F(PlanePositions p) => p;")]
    [InlineData(
        "[Equivariant] [return: Irreps(\"1\", Group = Group.O2)] public static Features F(PlaneNeighbourhood e, "
            + "[Irreps(\"1\", Group = Group.O2)] Features x) => e.Mean(e.Vectors) + x;"
    )]
    public Task DoesNotTrigger_InHelpersOfThePlane(string member) =>
        Verify.That(Around + "public static class Own { " + member + " }");

    [Theory]
    [InlineData("[return: Irreps(\"1\")] public Features F(PlaneCloud<Wide> c) => c.Edges.Sum(c.Edges.Vectors);")]
    [InlineData("public Features F(PlaneCloud<Flat> c) => c.Positions - c.Positions.Mean(c.Batch).Broadcast(c.Batch);")]
    [InlineData("public PlanePositions F(PlaneCloud<Flat> c) => c.Positions + c.Edges.Sum(c.Edges.Vectors);")]
    [InlineData("public Mirrored<Wide> F(Wide x, [Irreps(\"0o\")] PseudoScalars p) => x * p;")]
    [InlineData("public PseudoScalars F([Irreps(\"0o\")] PseudoScalars p) => p.MapOdd(static r => Real.Tanh(r));")]
    [InlineData("public Scalars F(Flat x) => x.Mass.Map(static r => Real.Exp(r));")]
    [InlineData(
        "[SteerableConvolution(MaxDegree = 2)] private partial Wide C(PlaneNeighbourhood e, Wide x); "
            + "public Wide F(PlaneCloud<Wide> c) => C(c.Edges, c.Features);"
    )]
    public Task DoesNotTrigger_InModelsOfThePlane(string members) => Verify.That(Model("Group = Group.O2", members));

    private static string Model(string group, string members) =>
        Around + "[EquivariantModel(" + group + ")] public sealed partial class Net { " + members + " }";
}
