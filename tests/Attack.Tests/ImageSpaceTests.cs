using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack.Tests;

/// <summary>What the judge does with images and volumes, without a program.</summary>
public sealed class ImageSpaceTests
{
    /// <summary>A batch has one size and one spacing, so its volumes exchange the same axes, or none.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void VolumesOfABatch_TurnToOneSizeAndOneSpacing(bool mayExchange)
    {
        int turned = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var plan = ImagePlan.RandomVolumes(random);
            ImageSpace space = Of(plan);
            PixelMotion[] motions = space.Motions(plan.Size, 3, mayExchange, random);
            GridSize size = Assert.Single(motions.Select(static m => m.After).Distinct());
            Assert.True(mayExchange || size == plan.Size);
            VoxelSpacing after = Assert.Single(motions.Select(space.SpacingAfter).Distinct());
            turned += after == space.SpacingAfter(null) ? 0 : 1;
        }
        Assert.NotEqual(0, turned);
    }

    /// <summary>A mistake may return rows of another grid than the program was composed for.</summary>
    [Fact]
    public void Rows_AreOnTheGridThatHasAsMany()
    {
        var plan = new ImagePlan(new GridSize(6, 6, IsPeriodic: false));
        ImageGrid points = plan[RowBase.Points]!,
            blocks = plan.Make(points, GridStep.Blocks(3))!;
        ImageSpace space = Of(plan, blocks);
        Assert.Same(blocks, space.GridOf(plan.Size, 4));
        Assert.Same(points, space.GridOf(plan.Size, 36));
        Assert.Same(blocks, space.GridOf(plan.Size, 5));
    }

    private static ImageSpace Of(ImagePlan plan, ImageGrid? result = null)
    {
        ImageGrid points = plan[RowBase.Points]!;
        return new ImageSpace(
            plan,
            result is null ? [points] : [points, result],
            result ?? points,
            plan.Size.IsVolume
                ? KeptGroup.OnVoxels(SymmetryGroup.O3, VoxelSpacing.Unit)
                : KeptGroup.OfPlane(SymmetryGroup.D(4))
        );
    }
}
