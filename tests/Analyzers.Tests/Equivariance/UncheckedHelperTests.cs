namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4006: helpers elsewhere are marked.</summary>
public sealed class UncheckedHelperTests
{
    [Fact]
    public Task Triggers_OnUnmarkedHelper() =>
        Bad.Says(
            "public Hidden F(Hidden h) => {|GDL4006:Tools.Plain(h)|};",
            "'Plain' gets a Hidden but is not marked as equivariant. A helper outside the model is checked only if it "
                + "is marked. Write [Equivariant] on 'Plain'."
        );

    [Theory]
    [InlineData("public Hidden F(Hidden h) => {|GDL4006:h.Steal()|};")]
    [InlineData(
        "public Hidden F(Hidden h) { return Local(h); static Hidden Local(Hidden x) => {|GDL4006:Tools.Plain(x)|}; }"
    )]
    [InlineData("public Hidden F(Hidden h) => Mix({|GDL4006:Tools.Plain(Mix(h))|});")]
    [InlineData("private static class Nested { public static Hidden F(Hidden x) => {|GDL4006:Tools.Plain(x)|}; }")]
    public Task Triggers_OnOtherForms(string members) => Bad.Verify(members);

    /// <summary>What makes a batch has the name of a cloud's property, which is on the closed list.</summary>
    [Theory]
    [InlineData("PointCloud", "", "0e")]
    [InlineData("PlaneCloud", ", Group = Group.O2", "0e")]
    [InlineData("Grid2", ", Group = Group.O2", "0e")]
    [InlineData("Grid3", "", "0e")]
    [InlineData("Graph", "", "0e")]
    [InlineData("Mesh", ", Group = Group.SO2", "0")]
    public Task Triggers_OnMakingABatch(string cloud, string group, string irreps) =>
        Verify.That(
            $$"""
            [Irreps("{{irreps}}"{{group}})] public readonly ref partial struct Ink;
            [EquivariantModel{{(group.Length == 0 ? "" : $"({group[2..]})")}}]
            public sealed partial class Net
            {
                public Ink Forward({{cloud}}<Ink> c) => c.Features;
                public Ink Other(IEnumerable<{{cloud}}<Ink>> all) => {|GDL4001:{{cloud}}.Batch(all)|}.Features;
            }
            """
        );

    [Fact]
    public Task DoesNotTrigger_WhenMarked() =>
        Verify.That(
            "public static class Marked { [Equivariant] public static Hidden Half(Hidden x) => x / 2; }\n"
                + Verify.InModel("public Hidden F(Hidden h) => Marked.Half(h);")
        );

    [Theory]
    [InlineData(
        "public static class T { extension(PointCloud<Hidden> c) { [Equivariant] public double Peek() "
            + "=> {|GDL4001:c.PositionValues|}[0]; } }",
        "c.Peek()"
    )]
    [InlineData(
        "public static class T { public static class U { [Equivariant] public static double "
            + "Peek(PointCloud<Hidden> c) => {|GDL4001:c.PositionValues|}[0]; } }",
        "T.U.Peek(c)"
    )]
    [InlineData(
        "public interface T { [Equivariant] static double Peek(PointCloud<Hidden> c) => "
            + "{|GDL4001:c.PositionValues|}[0]; }",
        "T.Peek(c)"
    )]
    [InlineData(
        "public static partial class T { [Equivariant] public static partial double "
            + "Peek(PointCloud<Hidden> c); public static partial double Peek(PointCloud<Hidden> c) => "
            + "{|GDL4001:c.PositionValues|}[0]; }",
        "T.Peek(c)"
    )]
    public Task Triggers_InsideMarkedHelperOfAnyKind(string helper, string call) =>
        Verify.That(helper + "\n" + Verify.InModel($"public Hidden F(PointCloud<Hidden> c) => {call} * c.Features;"));

    [Fact]
    public Task DoesNotTrigger_OnMarkedExtensionMember() =>
        Verify.That(
            "public static class T { extension(Hidden x) { [Equivariant] public Hidden Half() => x / 2; } }\n"
                + Verify.InModel("public Hidden F(Hidden x) => x.Half();")
        );

    [Fact]
    public Task Triggers_InsideMarkedHelper() =>
        Verify.That(
            """
            public static class Marked
            {
                [Equivariant] public static Hidden Half(Hidden x) => {|GDL4006:Plain(x)|};
                public static Hidden Plain(Hidden x) => x;
            }
            """
        );
}
