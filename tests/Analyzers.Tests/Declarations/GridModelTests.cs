namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Images in models: what may be used of them, and what belongs outside.</summary>
public sealed class GridModelTests
{
    [Theory]
    [InlineData("public Wide F(Grid2<Wide> g) => g.Features.Mean(g.Batch).Broadcast(g.Pixels);")]
    [InlineData("public Wide F(Grid2<Wide> g) => g.Features + g.Features.Sum(g.Batch).Broadcast(g.Batch);")]
    [InlineData("public Wide F(Grid2<Wide> g) => g.Features - g.Features.Sum(g.Batch).Broadcast(g.Pixels);")]
    [InlineData("public Wide F(Grid2<Wide> g) => g.Count / (g.ImageCount * 1.0) * g.Features;")]
    [InlineData(
        "public Wide F(Grid2<Wide> g) => Spread(g.Pixels.Inside(1).Coarser(2), g.Features.Mean(g.Batch)); "
            + "private static Wide Spread(Pixels p, Wide x) => x.Broadcast(p) * (1.0 / p.Count);"
    )]
    [InlineData("public Scalars F(Grid2<Wide> g, Labels kinds) => g.Batch.OneHot(kinds, 3);")]
    [InlineData("public Wide F(Grid2<Wide> g, Grid2<Wide>? mask = null) => g.Features;")]
    public Task DoesNotTrigger_OnImages(string members) => Verify.That(Model("Group = Group.O2", members));

    [Theory]
    [InlineData("public int F(Grid2<Wide> g) => {|GDL4001:g.Height|};")]
    [InlineData("public int F(Grid2<Wide> g) => {|GDL4001:g.Width|};")]
    [InlineData("public double F(Grid2<Wide> g) => {|GDL4001:g.Spacing|};")]
    [InlineData("public bool F(Grid2<Wide> g) => {|GDL4001:g.IsPeriodic|};")]
    [InlineData("public double F(Grid2<Wide> g) => {|GDL4001:g.Origin|}.X;")]
    [InlineData("public double F(Grid2<Wide> g) => {|GDL4001:g.Rows|}[0, 0];")]
    [InlineData("public Wide F(Grid2<Wide> g) => {|GDL4001:g.Rotate(1)|}.Features;")]
    [InlineData("public Wide F(Grid2<Wide> g) => {|GDL4001:g.Mirror()|}.Features;")]
    [InlineData("public Wide F(Grid2<Wide> g) => {|GDL4001:g.Shift(1, 0)|}.Features;")]
    [InlineData("public object F(Grid2<Wide> g) => {|GDL4001:g.ToTensor(ImageOrder.Nchw)|};")]
    [InlineData("public Labels F(Grid2<Wide> g) => {|GDL4001:Labels.OnPixelsOf(g, [1])|};")]
    [InlineData("public double[] F(string path) => {|GDL4001:NpyFile.Read|}(path).ToDoubles();")]
    public Task Triggers_OnWhatBelongsOutside(string members) => Verify.That(Model("Group = Group.O2", members));

    [Theory]
    [InlineData("public Wide F(Grid2<Wide> g) => g.Features + {|GDL3010:g.Features.Mean(g.Batch)|};")]
    [InlineData("public Wide F(Grid2<Wide> g) => {|GDL3010:g.Features|}.Broadcast(g.Pixels);")]
    [InlineData(
        "public Wide F(Grid2<Wide> g, PlaneCloud<Wide> c) => g.Features.Mean(g.Batch).Broadcast(g.Pixels) + "
            + "{|GDL3010:c.Edges.Sender(c.Features)|};"
    )]
    public Task Triggers_OnMixedRows(string members) => Verify.That(Model("Group = Group.O2", members));

    [Fact]
    public Task Says_WhereAnImageDoesNotBelong() =>
        Verify.Says(
            Model("Group = Group.O3", "public int F({|GDL1016:Grid2<Halo>|} g) => g.Count;"),
            "In 'F', Grid2<Halo> belongs to the groups of a plane, but the model to O3. A feature of one group has no "
                + "meaning under the symmetry of the other. Write Group = Group.O2 on the model."
        );

    [Theory]
    [InlineData("Group = Group.SO3", "public int F({|GDL1016:Pixels|} p) => p.Count;")]
    [InlineData("Group = Group.O3", "[SteerableConvolution] private partial Halo C{|GDL2035:(Pixels p, Halo x)|};")]
    public Task Triggers_OnSpacesThatDoNotFit(string group, string members) => Verify.That(Model(group, members));

    [Fact]
    public Task Says_WhatAConvolutionTakesInAPlane() =>
        Verify.Says(
            Model("Group = Group.O2", "[SteerableConvolution] private partial Wide C{|GDL2035:(Wide x)|};"),
            "[SteerableConvolution] takes a Neighbourhood (or PlaneNeighbourhood, or Pixels) and one feature, but 'C' "
                + "has Wide. A layer couples features, and each operand must state how it transforms. Write a "
                + "Neighbourhood (or PlaneNeighbourhood, or Pixels) and one feature as parameters."
        );

    /// <summary>Features of a larger group enter to be restricted; of the image only the space may be read.</summary>
    [Fact]
    public Task DoesNotTrigger_OnARestrictedImage() =>
        Verify.That(
            Model(
                "Group = Group.SO2",
                "[Restrict] [return: Irreps(\"2x0 + 3x1\")] private partial Features Give(Large x); "
                    + "public Features F(Grid2<Large> g) => "
                    + "Give(g.Features).Mean(g.Batch).Broadcast(g.Pixels) * (1.0 / g.Count / g.ImageCount);"
            ) + "[Irreps(\"2x0e + 3x1\", Group = Group.O2)] public readonly ref partial struct Large;"
        );

    [Theory]
    [InlineData("[Equivariant] public static Wide F(Grid2<Wide> g) => g.Features.Mean(g.Batch).Broadcast(g.Pixels);")]
    [InlineData("[Equivariant] public static int F(Pixels p) => p.Coarser(2).Count;")]
    public Task DoesNotTrigger_InHelpers(string member) =>
        Verify.That(LargerGroupTests.Around + "public static class Own { " + member + " }");

    private static string Model(string group, string members) =>
        LargerGroupTests.Around
        + "[EquivariantModel("
        + group
        + ")] public sealed partial class Net { "
        + members
        + " }";
}
