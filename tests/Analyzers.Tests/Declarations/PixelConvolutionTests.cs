namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Convolutions over pixels: what a grid keeps of a group, and what a kernel carries.</summary>
public sealed class PixelConvolutionTests
{
    private const string Types = """
        [Irreps("0", Group = Group.SO2)] public readonly ref partial struct Ink;
        [Irreps("4x0 + 4x1", Group = Group.SO2)] public readonly ref partial struct Traits;

        """;

    [Theory]
    [InlineData("Group = Group.SO2, Approximate = 0.03", "Size = 5")]
    [InlineData("Group = Group.SO2, Approximate = 0.03", "Size = 3, MaxDegree = 1, Border = Border.None")]
    [InlineData("Group = Group.SO2, Approximate = 0.1", "Size = 7, Stride = 2, Profile = KernelProfile.Rings")]
    public Task DoesNotTrigger_WhereTheModelSaysWhatItIs(string model, string options) =>
        Verify.That(Model(model, $"[SteerableConvolution({options})] private partial Traits Lift(Pixels p, Ink x);"));

    [Fact]
    public Task DoesNotTrigger_OnTurnsOfASquare() =>
        Verify.That(
            """
            [Irreps("0", Group = Group.CN, Fold = 4)] public readonly ref partial struct Quarter;
            [EquivariantModel(Group = Group.CN, Fold = 4)]
            public sealed partial class Net
            {
                [SteerableConvolution("0", "4x0 + 4x1 + 4x2", Size = 3, Profile = KernelProfile.PixelOrbits)]
                private partial Features Lift(Pixels p, Features x);
                public Features Forward(Grid2<Quarter> g) => Lift(g.Pixels, g.Features);
            }
            """
        );

    [Fact]
    public Task Says_ThatTheModelIsNotExact() =>
        Verify.Says(
            "[{|GDL2131:EquivariantModel|}(Group = Group.SO2)] public sealed partial class Net { "
                + "[SteerableConvolution(Size = 5)] private partial Traits Lift(Pixels p, Ink x); }\n"
                + Types,
            "Layer 'Lift' of Net keeps C_4 of SO(2) exactly. Under the rest it is approximate, and a model that does "
                + "not say so is exact. Write Approximate = 0.03 on the model for layers that deviate by at most 3 %, "
                + "or Group = Group.CN, Fold = 4."
        );

    [Theory]
    [InlineData("Size = {|GDL2112:4|}")]
    [InlineData("Size = {|GDL2112:33|}")]
    [InlineData("Stride = {|GDL2112:0|}")]
    [InlineData("ProfileWidth = {|GDL2112:-1|}")]
    [InlineData("Profile = {|GDL2112:KernelProfile.PixelOrbits|}")]
    [InlineData("Cutoff = {|GDL2130:2.0|}")]
    [InlineData("RadialWidth = {|GDL2130:8|}")]
    [InlineData("Size = 3, MaxDegree = {|GDL2132:2|}")]
    public Task Triggers_OnOptions(string options) =>
        Verify.That(
            Model(
                "Group = Group.SO2, Approximate = 0.01",
                $"[SteerableConvolution({options})] private partial Traits Lift(Pixels p, Ink x);"
            )
        );

    [Fact]
    public Task Triggers_OnWhatTheKernelDoesNotReach() =>
        Verify.That(
            Model(
                "Group = Group.SO2, Approximate = 0.01",
                "[SteerableConvolution(Size = 3)] [return: Irreps(\"{|GDL2133:5|}\")] "
                    + "private partial Features Lift(Pixels p, Ink x);"
            )
        );

    [Theory]
    [InlineData("Approximate = {|GDL2112:0|}")]
    [InlineData("Approximate = {|GDL2112:1.5|}")]
    [InlineData("Approximate = {|GDL2112:-0.1|}")]
    public Task Triggers_OnBounds(string bound) =>
        Verify.That(Model($"Group = Group.SO2, {bound}", "[Linear] private partial Ink Same(Ink x);"));

    [Fact]
    public Task Triggers_OnOptionsOfPixelsOverPoints() =>
        Verify.That(
            Model(
                "Group = Group.SO2",
                "[SteerableConvolution(Size = {|GDL2130:5|})] private partial Traits Lift(PlaneNeighbourhood n, Ink x);"
            )
        );

    [Fact]
    public Task Triggers_OnAliasing() =>
        Verify.That(
            Model(
                "Group = Group.SO2, Approximate = 0.001",
                "[FourierActivation(Samples = {|GDL2146:8|}, Function = Nonlinearity.ReLU)] "
                    + "private partial Traits Act(Traits x);"
            )
        );

    [Theory]
    [InlineData("public Ink Forward(Grid2<Ink> g, {|GDL2147:Blur|} other) => other.Forward(g);")]
    [InlineData(
        "[Module] private partial {|GDL2147:Blur|} First { get; } public Ink Forward(Grid2<Ink> g) => First.Forward(g);"
    )]
    [InlineData("public Ink Forward(Grid2<Ink> g) => {|GDL2147:Store.Net|}.Forward(g);")]
    public Task Triggers_OnModelsThatDeviateMore(string members) =>
        Verify.That(Model("Group = Group.SO2, Approximate = 0.05", members) + Blur);

    [Theory]
    [InlineData("public Ink Forward(Grid2<Ink> g, Blur other) => other.Forward(g);")]
    [InlineData("public Ink Forward(Grid2<Ink> g, Blur other) => Helper.Run(other, g);")]
    public Task DoesNotTrigger_OnModelsThatDeviateAsMuch(string members) =>
        Verify.That(
            Model("Group = Group.SO2, Approximate = 0.1", members)
                + Blur
                + "public static class Helper { "
                + "[Equivariant] public static Ink Run(Blur net, Grid2<Ink> g) => net.Forward(g); }"
        );

    [Fact]
    public Task Triggers_OnHelpersThatHideAModel() =>
        Verify.That(
            Types
                + Blur
                + "public static class Helper { "
                + "[Equivariant] public static Ink Run(Grid2<Ink> g) => {|GDL1016:Store.Net|}.Forward(g); }"
        );

    private const string Blur = """

        [EquivariantModel(Group = Group.SO2, Approximate = 0.1)]
        public sealed partial class Blur
        {
            [SteerableConvolution(Size = 3)] private partial Ink Smooth(Pixels grid, Ink x);
            public Ink Forward(Grid2<Ink> image) => Smooth(image.Pixels, image.Features);
        }
        public static class Store { public static readonly Blur Net = new(); }

        """;

    private static string Model(string model, string members) =>
        Types + $"[EquivariantModel({model})] public sealed partial class Net {{ {members} }}";
}
