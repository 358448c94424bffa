using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack.Tests;

/// <summary>The judge sees broken symmetries of models of images, and suspects no others.</summary>
public sealed class ImageJudgeTests
{
    /// <summary>
    /// An input is a scalar and a vector. The models take the responsibility with <c>[AssumeEquivariant]</c>, wrongly.
    /// </summary>
    [Theory]
    [InlineData("SO2", 0, 8, 8, false, "a[i] += i;")]
    [InlineData("SO2", 0, 7, 9, false, "a[i] += a[0];")]
    [InlineData("SO2", 0, 7, 9, false, "a[i] += 0.1 * cloud.Height;")]
    [InlineData("SO2", 0, 8, 8, false, "a[i + 1] += 1e-8;")]
    [InlineData("SO2", 0, 9, 9, false, "a[i] += a[i + 1];")]
    [InlineData("CN", 2, 8, 8, false, "a[i] += a[(i + 3) % a.Length];")]
    [InlineData("CN", 4, 8, 8, true, "a[i] += a[i / row * row + (i + 3) % row];")]
    [InlineData("CN", 4, 6, 8, true, "if (i % image == 0) a[i] += 1;")]
    [InlineData("CN", 8, 6, 8, true, "a[i] += a[i + 1] * a[i + 2];")]
    [InlineData("O2", 0, 7, 7, false, "(a[i + 1], a[i + 2]) = (-a[i + 2], a[i + 1]);")]
    [InlineData("DN", 1, 7, 8, false, "a[i] += a[i + 2];")]
    [InlineData("DN", 4, 7, 7, false, "a[i + 2] *= 1.000001;")]
    [InlineData("CN", 1, 8, 6, true, "a[i] += i % row;")]
    public async Task BrokenSymmetries_AreFound(
        string kind,
        int fold,
        int height,
        int width,
        bool isPeriodic,
        string change
    )
    {
        (Verdict verdict, Judgement? judgement) = await Changed(kind, fold, height, width, isPeriodic, change);
        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.True(judgement!.Kind == JudgementKind.Broken, $"{judgement}");
    }

    /// <summary>What square pixels and the group allow.</summary>
    [Theory]
    [InlineData("SO2", 0, 7, 9, false, "a[i] += Math.Cos(4 * Math.Atan2(a[i + 2], a[i + 1]));")]
    [InlineData("O2", 0, 8, 8, true, "a[i] += Math.Cos(4 * Math.Atan2(a[i + 2], a[i + 1]));")]
    [InlineData("CN", 6, 8, 6, false, "a[i] += a[i + 1] * a[i + 2];")]
    [InlineData("DN", 3, 8, 6, false, "a[i] += a[i + 1];")]
    [InlineData("CN", 1, 5, 6, false, "a[i] += i % image;")]
    [InlineData("CN", 4, 8, 8, false, "a[i] += cloud.Height + cloud.Spacing;")]
    public async Task SymmetriesOfPixels_AreNotSuspected(
        string kind,
        int fold,
        int height,
        int width,
        bool isPeriodic,
        string change
    )
    {
        (Verdict verdict, Judgement? judgement) = await Changed(kind, fold, height, width, isPeriodic, change);
        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.True(judgement!.Kind == JudgementKind.Equivariant, $"{judgement}");
    }

    /// <summary>Layers over grids, with results on a grid that is made of the images'.</summary>
    [Theory]
    [InlineData("SO2", 9, 13, false, "Stride = 2", 2, false)]
    [InlineData("SO2", 8, 12, true, "Stride = 2", 2, false)]
    [InlineData("O2", 9, 7, false, "Border = Border.Reflect", 1, false)]
    [InlineData("SO2", 8, 12, true, "Size = 3", 1, false)]
    [InlineData("SO2", 8, 12, true, "Blocks", 2, true)]
    [InlineData("O2", 6, 8, false, "Blocks", 2, true)]
    public async Task Layers_AreNotSuspected(
        string kind,
        int height,
        int width,
        bool isPeriodic,
        string options,
        int factor,
        bool isBlocks
    )
    {
        ModelSpace space = Space(kind, 0);
        string members = isBlocks
            ? "[NormPool] private partial In Down(Pixels p, In x);"
            : $"[SteerableConvolution({options})] private partial In Down(Pixels p, In x);";
        (Verdict verdict, Judgement? judgement) = await HandWritten.Try(
            HandWritten.Program(
                "P000001",
                members
                    + " public In Forward(PointCloud<In> cloud, Labels species) => "
                    + "Down(cloud.Pixels, cloud.Features);",
                space: space,
                images: new GridSize(height, width, isPeriodic),
                steps: factor == 1 ? [] : [new GridStep(0, factor, isBlocks)]
            ),
            SceneKind.Generic,
            SceneKind.Symmetric,
            SceneKind.Nearest,
            SceneKind.Periodic
        );
        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.True(judgement!.Kind == JudgementKind.Equivariant, $"{judgement}");
    }

