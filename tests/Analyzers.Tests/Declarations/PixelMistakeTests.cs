namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Mistakes that people make with images: each is one diagnostic where it is made.</summary>
public sealed class PixelMistakeTests
{
    private const string Types = """
        [Irreps("0", Group = Group.SO2)] public readonly ref partial struct Ink;
        [Irreps("4x0 + 4x1", Group = Group.SO2)] public readonly ref partial struct Traits;

        """;

    private const string Turns = "Group = Group.SO2, Approximate = 0.1";

    [Fact]
    public Task Says_WhichSizesAStrideFits() =>
        Verify.Says(
            Model(
                Turns,
                """
                [SteerableConvolution(Size = 5, Stride = 2)] private partial Traits Down(Pixels p, Ink x);
                public Traits Forward([Shape(28, 28)] Grid2<Ink> image) =>
                    {|GDL2142:Down(image.Pixels, image.Features)|};
                """
            ),
            "'Down' does not fit its grid. A stride of 2 does not fit images of 28 × 28 pixels: counted from both "
                + "sides "
                + "it would keep other pixels, which breaks the symmetry under rotations. Take a size of 27 or 29 "
                + "instead "
                + "of 28."
        );

    [Fact]
    public Task Says_WhichSizesBlocksFit() =>
        Verify.Says(
            Model(
                Turns,
                """
                [SteerableConvolution(Size = 5, Border = Border.None)] private partial Traits Lift(Pixels p, Ink x);
                [NormPool] private partial Traits Pool(Pixels p, Traits x);
                public Traits Forward([Shape(29, 30)] Grid2<Ink> image)
                {
                    Traits h = Lift(image.Pixels, image.Features);
                    Pixels inner = image.Pixels.Inside(2);
                    return {|GDL2142:Pool(inner, h)|};
                }
                """
            ),
            "'Pool' does not fit its grid. Blocks of 2 × 2 pixels do not fit images of 25 × 26 pixels: they would "
                + "leave "
                + "a part out at one side, which breaks the symmetry under rotations. Take a size of 24 or 26 "
                + "instead of "
                + "25."
        );

    [Fact]
    public Task Says_WhereAFadeFits() =>
        Verify.Says(
            Model(
                Turns,
                """
                [Fade] private partial Ink End(Pixels p, Ink x);
                public Ink Forward([Shape(28, 28, IsPeriodic = true)] Grid2<Ink> image) =>
                    {|GDL2142:End(image.Pixels, image.Features)|};
                """
            ),
            "'End' does not fit its grid. A fade does not fit periodic images: they have neither sides nor a centre. "
                + "Leave it out, or make the images finite."
        );

    /// <summary>There is no such option: C# says so.</summary>
    [Fact]
    public Task Triggers_OnPaddingAtOneSide() =>
        Verify.That(
            Model(
                Turns,
                "[SteerableConvolution(Size = 5, {|CS0246:PaddingLeft|} = 1)] private partial Traits Lift(Pixels p, "
                    + "Ink x);"
            )
        );

    [Fact]
    public Task Says_ThatVectorsHaveNoLargestValue() =>
        Verify.Says(
            Model(Turns, "[MaxPool] private partial Traits Pool(Pixels p, {|GDL2140:Traits|} x);"),
            "'Pool' takes the largest value of 4x1. Its components change when the image turns, so the largest of one "
                + "component is another pixel's in the turned image. Use [NormPool], which compares norms, or pool "
                + "what a "
                + "gate takes as its scalars."
        );

    [Fact]
    public Task Says_ThatComponentsHaveNoFunctions() =>
        Verify.Says(
            Model(Turns, "[Activation(Nonlinearity.ReLU)] private partial Traits Act({|GDL2104:Traits|} x);"),
            "'Act' applies ReLU to 4x1. A pointwise function acts on each component alone and does not commute with "
                + "rotation. Use [Gate] or [NormActivation], or apply it to scalars, or use [FourierActivation]."
        );

    [Fact]
    public Task Says_WhichOrdersAKernelCarries() =>
        Verify.Says(
            Model(
                "Group = Group.SO2, Approximate = 0.01",
                "[SteerableConvolution(Size = 3, MaxDegree = {|GDL2132:2|})] private partial Traits Lift(Pixels p, "
                    + "Ink x);"
            ),
            "'Lift' asks for order 2, which 3 × 3 pixels sample with a residual of 2.35 % at best. The model allows "
                + "1 %, "
                + "so nothing of this order is left. Write Size = 5 or MaxDegree = 1."
        );

