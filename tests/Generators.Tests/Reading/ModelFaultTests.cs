namespace GeoDL.Typed.Generators.Tests.Reading;

public class ModelFaultTests
{
    private const string Features = """
        [Irreps("8x0e + 4x1o")] public readonly ref partial struct Hidden;

        """;

    private const string Block = """
        [EquivariantModel] public sealed partial class Block { [Linear] private partial Hidden Mix(Hidden x); public Hidden Forward(Hidden x) => Mix(x); }

        """;

    [Theory]
    [InlineData("public partial class {|GDL2010:Net|} { }")]
    [InlineData("public sealed partial class {|GDL2011:Net|}<T> { [Linear] private partial Hidden Mix(Hidden x); }")]
    [InlineData("public sealed partial record {|GDL2012:Net|} { [Linear] private partial Hidden Mix(Hidden x); }")]
    [InlineData("public sealed partial class Net : {|GDL2013:Parent|} { }")]
    [InlineData(
        "public sealed partial class Net{|GDL2014:(int width)|} { [Linear] private partial Hidden Mix(Hidden x); }"
    )]
    [InlineData("public sealed partial class Net { public {|GDL2015:Net|}(int width) { } }")]
    [InlineData("public sealed partial class Net { public Net(int width) : this(seed: 3) { } static Net() { } }")]
    [InlineData(
        "public sealed partial class Net { private readonly int {|GDL2016:__width|}; public int Width => __width; }"
    )]
    [InlineData("public sealed partial class Net { public int {|GDL2016:Parameters|} => 3; }")]
    [InlineData("file sealed partial class {|GDL2006:Net|} { }")]
    public void Reports_FormsThatAModelMustNotHave(string declaration) =>
        FaultHost.Check(Features + "public class Parent { }\n[EquivariantModel] " + declaration);

    [Theory]
    [InlineData("private readonly Block {|GDL2017:_inner|} = new();")]
    [InlineData("private Block {|GDL2017:Inner|} { get; } = new();")]
    [InlineData("private readonly Block[] {|GDL2017:_inner|} = [];")]
    [InlineData("private readonly List<Block> {|GDL2017:_inner|} = [];")]
    [InlineData("[Module] private partial Block Inner { get; }")]
    [InlineData("[Module(Repeat = 3)] private partial IReadOnlyList<Block> Blocks { get; }")]
    [InlineData("[Module] private partial {|GDL2021:int|} Inner { get; }")]
    [InlineData("[Module] private partial {|GDL2022:IReadOnlyList<Block>|} Blocks { get; }")]
    [InlineData("[Module(Repeat = 3)] private partial {|GDL2022:Block|} Inner { get; }")]
    [InlineData("[Module(Repeat = {|GDL2022:-1|})] private partial IReadOnlyList<Block> Blocks { get; }")]
    [InlineData("[Module] private Block {|GDL2020:Inner|} => new();")]
    [InlineData("[Module] private static partial Block {|GDL2020:Inner|} { get; }")]
    [InlineData("[Module] private partial Block {|GDL2020:Inner|} { get; set; }")]
    [InlineData("""[Module(Name = {|GDL2043:"in ner"|})] private partial Block Inner { get; }""")]
    [InlineData(
        "[Module] private partial Block Mix { get; } [Linear(Name = \"mix\")] private partial Hidden "
            + "{|GDL2043:Other|}(Hidden x);"
    )]
    public void Reports_Modules(string member) =>
        FaultHost.Check(Features + Block + "[EquivariantModel] public sealed partial class Net { " + member + " }");

    [Theory]
    [InlineData(
        "public Hidden {|GDL2024:Forward|}(PointCloud<Hidden> c) => c.Features; public int Predict => 3;",
        "Predict"
    )]
    [InlineData(
        "public Hidden {|GDL2024:Forward|}(PointCloud<Hidden> c) => c.Features; public sealed class Predict { }",
        "Predict"
    )]
    [InlineData(
        "public Hidden Forward(PointCloud<Hidden> c) => c.Features; public Hidden "
            + "{|GDL2024:Forward|}(in PointCloud<Hidden> c) => c.Features;",
        "Predict(GeoDL.Typed.PointCloud<Hidden>)"
    )]
    [InlineData(
        "public Hidden {|GDL2024:Forward|}(Hidden h) => h; public Rows<Hidden> Predict(Rows<Hidden> h) => h;",
        "Predict(Rows<Hidden>)"
    )]
    [InlineData(
        "public Hidden {|GDL2024:Forward|}(Hidden h) => h; public void Predict(Rows<Hidden> h, "
            + "Rows<Hidden> r) { } public void PredictInto(Rows<Hidden> h, Rows<Hidden> r) { }",
        "PredictInto"
    )]
    public void EachForward_HasAPredictOfItsOwn(string members, string taken) =>
        Assert.Equal(
            ["Net", taken],
            FaultHost.ArgumentsOf(Features + "[EquivariantModel] public sealed partial class Net { " + members + " }")
        );

