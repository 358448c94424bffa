using System.Text.RegularExpressions;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>What the judge knows of the images of a program.</summary>
/// <param name="Plan">The images.</param>
/// <param name="Grids">The grids that the program makes of them.</param>
/// <param name="Result">The grid of its result, where it is on pixels.</param>
/// <param name="Exact">The group that the program claims to keep; images keep at most quarters of it.</param>
internal sealed partial record ImageSpace(
    ImagePlan Plan,
    IReadOnlyList<ImageGrid> Grids,
    ImageGrid Result,
    SymmetryGroup Exact
)
{
    private const int Smallest = 3,
        Largest = 13;

    /// <summary>The images of a draft; null if it has none.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="claim">What the generated code says that the model keeps; null if it says nothing.</param>
    public static ImageSpace? Of(Draft draft, SymmetryGroup? claim) =>
        draft.Images is not { } plan
            ? null
            : new ImageSpace(
                plan,
                plan.GridsOf(
                    draft.Steps.SelectMany(static s => s.Operands.Append(s.Result)).Select(static v => v.Base)
                ),
                plan[draft.Result?.Base ?? RowBase.Points] ?? plan[RowBase.Points]!,
                claim ?? draft.Group
            );

    /// <summary>The elements of the grid that the program must keep.</summary>
    public SymmetryGroup Kept => GridSymmetry.OnPixels(Exact);

    /// <summary>The size of the images of a scene: one that fits, if there is one.</summary>
    public GridSize SizeOf(SceneKind kind, Random random)
    {
        if (Plan.IsStated || kind is SceneKind.Generic or SceneKind.Symmetric)
            return Plan.Size;
        bool isPeriodic = Plan.Size.IsPeriodic != (kind == SceneKind.Periodic);
        GridSize[] fitting =
        [
            .. from height in Enumerable.Range(Smallest, Largest)
            from width in Enumerable.Range(Smallest, Largest)
            let size = new GridSize(height, width, isPeriodic)
            where
                height * width < 150
                && Grids.All(g => g.SizeOf(size) is not null)
                && Plan.HasLeast(size)
                && ImageTurns.Centre(Grids, size) is not null
            select size,
        ];
        return fitting.Length == 0 ? Plan.Size : fitting[random.Next(fitting.Length)];
    }

    /// <summary>Whether the program claims to keep less than pixels keep of its group.</summary>
    public bool ClaimsLess(SymmetryGroup group) => Kept != GridSymmetry.OnPixels(group);

    /// <summary>Whether an error is what the runtime documents for images that do not fit.</summary>
    public static bool IsMisfit(string error) => Misfit().IsMatch(error);

    /// <summary>Whether images of a size can pass through the program, which throws otherwise.</summary>
    public bool Fits(GridSize images) =>
        Grids.All(g => g.SizeOf(images) is not null) && ImageTurns.Centre(Grids, images) is not null;

    /// <summary>Random motions of the images of a batch: they keep one size, so all turn by odd quarters or
    /// none.</summary>
    /// <param name="images">Their size.</param>
    /// <param name="count">Their number.</param>
    /// <param name="mayExchange">Whether height and width may change places.</param>
    /// <param name="random">The random numbers.</param>
    public PixelMotion[] Motions(GridSize images, int count, bool mayExchange, Random random)
    {
        SymmetryGroup kept = Kept;
        int[] quarters = [.. Enumerable.Range(0, GridSymmetry.Fold).Where(q => q * kept.Fold % GridSymmetry.Fold == 0)];
        bool isOdd = quarters.Contains(1) && !Plan.IsStated && mayExchange;
        if (images.Height != images.Width)
            quarters = [.. quarters.Where(q => q % 2 == 1 == isOdd)];
        // Where the program throws, any motion shows that it does so after it as well.
        bool isFitting = Fits(images);
        int centre = isFitting ? ImageTurns.Centre(Grids, images)!.Value : 0;
        int[] shifts = isFitting ? ImageTurns.Shifts(Grids, images) : [0];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => new PixelMotion(
                    images,
                    quarters[random.Next(quarters.Length)],
                    kept.HasParity && random.Next(2) == 0,
                    centre,
                    (shifts[random.Next(shifts.Length)], shifts[random.Next(shifts.Length)])
                )),
        ];
    }

    [GeneratedRegex(@"fits? images of|turns about other points than|no pixel left without")]
    private static partial Regex Misfit();
}