    [Fact]
    public Task Says_ThatSquaresDoNotTurn() =>
        Verify.Says(
            Model(
                Turns,
                "[Upsample(Mode = {|GDL2141:UpsampleMode.Nearest|})] private partial Traits Rise(Pixels p, Traits x);"
            ),
            "'Rise' repeats each pixel as a square, whose edges turn by quarters only. The grid keeps C_4 of SO(2), "
                + "and "
                + "such edges deviate under the rest at any resolution. Remove Mode, which is Bilinear then."
        );

    [Fact]
    public Task Says_WhichGridAValueLivesOn() =>
        Verify.Says(
            Model(
                Turns,
                """
                [SteerableConvolution(Size = 5)] private partial Traits Lift(Pixels p, Ink x);
                [SteerableConvolution(Size = 5, Stride = 2)] private partial Traits Down(Pixels p, Traits x);
                public Traits Forward(Grid2<Ink> image)
                {
                    Traits fine = Lift(image.Pixels, image.Features), coarse = Down(image.Pixels, fine);
                    return coarse + {|GDL3010:fine|};
                }
                """
            ),
            "'fine' lives on 'image.Pixels', but 'coarse' on 'image.Pixels.Coarser(2)'. Values are combined row by "
                + "row, "
                + "so both must have the same rows. Write an [Upsample], a pool or a convolution that ends on "
                + "'image.Pixels.Coarser(2)' there."
        );

    [Fact]
    public Task Says_WhichGridALayerTakes() =>
        Verify.Says(
            Model(
                Turns,
                """
                [MeanPool] private partial Ink Pool(Pixels p, Ink x);
                [Upsample] private partial Ink Rise(Pixels p, Ink x);
                public Ink Forward(Grid2<Ink> image)
                {
                    Ink pooled = Pool(image.Pixels, image.Features);
                    return Rise(image.Pixels.Blocks(2), {|GDL3010:pooled|});
                }
                """
            ),
            "'pooled' lives on 'image.Pixels.Blocks(2)', but 'Rise' takes values on "
                + "'image.Pixels.Blocks(2).Blocks(2)'. "
                + "Values are combined row by row, so both must have the same rows. Write an [Upsample], a pool or a "
                + "convolution that ends on 'image.Pixels.Blocks(2).Blocks(2)' there."
        );

    [Fact]
    public Task Says_WhatAStrideAliases() =>
        Verify.Says(
            Model(
                "Group = Group.SO2, Approximate = 1",
                "[{|GDL5007:SteerableConvolution(Size = 5, Stride = 2, LowPass = false)|}] "
                    + "private partial Traits Down(Pixels p, Ink x); "
                    + "public Traits Forward(Grid2<Ink> image) => Down(image.Pixels, image.Features);"
            ),
            "'Down' keeps one of 2 pixels in each direction and does not smooth first. What changes faster than "
                + "these can "
                + "show returns as something else, which does not turn with the image: C_4 stays exact, but not the "
                + "rest "
                + "of SO(2). Remove LowPass = false."
        );

    [Fact]
    public async Task Says_WhichPathsAreDead()
    {
        string message = Assert.Single(
            await Verify.Messages(
                Model(
                    "Group = Group.SO2, Approximate = 0.01",
                    "[SteerableConvolution(\"0\", \"4x0 + {|GDL2133:4x4|}\", Size = 5)] "
                        + "private partial Features Lift(Pixels p, Features x);"
                )
            )
        );
        Assert.StartsWith("No path of 'Lift' reaches 4x4. Operand and the harmonics that 5 × 5 pixels", message);
    }

    [Fact]
    public Task Says_WhichSizesAKernelHas() =>
        Verify.Says(
            Model(Turns, "[SteerableConvolution(Size = {|GDL2112:4|})] private partial Traits Lift(Pixels p, Ink x);"),
            "The option Size of 'Lift' is 4. The layer is not defined there. Allowed: an odd number of pixels from 1 "
                + "to "
                + "31."
        );

