namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Mistakes that people make with volumes: each is one diagnostic where it is made.</summary>
public sealed class VolumeMistakeTests
{
    private const string Approximate = "(Approximate = 0.03)";

    [Theory]
    [InlineData("SteerableConvolution(Dilation = {|GDL2130:2|})")]
    [InlineData("SteerableConvolution(Cutoff = {|GDL2130:2|})")]
    [InlineData("SteerableConvolution(Stride = {|GDL2112:3|})")]
    [InlineData("SteerableConvolution(Size = {|GDL2112:4|})")]
    [InlineData("SteerableConvolution(Size = {|GDL2112:13|})")]
    [InlineData("SteerableConvolution(Profile = {|GDL2112:KernelProfile.PixelOrbits|})")]
    [InlineData("SteerableConvolution(Spacing = {|GDL2112:new[] { 1.0, 2.0 }|})")]
    [InlineData("SteerableConvolution(Spacing = {|GDL2112:new[] { 1.0, 1.0, 9.0 }|})")]
    [InlineData("SteerableConvolution(Spacing = new[] { 1.0, 1.0, 2.0 }, Border = {|GDL2112:Border.None|})")]
    public Task Triggers_OnOptionsOfNoUse(string attribute) =>
        Verify.That(
            Model(
                Approximate,
                $$"""
                [{{attribute}}] private partial Ink Lift(Voxels v, Ink x);
                public Ink Forward(Grid3<Ink> volume) => Lift(volume.Voxels, volume.Features);
                """
            )
        );

    [Fact]
    public Task Says_ThatADegreeIsNotCarried() =>
        Verify.Says(
            Model(
                "(Approximate = 0.01)",
                """
                [SteerableConvolution(Size = 3, MaxDegree = {|GDL2132:2|})] private partial Ink Lift(Voxels v, Ink x);
                public Ink Forward(Grid3<Ink> volume) => Lift(volume.Voxels, volume.Features);
                """
            ),
            "'Lift' asks for degree 2, which 3 × 3 × 3 voxels sample with a residual of 2.89 % at best. The model "
                + "allows 1 %, so nothing of this degree is left. Write Size = 5 or MaxDegree = 1."
        );

    [Fact]
    public Task Says_WhatVoxelsKeep() =>
        Verify.Says(
            Model(
                    string.Empty,
                    """
                    [SteerableConvolution] private partial Ink Lift(Voxels v, Ink x);
                    public Ink Forward(Grid3<Ink> volume) => Lift(volume.Voxels, volume.Features);
                    """
                )
                .Replace("[EquivariantModel", "[{|GDL2131:EquivariantModel|}", StringComparison.Ordinal),
            "Layer 'Lift' of Net keeps O_h of O(3) exactly. Under the rest it is approximate, and a model that does "
                + "not say so is exact. Write Approximate = 0.03 on the model for layers that deviate by at most 3 %."
        );

    [Fact]
    public Task Says_WhichSizesAStrideFits() =>
        Verify.Says(
            Model(
                Approximate,
                """
                [SteerableConvolution(Stride = 2)] private partial Ink Down(Voxels v, Ink x);
                public Ink Forward([Shape(9, 9, 8)] Grid3<Ink> volume) =>
                    {|GDL2142:Down(volume.Voxels, volume.Features)|};
                """
            ),
            "'Down' does not fit its grid. A stride of 2 does not fit volumes of 9 × 9 × 8 voxels: counted from both "
                + "sides it would keep other voxels, which breaks the symmetry under rotations. Take a size of 7 or 9 "
                + "instead of 8."
        );

    [Fact]
    public Task Triggers_OnValuesOfDifferentGrids() =>
        Verify.That(
            Model(
                Approximate,
                """
                [SteerableConvolution(Stride = 2)] private partial Ink Down(Voxels v, Ink x);
                public Ink Forward(Grid3<Ink> volume) =>
                    Down(volume.Voxels, volume.Features) + {|GDL3010:volume.Features|};
                """
            )
        );

    [Fact]
    public Task Triggers_OnPoolsOfComponents() =>
        Verify.That(
            Model(
                Approximate,
                """
                [MaxPool] private partial Arrow Pool(Voxels v, {|GDL2140:Arrow|} x);
                public Arrow Forward(Grid3<Arrow> volume) => Pool(volume.Voxels, volume.Features);
                """
            )
        );

    [Fact]
    public Task Triggers_OnRepeatedVoxels() =>
        Verify.That(
            Model(
                Approximate,
                """
                [Upsample(Mode = {|GDL2141:UpsampleMode.Nearest|})] private partial Ink Up(Voxels v, Ink x);
                """
            )
        );

    [Fact]
    public Task Volumes_BelongToGroupsOfSpace() =>
        Verify.Says(
            """
            [Irreps("0", Group = Group.SO2)] public readonly ref partial struct Flat;
            [EquivariantModel(Group = Group.SO2)]
            public sealed partial class Net
            {
                public Flat Forward({|GDL1016:Grid3<Flat>|} volume) => volume.Features;
            }
            """,
            "In 'Forward', Grid3<Flat> belongs to the groups of space, but the model to SO2. A feature of one group "
                + "has no meaning under the symmetry of the other. Write Group = Group.O3 on the model."
        );

    /// <summary>Volumes belong to both groups of space: a marked helper is of the group of its features.</summary>
    [Theory]
    [InlineData("Half(Grid3<Ink> v) => v.Features / 2", "Half(volume)")]
    [InlineData("Half(Voxels v, Ink x) => x / v.Count", "Half(volume.Voxels, volume.Features)")]
    public Task Accepts_HelpersOfSO3(string helper, string call) =>
        Verify.That(
            $$"""
            [Irreps("0", Group = Group.SO3)] public readonly ref partial struct Ink;
            public static class Helpers { [Equivariant] public static Ink {{helper}}; }
            [EquivariantModel(Group = Group.SO3)]
            public sealed partial class Net { public Ink Forward(Grid3<Ink> volume) => Helpers.{{call}}; }
            """
        );

    [Fact]
    public Task GroupConvolutions_AreOfPixels() =>
        Verify.Says(
            """
            [Irreps("0", Group = Group.SO3)] public readonly ref partial struct Ink;
            [EquivariantModel(Group = Group.SO3)]
            public sealed partial class Net
            {
                [GroupConvolution] private partial Ink Lift{|GDL2035:(Voxels v, Ink x)|};
                public Ink Forward(Grid3<Ink> volume) => Lift(volume.Voxels, volume.Features);
            }
            """,
            "[GroupConvolution] takes Pixels (of images, in a model of CN or DN; volumes take [SteerableConvolution]) "
                + "and one feature, but 'Lift' has GeoDL.Typed.Voxels, Ink. A layer couples features, and each operand "
                + "must state how it transforms. Write Pixels (of images, in a model of CN or DN; volumes take "
                + "[SteerableConvolution]) and one feature as parameters."
        );

    private static string Model(string arguments, string members) =>
        $$"""
            [Irreps("0e")] public readonly ref partial struct Ink;
            [Irreps("1o")] public readonly ref partial struct Arrow;
            [EquivariantModel{{arguments}}]
            public sealed partial class Net
            {
                {{members}}
            }
            """;
}