    [Theory]
    [InlineData(
        "namespace GeoDL.Typed.Generated; public static class {|GDL2025:Coupling_1_1_1|} { public "
            + "sealed class Inner { } }"
    )]
    [InlineData(
        "namespace GeoDL.Typed.Generated { public interface {|GDL2025:IOne|} { } namespace Deeper { "
            + "internal enum {|GDL2025:Two|} { A } } }"
    )]
    [InlineData(
        "namespace GeoDL.Typed { namespace Generated { public delegate void {|GDL2025:Call|}(); public "
            + "record struct {|GDL2025:@class|}(int X); } }"
    )]
    [InlineData(
        "namespace GeoDL.Typed.Generated { [Irreps(\"2x0e\")] public readonly ref partial struct {|GDL2025:Hidden|}; }"
    )]
    [InlineData("namespace GeoDL.Typed { public sealed class {|GDL2025:Generated|}; }")]
    [InlineData(
        "namespace Lab.GeoDL.Typed.Generated { public static class Coupling_1_1_1; } namespace "
            + "GeoDL.Typed.GeneratedToo { public static class Coupling_1_1_1; }"
    )]
    [InlineData("public struct {|GDL2016:nint|} { }")]
    [InlineData(
        "namespace GeoDL { public class {|GDL2016:nint|} { } namespace Typed { public class "
            + "{|GDL2016:nint|} { } } } namespace Lab { public class nint { } }"
    )]
    public void TheNamespaceOfKernels_IsTheGenerators(string source) => FaultHost.Check(source);

    [Fact]
    public void AModel_MustNotContainItselfOnAnyWay()
    {
        string[] arguments =
        [
            .. FaultHost
                .Check(
                    """
                    [EquivariantModel] public sealed partial class {|GDL2018:A|} { [Module] private partial B Next { get; } }
                    [EquivariantModel] public sealed partial class {|GDL2018:B|} { [Module(Repeat = 2)] private partial IReadOnlyList<A> Back { get; } }
                    """
                )[0]
                .Arguments,
        ];

        Assert.Equal(["A", "A → B → A"], arguments);
    }

    [Fact]
    public void ModulesAndModels_StateOneGroup() =>
        Assert.Equal(
            [
                "Inner",
                "Block",
                "SO3",
                "O3",
                "the model",
                "Write Group = Group.O3 on it, or Group = Group.SO3 on the model",
            ],
            FaultHost.ArgumentsOf(
                """
                [EquivariantModel(Group = Group.SO3)] public sealed partial class Block { }
                [EquivariantModel] public sealed partial class Net { [Module] private partial {|GDL1016:Block|} Inner { get; } }
                """
            )
        );

    [Fact]
    public void AModuleOutsideAModel_IsReported() =>
        Assert.Equal(
            ["Inner", "Holder"],
            FaultHost.ArgumentsOf(
                """
                [EquivariantModel] public sealed partial class Block { }
                public partial class Holder { [Module] private Block {|GDL2023:Inner|} => new(); }
                """
            )
        );

    /// <summary>Once each, at the model; what stands in it is not said to be wrong as well.</summary>
    [Theory]
    [InlineData(
        "Group = {|GDL1014:Group.CN|}",
        "CN is a family of groups, one for each N. Without N its irreps are not known. "
            + "Write Group = Group.CN, Fold = 8."
    )]
    [InlineData(
        "Group = Group.O3, Fold = {|GDL1014:4|}",
        "O3 has no fold. Only CN and DN are families of groups, one for each N. "
            + "Remove Fold, or write Group.CN or Group.DN."
    )]
    [InlineData(
        "Group = Group.DN, Fold = {|GDL1014:0|}",
        "The fold 0 is not N of a group DN. N counts the turns of a polygon. Write a number from 1 to 64."
    )]
    [InlineData(
        "Group = Group.CN, Fold = {|GDL1014:65|}",
        "The fold 65 is not N of a group CN. N counts the turns of a polygon. Write a number from 1 to 64."
    )]
    public void AFoldThatDoesNotFit_IsReported(string arguments, string message) =>
        Assert.Equal(
            [message],
            FaultHost.ArgumentsOf(
                $$"""
                [EquivariantModel({{arguments}})] public sealed partial class Net
                {
                    [Linear("4x0", "2x0")] private partial Features Mix(Features x);
                }
                """
            )
        );
}
