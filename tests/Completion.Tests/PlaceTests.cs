namespace GeoDL.Typed.Completion.Tests;

/// <summary>Where irreps are offered, and where not.</summary>
public sealed class PlaceTests
{
    private const string All = "0e 0o 1o 1e 2e 2o 3o 3e";

    [Theory]
    [InlineData("$$")]
    [InlineData("1$$")]
    [InlineData("1o$$")]
    [InlineData("4x$$")]
    [InlineData("4 x $$")]
    [InlineData("4x1$$")]
    [InlineData("8x0e + $$")]
    [InlineData("8x0e + 4x$$ + 2e")]
    [InlineData("mass: $$")]
    [InlineData("mass: 0e + velocity: 2x$$")]
    [InlineData("$$1o")]
    public async Task InSignature_OffersIrreps(string signature) =>
        Assert.Equal(All, await Editor.Irreps($"[Irreps(\"{signature}\")] public readonly ref partial struct Thing;"));

    [Theory]
    [InlineData("1o $$")]
    [InlineData("vel$$")]
    [InlineData("vel$$: 1o")]
    [InlineData("$$4x1o")]
    [InlineData("x$$")]
    [InlineData("4x1o$$x")]
    public async Task WhereNoIrrepCanStand_OffersNothing(string signature) =>
        Assert.Equal(
            string.Empty,
            await Editor.Irreps($"[Irreps(\"{signature}\")] public readonly ref partial struct Thing;")
        );

    [Theory]
    [InlineData("[System.Obsolete(\"$$\")] public class A { }")]
    [InlineData("public class A { public const string S = \"$$\"; }")]
    [InlineData(
        "public partial class A { [Linear(\"1o\", \"1o\", Name = \"$$\")] public partial Features M(Features x); }"
    )]
    [InlineData("[Irreps(\"1o\"$$)] public readonly ref partial struct Thing;")]
    [InlineData("[Irreps(\"\\t$$\")] public readonly ref partial struct Thing;")]
    public async Task Elsewhere_OffersNothing(string source) => Assert.Equal(string.Empty, await Editor.Irreps(source));

    [Theory]
    [InlineData("[Irreps(@\"4x$$\")] public readonly ref partial struct Thing;")]
    [InlineData("[Irreps(\"\"\"4x$$\"\"\")] public readonly ref partial struct Thing;")]
    [InlineData("[Irreps(\"4x$$")]
    [InlineData("public class A { public void M([Irreps(\"$$\")] Features x) { } }")]
    [InlineData("public class A { [return: Irreps(\"$$\")] public Features M() => default; }")]
    [InlineData("public partial class A { [Linear(\"$$\")] public partial Features M(Features x); }")]
    [InlineData("public partial class A { [Linear(\"$$")]
    [InlineData(
        "public partial class A { [TensorProduct(\"1o\", \"$$\", \"\")] public partial Features "
            + "M(Features x, Features y); }"
    )]
    [InlineData("public partial class A { [Activation(Input = \"$$\")] public partial Features M(Features x); }")]
    public async Task InEveryLiteralAndAttribute_EvenUnfinished_OffersIrreps(string source) =>
        Assert.Equal(All, await Editor.Irreps(source));

    [Theory]
    [InlineData("[Irreps(\"$$\", Group = Group.SO3)] public readonly ref partial struct Thing;")]
    [InlineData(
        "[EquivariantModel(Group = Group.SO3)] public sealed partial class A { [Linear(\"$$\", \"\")] "
            + "public partial Features M(Features x); }"
    )]
    [InlineData(
        "[EquivariantModel(Group = Group.SO3)] public sealed partial class A { public void "
            + "M([Irreps(\"4x$$\")] Features x) { } }"
    )]
    public async Task WithoutParity_OffersDegrees(string source) =>
        Assert.Equal("0 1 2 3", await Editor.Irreps(source));

    [Theory]
    [InlineData("Group = Group.SO2", "0 1 2 3")]
    [InlineData("Group = Group.O2", "0e 0o 1 2 3")]
    [InlineData("Group = Group.CN, Fold = 4", "0 1 2")]
    [InlineData("Group = Group.DN, Fold = 4", "0e 0o 1 2e 2o")]
    public async Task InThePlane_OffersOrders(string group, string irreps) =>
        Assert.Equal(
            irreps.Split(' ').Order(),
            (await Editor.Irreps($"[Irreps(\"$$\", {group})] public readonly ref partial struct Thing;"))
                .Split(' ')
                .Order()
        );

    [Theory]
    [InlineData("[Irreps(\"$$\", Group = Group.CN)] public readonly ref partial struct Thing;")]
    [InlineData("[Irreps(\"$$\", Group = Group.DN, Fold = 65)] public readonly ref partial struct Thing;")]
    [InlineData("[Irreps(\"$$\", Group = Group.SO3, Fold = 8)] public readonly ref partial struct Thing;")]
    [InlineData("[Irreps(\"$$\", Fold = 8)] public readonly ref partial struct Thing;")]
    [InlineData("[Irreps(\"$$\", Fold = 0)] public readonly ref partial struct Thing;")]
    [InlineData(
        "[EquivariantModel(Group = Group.CN, Fold = 8)] public sealed partial class A { public void "
            + "M([Irreps(\"$$\", Fold = 4)] Features x) { } }"
    )]
    public async Task GroupThatCannotBeWritten_OffersNothing(string source) =>
        Assert.Equal(string.Empty, await Editor.Irreps(source));
}
