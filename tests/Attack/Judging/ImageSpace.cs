using System.Text.RegularExpressions;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>What the judge knows of the images of a program.</summary>
/// <param name="Plan">The images.</param>
/// <param name="Grids">The grids that the program makes of them.</param>
/// <param name="Result">The grid of its result, where it is on pixels.</param>
/// <param name="Kept">What the program claims to keep of its group, or else what pixels keep of it.</param>
internal sealed partial record ImageSpace(
    ImagePlan Plan,
    IReadOnlyList<ImageGrid> Grids,
    ImageGrid Result,
    KeptGroup Kept
)
{
    private const int Smallest = 3,
        Sizes = 13,
        SizesOfVolumes = 5;

    /// <summary>The images of a draft; null if it has none.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="claim">What the generated code says that the model keeps; null if it says nothing.</param>
    public static ImageSpace? Of(Draft draft, KeptGroup? claim) =>
        draft.Images is not { } plan
            ? null
            : new ImageSpace(
                plan,
                plan.GridsOf(
                    draft.Steps.SelectMany(static s => s.Operands.Append(s.Result)).Select(static v => v.Base)
                ),
                plan[draft.Result?.Base ?? RowBase.Points] ?? plan[RowBase.Points]!,
                claim is null ? AllOf(draft) : claim.Intersection(AllOf(draft))
            );

    /// <summary>What the cells of a draft's images keep of its group; null if it has none.</summary>
    public static KeptGroup AllOf(Draft draft) =>
        draft.Images!.Size.IsVolume
            ? KeptGroup.OnVoxels(draft.Group, VoxelSpacing.Unit)
            : KeptGroup.OfPlane(GridSymmetry.OnPixels(draft.Group));

    /// <summary>The size of the images of a scene: one that fits, if there is one.</summary>
    public GridSize SizeOf(SceneKind kind, Random random)
    {
        if (Plan.IsStated || kind is SceneKind.Generic or SceneKind.Symmetric)
            return Plan.Size;
        bool isPeriodic = Plan.Size.IsPeriodic != (kind == SceneKind.Periodic);
        int sizes = Plan.Size.IsVolume ? SizesOfVolumes : Sizes;
        GridSize[] fitting =
        [
            .. from height in Enumerable.Range(Smallest, sizes)
            from width in Enumerable.Range(Smallest, sizes)
            from depth in Plan.Size.IsVolume ? Enumerable.Range(Smallest, sizes) : [0]
            let size = new GridSize(height, width, isPeriodic, depth)
            where
                size.Cells < 150
                && Grids.All(g => g.SizeOf(size) is not null)
                && Plan.HasLeast(size)
                && ImageTurns.Centre(Grids, size) is not null
            select size,
        ];
        return fitting.Length == 0 ? Plan.Size : fitting[random.Next(fitting.Length)];
    }

    /// <summary>
    /// The grid of a table with so many rows an image: that of the result, unless something planted returns another.
    /// </summary>
    public ImageGrid GridOf(GridSize images, int rows) =>
        Grids.Prepend(Result).FirstOrDefault(g => g.SizeOf(images)?.Cells == rows, Result);

    /// <summary>Whether the program claims to keep less than pixels keep of its group.</summary>
    public bool ClaimsLess(Draft draft) => !Kept.Equals(AllOf(draft));

    /// <summary>Whether an error is what the runtime documents for images that do not fit.</summary>
    public static bool IsMisfit(string error) => Misfit().IsMatch(error);

    /// <summary>Whether images of a size can pass through the program, which throws otherwise.</summary>
    public bool Fits(GridSize images) =>
        Grids.All(g => g.SizeOf(images) is not null) && ImageTurns.Centre(Grids, images) is not null;

    /// <summary>The distances of voxels after a motion.</summary>
    public VoxelSpacing SpacingAfter(PixelMotion? motion) =>
        Plan.Spacing is { } declared ? motion?.Turned(declared) ?? declared : new VoxelSpacing(0.5, 0.5, 0.5);

    /// <summary>Random motions of the images of a batch: they keep one size and one spacing, so all turn by odd
    /// quarters or none.</summary>
    /// <param name="images">Their size.</param>
    /// <param name="count">Their number.</param>
    /// <param name="mayExchange">Whether height and width may change places.</param>
    /// <param name="random">The random numbers.</param>
    public PixelMotion[] Motions(GridSize images, int count, bool mayExchange, Random random)
    {
        // Where the program throws, any motion shows that it does so after it as well.
        bool isFitting = Fits(images);
        int centre = isFitting ? ImageTurns.Centre(Grids, images)!.Value : 0;
        int[] shifts = isFitting ? ImageTurns.Shifts(Grids, images) : [0];
        PixelMotion[] all = [.. Kept.Elements.Select(e => new PixelMotion(images, e, centre))];
        PixelMotion[] possible = mayExchange && !Plan.IsStated ? all : [.. all.Where(m => m.After == images)];
        PixelMotion first = possible[random.Next(possible.Length)];
        if (mayExchange && !Plan.IsStated && images.Height != images.Width && !images.IsVolume)
            first = all.FirstOrDefault(m => m.After != images, first);
        PixelMotion[] fitting = [.. all.Where(m => m.After == first.After && SpacingAfter(m) == SpacingAfter(first))];
        int axes = images.IsVolume ? 3 : 2;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                    fitting[random.Next(fitting.Length)] with
                    {
                        Shift = [.. Enumerable.Range(0, axes).Select(_ => shifts[random.Next(shifts.Length)])],
                    }
                ),
        ];
    }

    [GeneratedRegex(
        @"fits? (?:images|volumes) of|fit periodic (?:images|volumes)|"
            + @"turns about other points than|no (?:pixel|voxel) left without"
    )]
    private static partial Regex Misfit();
}