    [Fact]
    public async Task Says_ThatARestrictionGoesDown()
    {
        string message = Assert.Single(
            await Verify.Messages(
                Model(
                    "Group = Group.CN, Fold = 8",
                    "[Restrict] [return: Irreps(\"0 + 1\")] private partial Features Up({|GDL2121:Quarter|} x);"
                ) + "\n[Irreps(\"0 + 1\", Group = Group.CN, Fold = 4)] public readonly ref partial struct Quarter;"
            )
        );
        Assert.Contains("C_4", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_ThatAPlaceIsNoFeature() =>
        Assert.StartsWith(
            "The property 'Width' is not known to be equivariant.",
            Assert.Single(
                await Verify.Messages(
                    Model(Turns, "public Ink Forward(Grid2<Ink> image) => image.Features * {|GDL4001:image.Width|};")
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Says_ThatAGridIsOfTheModelsGroup() =>
        Assert.Contains(
            "Ink belongs to SO2, but the model to O2.",
            Assert.Single(
                await Verify.Messages(
                    Model("Group = Group.O2", "public int Forward(Grid2<{|GDL1016:Ink|}> image) => image.Count;")
                )
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("public Ink Forward([{|GDL2143:Shape|}(0, 29)] Grid2<Ink> image) => image.Features;")]
    [InlineData("private static Ink F([{|GDL2143:Shape|}(29, 29)] Grid2<Ink> image) => image.Features;")]
    [InlineData("public Ink Forward([{|GDL2143:Shape|}(29, 29)] Ink x) => x;")]
    public async Task Says_WhereASizeBelongs(string members) =>
        Assert.EndsWith(
            "has no meaning. It is the size of the images or volumes that a public Forward takes: two numbers of at "
                + "least 1 on a parameter Grid2<T>, as [Shape(29, 29)], or three on Grid3<T>. Write it there, or "
                + "remove it.",
            Assert.Single(await Verify.Messages(Model(Turns, members))),
            StringComparison.Ordinal
        );

    [Fact]
    public Task Says_ThatTheModelIsApproximate() =>
        Verify.Says(
            Model("Group = Group.SO2", "[MeanPool] private partial Ink Pool(Pixels p, Ink x);")
                .Replace("[EquivariantModel", "[{|GDL2131:EquivariantModel|}", StringComparison.Ordinal),
            "Layer 'Pool' of Net keeps C_4 of SO(2) exactly. Under the rest it is approximate, and a model that does "
                + "not "
                + "say so is exact. Write Approximate = 0.03 on the model for layers that deviate by at most 3 %, or "
                + "Group = Group.CN, Fold = 4."
        );

    [Fact]
    public Task Says_WhatAPoolTakes() =>
        Verify.Says(
            Model(Turns, "[MeanPool] private partial Ink Pool{|GDL2035:(PlaneNeighbourhood p, Ink x)|};"),
            "[MeanPool] takes Pixels (of images in a plane) and one feature, but 'Pool' has "
                + "GeoDL.Typed.PlaneNeighbourhood, Ink. A layer couples features, and each operand must state how it "
                + "transforms. Write Pixels (of images in a "
                + "plane) and one feature as parameters."
        );

    /// <summary>What fits, and what is not known, is silent.</summary>
    [Theory]
    [InlineData("Forward([Shape(29, 29)] Grid2<Ink> image) => Down(image.Pixels, image.Features)")]
    [InlineData("Forward([Shape(28, 30, IsPeriodic = true)] Grid2<Ink> image) => Down(image.Pixels, image.Features)")]
    [InlineData("Forward(Grid2<Ink> image) => Down(image.Pixels, image.Features)")]
    [InlineData(
        "Forward([Shape(28, 28)] Grid2<Ink> image, Grid2<Ink> other, bool b) => "
            + "Down((b ? image : other).Pixels, b ? image.Features : other.Features)"
    )]
    [InlineData(
        "Forward([Shape(28, 28)] Grid2<Ink> image) => Down(image.Pixels.Blocks(4), "
            + "Pool(image.Pixels.Blocks(2), Pool(image.Pixels, image.Features)).Mean(image.Batch)"
            + ".Broadcast(image.Pixels.Blocks(4)))"
    )]
    [InlineData(
        "Forward(Grid2<Ink> image) => Down(image.Pixels, image.Features + Rise(image.Pixels, Pool(image.Pixels, "
            + "image.Features)))"
    )]
    [InlineData("Forward(Grid2<Ink> image, Grid2<Ink> other) => Down(image.Pixels, image.Features + other.Features)")]
    [InlineData("Forward(Grid2<Ink> image) => Down(image.Pixels.Inside(1), image.Features)")]
    public Task DoesNotTrigger_WhereGridsFit(string forward) =>
        Verify.That(
            Model(
                Turns,
                "[SteerableConvolution(Size = 5, Stride = 2)] private partial Traits Down(Pixels p, Ink x); "
                    + "[MeanPool] private partial Ink Pool(Pixels p, Ink x); "
                    + "[Upsample] private partial Ink Rise(Pixels p, Ink x); "
                    + $"public Traits {forward};"
            )
        );

    private static string Model(string model, string members) =>
        Types + $"[EquivariantModel({model})] public sealed partial class Net {{ {members} }}";
}
