using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>
/// The images or volumes of a program: the size for which it is composed, and the grids that it makes of them.
/// </summary>
internal sealed class ImagePlan(GridSize size)
{
    /// <summary>Sizes at which strides of two and three, blocks of two and three, and both in turn often fit.</summary>
    private static readonly int[] WithSides = [7, 8, 9, 10, 12, 13, 16, 17],
        Continued = [4, 6, 8, 9, 12],
        OfVolumes = [3, 4, 5, 6, 7],
        OfContinuedVolumes = [3, 4, 6];

    private readonly List<ImageGrid> _grids = [new(RowBase.Points, null, GridStep.Inside(0))];
    private readonly List<(ImageGrid Grid, int Pixels)> _least = [];
    private readonly HashSet<ImageGrid> _used = [];

    /// <summary>The size of the images.</summary>
    public GridSize Size => size;

    /// <summary>The distances of voxels, which layers declare; null where voxels are cubes.</summary>
    public VoxelSpacing? Spacing { get; private init; }

    /// <summary>Whether <c>[Shape]</c> states it, so that images have no other.</summary>
    public bool IsStated { get; set; }

    /// <summary>The grid whose pixels are a base; null if the base is none.</summary>
    public ImageGrid? this[RowBase rows] => _grids.Find(g => g.Rows == rows);

    /// <summary>A random size.</summary>
    public static ImagePlan Random(Random random)
    {
        bool isPeriodic = random.Next(3) == 0;
        int[] sizes = isPeriodic ? Continued : WithSides;
        int height = sizes[random.Next(sizes.Length)];
        // Many mistakes need the height to be another number than the width.
        int width = random.Next(3) == 0 ? height : sizes[random.Next(sizes.Length)];
        return new ImagePlan(new GridSize(height, width, isPeriodic));
    }

    /// <summary>The same of volumes.</summary>
    public static ImagePlan RandomVolumes(Random random)
    {
        bool isPeriodic = random.Next(3) == 0;
        int[] sizes = isPeriodic ? OfContinuedVolumes : OfVolumes;
        int Next() => sizes[random.Next(sizes.Length)];
        int depth = Next();
        bool isCube = random.Next(3) == 0;
        VoxelSpacing[] boxes = [new(0.5, 0.5, 1), new(1, 0.5, 0.5), new(0.5, 1, 0.5), new(1, 0.75, 0.5)];
        return new ImagePlan(new GridSize(isCube ? depth : Next(), isCube ? depth : Next(), isPeriodic, depth))
        {
            Spacing = random.Next(4) == 0 ? boxes[random.Next(boxes.Length)] : null,
        };
    }

    /// <summary>
    /// A grid that is made of another, the same each time; null if it does not fit the size.
    /// </summary>
    /// <param name="from">What it is made of.</param>
    /// <param name="step">How it is made.</param>
    /// <param name="isForced">Whether it is made all the same.</param>
    public ImageGrid? Make(ImageGrid from, GridStep step, bool isForced = false)
    {
        if (step is { Margin: 0, Factor: 1, NeedsSides: false })
            return from;
        if (_grids.Find(g => g.From == from && g.Step == step) is { } known)
            return known;
        var made = new ImageGrid(RowBase.Derived + _grids.Count - 1, from, step);
        if (!isForced && (made.SizeOf(size) is null || ImageTurns.Centre([.. _grids, made], size) is null))
            return null;
        _grids.Add(made);
        return made;
    }

    /// <summary>Something planted makes a grid of the images, whether it fits or not; always true.</summary>
    public bool Use(GridStep step) => _used.Add(Make(_grids[0], step, isForced: true)!) || true;

    /// <summary>A kernel on a grid, which reaches beyond its border and needs pixels there.</summary>
    public bool Needs(ImageGrid grid, int pixels)
    {
        if (grid.SizeOf(size) is { } own && Smallest(own) < pixels)
            return false;
        _least.Add((grid, pixels));
        return true;
    }

    /// <summary>The grids of some bases, with those that they are made of.</summary>
    public IReadOnlyList<ImageGrid> GridsOf(IEnumerable<RowBase> bases)
    {
        var found = new HashSet<ImageGrid>(_used);
        foreach (RowBase rows in bases)
        {
            for (ImageGrid? grid = this[rows]; grid is not null; grid = grid.From)
                found.Add(grid);
        }
        return [.. _grids.Where(found.Contains)];
    }

    /// <summary>Whether kernels find the pixels that they need beyond the borders.</summary>
    public bool HasLeast(GridSize images) =>
        _least.TrueForAll(l => l.Grid.SizeOf(images) is not { } own || Smallest(own) >= l.Pixels);

    private static int Smallest(GridSize size) =>
        Math.Min(Math.Min(size.Height, size.Width), size.IsVolume ? size.Depth : int.MaxValue);
}