    /// <summary>
    /// On a grid that a program makes, a pixel out of its place is seen: here the grid is said to be another one.
    /// </summary>
    [Fact]
    public async Task PixelsOfDerivedGrids_AreFollowed()
    {
        (Verdict verdict, Judgement? judgement) = await HandWritten.Try(
            HandWritten.Program(
                "P000001",
                "[MeanPool] private partial In Down(Pixels p, In x); public In Forward(PointCloud<In> cloud, "
                    + "Labels species) => Down(cloud.Pixels, cloud.Features);",
                space: Space("CN", 4),
                images: new GridSize(8, 8, IsPeriodic: true),
                // As many pixels, but they turn about a pixel.
                steps: GridStep.Coarser(2)
            ),
            SceneKind.Generic
        );
        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.True(judgement!.Kind == JudgementKind.Broken, $"{judgement}");
    }

    /// <summary>What the generated code claims is what is judged: six samples keep a half turn only.</summary>
    [Theory]
    [InlineData("[FourierActivation(Samples = 6)] private partial In Act(In x);", "C_2")]
    [InlineData("[FourierActivation(Samples = 8)] private partial In Act(In x);", "C_4")]
    [InlineData("[FourierActivation(Samples = 5)] private partial In Act(In x);", "C_1")]
    public async Task Claim_IsJudged(string layer, string kept)
    {
        RandomProgram program = HandWritten.Program(
            "P000001",
            "[MeanPool] private partial In Down(Pixels p, In x); "
                + layer
                + " public In Forward(PointCloud<In> cloud, Labels species) => "
                + "Act(Down(cloud.Pixels, cloud.Features).Mean(cloud.Batch).Broadcast(cloud.Batch));",
            space: Space("SO2", 0) with
            {
                Approximate = 1,
            },
            images: new GridSize(6, 8, IsPeriodic: false)
        );
        CompiledBatch batch = await new CompilerHost().Compile([program]);
        Assert.True(batch.Verdicts[0].IsAccepted, string.Join("\n", batch.Verdicts[0].Errors));
        KeptGroup claim = Claims.Of(batch.Compilation, program.Name, program.Draft.Group)!;
        Assert.Equal(kept, claim.Name);
        using LoadedBatch loaded = CompilerHost.Load(batch, [batch.Verdicts[0]], out _)!;
        JudgementKind Judged(KeptGroup group) =>
            new Judge(loaded.EntryOf(program.Name), program.Draft.Space, ImageSpace.Of(program.Draft, group))
                .Run(17, SceneKind.Generic)
                .Kind;
        Assert.Equal(JudgementKind.Equivariant, Judged(claim));
        Assert.Equal(
            kept == "C_4" ? JudgementKind.Equivariant : JudgementKind.Broken,
            Judged(KeptGroup.OfPlane(SymmetryGroup.C(GridSymmetry.Fold)))
        );
    }

    private static Task<(Verdict Verdict, Judgement? Judgement)> Changed(
        string kind,
        int fold,
        int height,
        int width,
        bool isPeriodic,
        string change
    ) =>
        HandWritten.Try(
            HandWritten.Program(
                "P000001",
                $$"""
                public In Forward(PointCloud<In> cloud, Labels species) => Change(cloud, cloud.Features);
                [AssumeEquivariant(Justification = "It is not, or pixels allow it.")]
                private static In Change(PointCloud<In> cloud, In x)
                {
                    double[] a = x.ToRows().ToArray();
                    int row = 3 * cloud.Width, image = a.Length / cloud.ImageCount;
                    for (int i = 0; i < a.Length; i += 3) { {{change}} }
                    return cloud.WithFeatures(Rows<In>.From(a)).Features;
                }
                """,
                space: Space(kind, fold),
                images: new GridSize(height, width, isPeriodic)
            )
        );

    private static ModelSpace Space(string kind, int fold)
    {
        var group = SymmetryGroup.Of(Enum.Parse<Group>(kind), fold);
        return new ModelSpace(group, Domain: Domain.Pixels, Approximate: GridSymmetry.IsExact(group) ? null : 0.1);
    }
}
